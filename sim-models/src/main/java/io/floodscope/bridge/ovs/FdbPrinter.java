package io.floodscope.bridge.ovs;

import io.floodscope.bridge.fdb.FdbStatistics;
import io.floodscope.bridge.fdb.MacEntry;
import io.floodscope.net.addr.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints tables as {@code ovs-appctl} does, byte for byte (OVS spec section 3). */
public final class FdbPrinter {

    private FdbPrinter() {}

    /** {@code fdb/show}: a header and one line per entry, least recently refreshed first. */
    public static List<String> show(OvsBridge bridge) {
        List<String> out = new ArrayList<>();
        out.add(" port  VLAN  MAC                Age");
        for (MacEntry entry : bridge.fdb()) {
            int ofport = bridge.portNumbered(entry.port()).ofport();
            String port = ofport == OvsBridge.LOCAL ? "LOCAL" : String.valueOf(ofport);
            String age = entry.isStatic() ? "static" : String.format(Locale.ROOT, "%3d", bridge.ageSeconds(entry));
            out.add(String.format(
                    Locale.ROOT, "%5s  %4d  %s  %s", port, entry.vlan(), MacAddress.format(entry.mac()), age));
        }
        return out;
    }

    /** {@code fdb/show} with {@code --format json}, as Open vSwitch prints it since 3.6: a list on one line. */
    public static String json(OvsBridge bridge) {
        StringBuilder out = new StringBuilder("[");
        for (MacEntry entry : bridge.fdb()) {
            int ofport = bridge.portNumbered(entry.port()).ofport();
            out.append(out.length() == 1 ? "{" : ",{");
            if (!entry.isStatic()) {
                out.append("\"age\":").append(bridge.ageSeconds(entry)).append(',');
            }
            out.append("\"mac\":\"").append(MacAddress.format(entry.mac())).append("\",\"port\":");
            out.append(ofport == OvsBridge.LOCAL ? "\"LOCAL\"" : String.valueOf(ofport));
            out.append(entry.isStatic() ? ",\"static\":true" : "");
            out.append(",\"vlan\":").append(entry.vlan()).append('}');
        }
        return out.append(']').toString();
    }

    /**
     * {@code fdb/stats-show}.
     *
     * @throws IllegalStateException if the version has no such command
     */
    public static List<String> statistics(OvsBridge bridge) {
        OvsProfile profile = bridge.host().profile();
        if (!profile.hasStatistics()) {
            throw new IllegalStateException("profile " + profile.name() + " has no fdb/stats-show");
        }
        FdbStatistics s = bridge.statistics();
        List<String> out = new ArrayList<>();
        out.add("Statistics for bridge \"" + bridge.bridgeName() + "\":");
        out.add("  Current/maximum MAC entries in the table: " + s.current() + "/" + s.maximum());
        if (profile.hasStaticEntries()) {
            out.add("  Current static MAC entries in the table : " + s.statics());
        }
        out.add("  Total number of learned MAC entries     : " + s.learned());
        out.add("  Total number of expired MAC entries     : " + s.expired());
        out.add("  Total number of evicted MAC entries     : " + s.evicted());
        out.add("  Total number of port moved MAC entries  : " + s.moved());
        return out;
    }
}
