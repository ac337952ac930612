package io.floodscope.lint;

import io.floodscope.imports.FdbStats;
import io.floodscope.lint.LintFacts.Bridge;
import io.floodscope.lint.LintFacts.Kind;
import java.util.List;

/** Effective against configured aging, and tables that are full or incomplete. */
final class BridgeRules {

    private static final long SECOND = 1_000_000_000L;

    private BridgeRules() {}

    static void check(LintFacts facts, List<LintFinding> out) {
        for (Bridge bridge : facts.bridges) {
            if (bridge.kind() == Kind.OVS && bridge.configured() != null) {
                ovs(bridge, bridge.configured(), out);
            }
            if (bridge.kind() == Kind.LINUX && bridge.aging().nanos() < 15 * SECOND) {
                out.add(new LintFinding(
                        LintRule.AGING_UNIT_SLIP,
                        "",
                        "'" + bridge.name() + "': " + bridge.aging().text()
                                + (bridge.configured() == null
                                        ? ""
                                        : " is configured as " + bridge.configured()
                                                + ", counted in 1/100 s by ip and sysfs")
                                + "; was " + shown(bridge) + " meant?",
                        bridge.aging().span(),
                        List.of()));
            }
            for (int vlan : bridge.floodVlans()) {
                out.add(new LintFinding(
                        LintRule.VLAN_WITHOUT_LEARNING,
                        "",
                        "'" + bridge.name() + "' learns nothing in VLAN " + vlan
                                + " (flood_vlans): every frame goes to " + "all its ports",
                        bridge.span(),
                        List.of()));
            }
            if (bridge.tableSize() > 0 && bridge.hosts() > bridge.tableSize()) {
                out.add(new LintFinding(
                        LintRule.MAC_TABLE_FULL,
                        "",
                        "'" + bridge.name() + "': " + bridge.hosts() + " hosts > mac-table-size " + bridge.tableSize()
                                + ": each new MAC throws out another",
                        bridge.span(),
                        List.of()));
            }
        }
        facts.stats.forEach(stats -> full(stats, out));
        facts.missing.forEach(each -> out.add(new LintFinding(
                LintRule.NEXT_HOP_NOT_IN_FDB,
                "",
                each.text() + ": frames to it are flooded now",
                each.neighbours().get(0).where().span(),
                List.of())));
    }

    private static String shown(Bridge bridge) {
        return bridge.configured() == null ? "a longer time" : bridge.configured() + "s";
    }

    private static void ovs(Bridge bridge, String configured, List<LintFinding> out) {
        boolean number = configured.matches("\\d{1,15}");
        long seconds = number ? Long.parseLong(configured) : 0;
        String says =
                "'" + bridge.name() + "': mac-aging-time is configured as " + configured + "s but Open vSwitch uses ";
        LintRule rule = null;
        String text = says + bridge.aging().nanos() / SECOND + "s";
        if (seconds > 3600) {
            rule = LintRule.OVS_AGING_ABOVE_MAXIMUM;
            text = configured + "s > 3600s: " + text;
        } else if (seconds == 0) {
            rule = LintRule.OVS_AGING_MEANS_DEFAULT;
            text = "'" + bridge.name() + "': mac-aging-time '" + configured + "' is "
                    + (number ? "0" : "no number of seconds") + ": Open vSwitch uses its default of 300s";
        } else if (seconds < 15) {
            rule = LintRule.OVS_AGING_BELOW_MINIMUM;
            text = configured + "s < 15s: " + text;
        }
        if (rule != null) {
            out.add(new LintFinding(rule, "", text, bridge.aging().span(), List.of()));
        }
        if (seconds >= 15_000 && seconds % 1000 == 0) {
            out.add(new LintFinding(
                    LintRule.AGING_UNIT_SLIP,
                    "",
                    "'" + bridge.name() + "': mac-aging-time " + configured + " is in seconds; was " + seconds / 1000
                            + "s (given in ms) meant?",
                    bridge.aging().span(),
                    List.of()));
        }
    }

    private static void full(FdbStats stats, List<LintFinding> out) {
        long evicted = stats.evicted() == null ? 0 : stats.evicted();
        if (stats.maximum() > 0 && (stats.current() >= stats.maximum() || evicted > 0)) {
            out.add(new LintFinding(
                    LintRule.MAC_TABLE_FULL,
                    "",
                    "\'" + stats.bridge() + "': " + stats.current() + " of " + stats.maximum() + " MACs, " + evicted
                            + " thrown out so far to make room",
                    stats.where().span(),
                    List.of()));
        }
    }
}
