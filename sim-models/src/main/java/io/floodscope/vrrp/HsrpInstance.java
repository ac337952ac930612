package io.floodscope.vrrp;

import io.floodscope.engine.Phase;
import io.floodscope.engine.Scheduler;
import io.floodscope.engine.Timer;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.VrrpAdvert;
import io.floodscope.probe.Probes;
import io.floodscope.rules.Rule;
import io.floodscope.rules.RuleHits;
import java.util.List;
import java.util.Locale;

/**
 * One router of an HSRP group (RFC 2281): LISTEN after the start, STANDBY when nobody better stands by, ACTIVE when the hold
 * time passes without a hello of the active router. Only active and standby send hellos; the active one's come from the
 * virtual MAC, by which a listener tells them apart. SPEAK is folded into LISTEN: both last one hold time here.
 */
public final class HsrpInstance {

    /** States that are told apart. */
    public enum State {
        /** Not running. */
        INIT,
        /** Runs, neither active nor standby. */
        LISTEN,
        /** First in line. */
        STANDBY,
        /** Owns virtual MAC and addresses. */
        ACTIVE
    }

    private final Scheduler scheduler;
    private final Probes probes;
    private final HsrpConfig config;
    private final VirtualAddressHolder holder;
    private final String entity;
    private final Timer activeTimer;
    private final Timer standbyTimer;
    private final Timer hello;
    private final Frame activeHello;
    private final Frame standbyHello;
    private final Frame resignation;
    private final RuleHits<VrrpRule> rules = new RuleHits<>(VrrpRule.class);
    private State state = State.INIT;
    private boolean carrier = true;

    /** A router that has not started. */
    public HsrpInstance(Scheduler scheduler, Probes probes, HsrpConfig config, VirtualAddressHolder holder) {
        this.scheduler = scheduler;
        this.probes = probes;
        this.config = config;
        this.holder = holder;
        this.entity = "hsrp/" + holder.name() + "/" + config.group();
        this.activeTimer = scheduler.timer(Phase.TIMER, this::activeMissing);
        this.standbyTimer = scheduler.timer(Phase.TIMER, this::standbyMissing);
        this.hello = scheduler.timer(Phase.TIMER, this::sendHello);
        this.activeHello = frame(config.virtualMac(), config.priority());
        this.standbyHello = frame(holder.mac(), config.priority());
        this.resignation = frame(config.virtualMac(), 0);
    }

    private Frame frame(long source, int priority) {
        VrrpAdvert payload = new VrrpAdvert(
                VrrpAdvert.Protocol.HSRP,
                config.group(),
                priority,
                Math.toIntExact(config.helloMillis()),
                holder.primaryAddress(false));
        return Frame.of(config.version() == 1 ? VirtualMac.HSRP_GROUP1 : VirtualMac.HSRP_GROUP2, source, payload);
    }

    /** Starts the router: it listens for one hold time, stands by for another, and is active then if nobody else is. */
    public void start() {
        if (!carrier) {
            return;
        }
        enter(State.LISTEN, "started");
        activeTimer.armIn(2 * holdNanos());
        standbyTimer.armIn(holdNanos());
    }

    /** A polite stop: an active router resigns, and the standby one takes over at once. */
    public void stop() {
        if (state == State.ACTIVE) {
            holder.send(resignation);
        }
        silence("stopped");
    }

    /** Carrier of the interface came or went. */
    public void carrierChanged(boolean up) {
        carrier = up;
        if (!up && state != State.INIT) {
            silence("carrier lost");
        } else if (up && state == State.INIT) {
            start();
        }
    }

    private void silence(String cause) {
        activeTimer.cancel();
        standbyTimer.cancel();
        hello.cancel();
        if (state == State.ACTIVE) {
            config.addresses().forEach(holder::removeAddress);
        }
        enter(State.INIT, cause);
    }

    /**
     * A hello arrived.
     *
     * @param source the frame's Ethernet source: the virtual MAC marks the active router
     */
    public void receive(VrrpAdvert heard, long source) {
        if (heard.protocol() != VrrpAdvert.Protocol.HSRP || heard.group() != config.group() || state == State.INIT) {
            return;
        }
        if (source == config.virtualMac()) {
            heardActive(heard);
        } else if (state == State.STANDBY && better(heard)) {
            hello.cancel();
            enter(State.LISTEN, heard.sender() + " stands by with a higher priority");
            standbyTimer.armIn(holdNanos());
        } else if (state != State.STANDBY) {
            standbyTimer.armIn(holdNanos());
        }
    }

    private void heardActive(VrrpAdvert heard) {
        if (heard.priority() == 0) {
            if (state == State.STANDBY) {
                becomeActive("the active router resigned");
            }
        } else if (state == State.ACTIVE) {
            if (better(heard)) {
                config.addresses().forEach(holder::removeAddress);
                hello.cancel();
                enter(State.LISTEN, heard.sender() + " is active with a higher priority");
                activeTimer.armIn(holdNanos());
                standbyTimer.armIn(holdNanos());
            } else {
                holder.send(activeHello);
            }
        } else if (config.preempt() && !better(heard)) {
            becomeActive("preempts priority " + heard.priority());
        } else {
            activeTimer.armIn(holdNanos());
        }
    }

    private boolean better(VrrpAdvert heard) {
        return heard.priority() > config.priority()
                || (heard.priority() == config.priority()
                        && heard.sender().compareTo(holder.primaryAddress(false)) > 0);
    }

    private void activeMissing() {
        if (state == State.STANDBY) {
            rules.hit(VrrpRule.HSRP_HOLD);
            becomeActive("no hello of the active router within the hold time");
        } else {
            activeTimer.armIn(holdNanos());
        }
    }

    private void standbyMissing() {
        if (state == State.LISTEN) {
            enter(State.STANDBY, "nobody stands by");
            sendHello();
        }
    }

    private void becomeActive(String cause) {
        activeTimer.cancel();
        standbyTimer.cancel();
        enter(State.ACTIVE, cause);
        rules.hit(VrrpRule.HSRP_HELLO_SOURCE);
        for (IpAddress address : config.addresses()) {
            holder.addAddress(address, config.virtualMac());
        }
        sendHello();
        for (IpAddress address : config.addresses()) {
            holder.send(Announcement.GRATUITOUS_REQUEST.frame(config.virtualMac(), address));
        }
    }

    private void sendHello() {
        holder.send(state == State.ACTIVE ? activeHello : standbyHello);
        hello.armIn(config.helloMillis() * 1_000_000L);
    }

    private long holdNanos() {
        return config.holdMillis() * 1_000_000L;
    }

    private void enter(State next, String cause) {
        if (next == state) {
            return;
        }
        state = next;
        probes.band(entity).enter(scheduler.nowNanos(), next.name());
        probes.mark(
                scheduler.nowNanos(),
                entity,
                "hsrp-" + next.name().toLowerCase(Locale.ROOT),
                holder.name() + ": " + cause);
    }

    /** The state it is in. */
    public State state() {
        return state;
    }

    /** How it is configured. */
    public HsrpConfig config() {
        return config;
    }

    /** Rules that acted. */
    public List<Rule> ruleHits() {
        return rules.hits();
    }
}
