package io.floodscope.conform.ovn;

import io.floodscope.engine.Scheduler;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.ovn.LogicalRouterPort;
import io.floodscope.ovn.MacBinding;
import io.floodscope.ovn.OvnChassis;
import io.floodscope.ovn.OvnObserver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The events of a derived timeline, as maps of their fields, and the comparison with the expected ones. */
final class TimelineLog implements OvnObserver {

    /** Cause of rows that an action wrote or deleted; these are inputs, not events. */
    static final String BY_OPERATOR = "by operator";

    private final Scheduler scheduler;
    private final TraceAxis axis;
    private final List<Map<String, String>> events = new ArrayList<>();

    TimelineLog(Scheduler scheduler, TraceAxis axis) {
        this.scheduler = scheduler;
        this.axis = axis;
    }

    private Map<String, String> event(String name, IpAddress ip) {
        Map<String, String> event = new TreeMap<>();
        event.put("t_ms", String.valueOf(Math.round(axis.millis(scheduler.nowNanos()))));
        event.put("event", name);
        event.put("ip", ip.toString());
        events.add(event);
        return event;
    }

    @Override
    public void cacheInserted(OvnChassis chassis, LogicalRouterPort port, IpAddress ip) {
        event("cache-insert", ip);
    }

    @Override
    public void cacheRemoved(OvnChassis chassis, LogicalRouterPort port, IpAddress ip, String why) {
        event("cache-remove", ip);
    }

    @Override
    public void clockReset(OvnChassis chassis, LogicalRouterPort port, IpAddress ip) {
        event("clock-reset", ip);
    }

    @Override
    public void bindingInserted(MacBinding row) {
        written(row);
    }

    @Override
    public void bindingMacChanged(MacBinding row) {
        written(row);
    }

    private void written(MacBinding row) {
        if (!row.lastCause().equals(BY_OPERATOR)) {
            event("row-written", row.ip()).put("mac", MacAddress.format(row.mac()));
        }
    }

    @Override
    public void bindingDeleted(MacBinding row) {
        if (!row.lastCause().equals(BY_OPERATOR)) {
            event("row-deleted", row.ip());
        }
    }

    @Override
    public void proposalProbe(LogicalRouterPort port, IpAddress ip, int number, Frame frame) {
        ArpPacket arp = (ArpPacket) frame.payload();
        Map<String, String> event = event("probe", ip);
        event.put("probe_number", String.valueOf(number));
        event.put("kind", "arp-request");
        event.put("spa", arp.spa().toString());
        event.put("tpa", arp.tpa().toString());
        event.put("eth_dst", MacAddress.format(frame.dst()));
        event.put("vlan", frame.vlan() == Vlan.UNTAGGED ? "null" : String.valueOf(frame.vlan()));
    }

    @Override
    public void proposalWarning(LogicalRouterPort port, IpAddress ip, int number, String text) {
        Map<String, String> event = event("warning", ip);
        event.put("text", text);
        event.put("probe_number", String.valueOf(number));
    }

    @Override
    public void notLearned(LogicalRouterPort port, IpAddress ip) {
        event("not-learned", ip);
    }

    @Override
    public void filtered(LogicalRouterPort port, IpAddress ip) {
        event("not-seen-by-controller", ip);
    }

    /** Compares per instant and address in order, every field of the expected event but {@code why}. */
    Optional<String> compare(List<JsonNode> expected) {
        Map<String, List<Map<String, String>>> want = new TreeMap<>();
        for (JsonNode json : expected) {
            Map<String, String> event = fields(json);
            want.computeIfAbsent(slot(event), s -> new ArrayList<>()).add(event);
        }
        Map<String, List<Map<String, String>>> got = new TreeMap<>();
        for (Map<String, String> event : events) {
            got.computeIfAbsent(slot(event), s -> new ArrayList<>()).add(event);
        }
        for (String slot : want.keySet()) {
            List<Map<String, String>> found = got.getOrDefault(slot, List.of());
            if (!agree(want.getOrDefault(slot, List.of()), found)) {
                return Optional.of("at " + slot + ": expected " + want.get(slot) + ", got " + found);
            }
        }
        return got.keySet().stream()
                .filter(slot -> !want.containsKey(slot))
                .findFirst()
                .map(slot -> "at " + slot + ": expected nothing, got " + got.get(slot));
    }

    private static boolean agree(List<Map<String, String>> want, List<Map<String, String>> got) {
        if (want.size() != got.size()) {
            return false;
        }
        for (int i = 0; i < want.size(); i++) {
            Map<String, String> found = new LinkedHashMap<>(got.get(i));
            found.keySet().retainAll(want.get(i).keySet());
            if (!want.get(i).equals(new TreeMap<>(found))) {
                return false;
            }
        }
        return true;
    }

    private static String slot(Map<String, String> event) {
        return event.get("t_ms") + " ms " + event.get("ip");
    }

    private static Map<String, String> fields(JsonNode json) {
        Map<String, String> event = new TreeMap<>();
        json.properties().forEach(field -> {
            if (!"why".equals(field.getKey())) {
                JsonNode value = field.getValue();
                event.put(field.getKey(), value.isString() ? value.asString() : value.toString());
            }
        });
        return event;
    }
}
