package io.floodscope.conform.neigh;

import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.vrrp.GarpSchedule;
import io.floodscope.vrrp.VrrpConfig;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads a keepalived configuration as far as traces use it: one VRRP instance. */
final class Keepalived {

    private final List<String> words;
    private final List<IpAddress> addresses = new ArrayList<>();
    private int at;
    private int version = 2;
    private int vrid = -1;
    private int priority = 100;
    private long advertMillis = 1_000;
    private boolean virtualMac;
    private boolean advertsFromBase;
    private boolean preempt = true;
    private long preemptDelayMillis;
    private boolean higherPrioSendAdvert;
    private int downTimerAdverts = 3;
    private int repeat = GarpSchedule.DEFAULT.repeat();
    private long delayMillis = GarpSchedule.DEFAULT.delayMillis();
    private long refreshMillis = GarpSchedule.DEFAULT.refreshMillis();
    private int refreshRepeat = GarpSchedule.DEFAULT.refreshRepeat();
    private int lowerPrioRepeat = GarpSchedule.DEFAULT.lowerPrioRepeat();
    private long lowerPrioDelayMillis = GarpSchedule.DEFAULT.lowerPrioDelayMillis();
    private boolean strict;
    private long intervalMicros = GarpSchedule.DEFAULT.intervalMicros();
    private long naIntervalMicros = GarpSchedule.DEFAULT.naIntervalMicros();

    private Keepalived(String text) {
        this.words = List.of(text.replaceAll("[#!].*", "")
                .replace("{", " { ")
                .replace("}", " } ")
                .strip()
                .split("\\s+"));
    }

    /** The VRRP instance of a configuration. */
    static VrrpConfig parse(String text) {
        Keepalived parser = new Keepalived(text);
        while (parser.at < parser.words.size()) {
            parser.statement(parser.next());
        }
        GarpSchedule garp = new GarpSchedule(
                parser.repeat,
                parser.delayMillis,
                parser.refreshMillis,
                parser.refreshRepeat,
                parser.lowerPrioRepeat,
                parser.lowerPrioDelayMillis,
                parser.intervalMicros,
                parser.naIntervalMicros);
        return new VrrpConfig(
                parser.version,
                parser.vrid,
                parser.priority,
                parser.advertMillis,
                parser.addresses,
                parser.virtualMac,
                parser.advertsFromBase,
                parser.preempt,
                parser.preempt ? parser.preemptDelayMillis : 0,
                parser.higherPrioSendAdvert,
                parser.downTimerAdverts,
                parser.strict ? garp.strict() : garp);
    }

    private String next() {
        if (at >= words.size()) {
            throw new UnsupportedTraceException("a keepalived configuration ends in the middle of a statement");
        }
        return words.get(at++);
    }

    private int number() {
        return Integer.parseInt(next());
    }

    /** Seconds, perhaps with decimals. */
    private long millis() {
        return new BigDecimal(next()).movePointRight(3).longValue();
    }

    private long micros() {
        return new BigDecimal(next()).movePointRight(6).longValue();
    }

    private void statement(String keyword) {
        switch (keyword) {
            case "{", "}", "global_defs" -> {}
            case "vrrp_strict" -> strict = true;
            case "vrrp_instance",
                    "router_id",
                    "vrrp_startup_delay",
                    "state",
                    "interface",
                    "auth_type",
                    "auth_pass",
                    "mcast_src_ip",
                    "unicast_src_ip",
                    "debug" -> next();
            case "authentication",
                    "dynamic_interfaces",
                    "allow_if_changes",
                    "promote_secondaries",
                    "enable_script_security" -> {}
            case "track_interface" -> skipBlock();
            case "vrrp_version", "version" -> version = number();
            case "virtual_router_id" -> vrid = number();
            case "priority" -> priority = number();
            case "advert_int" -> advertMillis = millis();
            case "nopreempt" -> preempt = false;
            case "preempt" -> preempt = true;
            case "use_vmac" -> {
                virtualMac = true;
                skipInterfaceName();
            }
            case "vmac_xmit_base" -> advertsFromBase = true;
            case "preempt_delay" -> preemptDelayMillis = millis();
            case "down_timer_adverts" -> downTimerAdverts = number();
            case "higher_prio_send_advert", "vrrp_higher_prio_send_advert" -> {
                higherPrioSendAdvert = truth();
            }
            case "virtual_ipaddress" -> virtualAddresses();
            default -> announcements(keyword);
        }
    }

    private void announcements(String keyword) {
        boolean global = keyword.startsWith("vrrp_garp");
        String name = global ? keyword.substring(5) : keyword;
        switch (name) {
            case "garp_master_repeat" -> {
                repeat = number();
                lowerPrioRepeat = global ? repeat : lowerPrioRepeat;
            }
            case "garp_master_delay" -> {
                delayMillis = millis();
                lowerPrioDelayMillis = global ? delayMillis : lowerPrioDelayMillis;
            }
            case "garp_master_refresh" -> refreshMillis = millis();
            case "garp_master_refresh_repeat" -> refreshRepeat = number();
            case "garp_lower_prio_repeat" -> lowerPrioRepeat = number();
            case "garp_lower_prio_delay" -> lowerPrioDelayMillis = millis();
            case "garp_interval" -> intervalMicros = micros();
            case "gna_interval", "vrrp_gna_interval" -> naIntervalMicros = micros();
            case "vrrp_min_garp" -> minimise();
            default -> throw new UnsupportedTraceException("unknown keyword in a keepalived configuration: " + keyword);
        }
    }

    /** {@code vrrp_min_garp}: one frame and no second burst, unless later statements say otherwise. */
    private void minimise() {
        if (truth()) {
            repeat = GarpSchedule.MIN_GARP.repeat();
            delayMillis = GarpSchedule.MIN_GARP.delayMillis();
            refreshRepeat = GarpSchedule.MIN_GARP.refreshRepeat();
            lowerPrioRepeat = GarpSchedule.MIN_GARP.lowerPrioRepeat();
            lowerPrioDelayMillis = GarpSchedule.MIN_GARP.lowerPrioDelayMillis();
        }
    }

    private void skipInterfaceName() {
        if (at < words.size() && words.get(at).matches("(vrrp|vmac)[^_]*|\\$\\w+")) {
            at++;
        }
    }

    /** An optional word for yes or no behind a keyword; the keyword alone means yes. */
    private boolean truth() {
        boolean written = at < words.size() && words.get(at).matches("on|true|yes|off|false|no");
        return !written || next().matches("on|true|yes");
    }

    private void skipBlock() {
        for (String word = next(); !word.equals("}"); ) {
            word = next();
        }
    }

    private void virtualAddresses() {
        String word = next();
        if (!word.equals("{")) {
            throw new UnsupportedTraceException("virtual_ipaddress without a block");
        }
        for (word = next(); !word.equals("}"); word = next()) {
            String address = word.contains("/") ? word.substring(0, word.indexOf('/')) : word;
            IpAddress.tryParse(address).ifPresent(addresses::add);
        }
    }
}
