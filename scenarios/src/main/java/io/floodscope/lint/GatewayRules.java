package io.floodscope.lint;

import io.floodscope.lint.LintFacts.Bridge;
import io.floodscope.lint.LintFacts.Gateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The verdict table for gateways (specification of gateways and fabrics, section 8) and the vendors' rules. A bridge learns
 * the gateway's virtual MAC V only from frames with V as Ethernet source; hosts send to V. So the question is how long V may
 * be silent, against the aging time A of every bridge on the way.
 */
final class GatewayRules {

    private static final long SECOND = 1_000_000_000L;

    private GatewayRules() {}

    static void check(LintFacts facts, List<LintFinding> out) {
        for (Gateway gateway : facts.gateways) {
            List<Bridge> near = facts.bridges.stream()
                    .filter(b -> gateway.components().contains(b.component()))
                    .toList();
            towardsGateway(gateway, near, out);
            for (Bridge bridge : near) {
                towardsHosts(gateway, bridge, out);
                vendors(gateway, bridge, out);
            }
        }
    }

    private static void towardsGateway(Gateway gateway, List<Bridge> near, List<LintFinding> out) {
        if (gateway.dataFromVirtual()) {
            return;
        }
        Setting heard = heard(gateway);
        for (Bridge bridge : near) {
            if (heard == null) {
                silent(gateway, bridge, out);
            } else if (bridge.aging().forgetsWithin(heard)) {
                tooSlow(gateway, bridge, heard, out);
                someFixed(bridge, near, heard, out);
            }
        }
    }

    private static void silent(Gateway gateway, Bridge bridge, List<LintFinding> out) {
        boolean asked = gateway.replyFromVirtual();
        String how = asked
                ? "' sends from its virtual MAC only when a host asks, and a TCP sender does not ask: what it sends later than "
                        + bridge.aging().text() + " after the last answer is flooded on {}"
                : "' answers and routes from its real MAC and sends nothing else: its virtual MAC is never learned on {}, and "
                        + "all traffic to it is flooded whatever the aging time";
        out.add(new LintFinding(
                asked ? LintRule.GATEWAY_NEVER_REFRESHED : LintRule.GATEWAY_NEVER_LEARNED,
                quoted(bridge),
                "gateway '" + gateway.name() + how,
                gateway.span(),
                List.of(bridge.aging().span())));
    }

    private static void tooSlow(Gateway gateway, Bridge bridge, Setting heard, List<LintFinding> out) {
        long safe = (heard.nanos() + SECOND - 1) / SECOND + 1;
        String limit = bridge.kind() == LintFacts.Kind.OVS && safe > 3600
                ? ", which Open vSwitch cannot do (3600s at most)"
                : "";
        boolean byRefresh = heard.equals(gateway.refresh());
        out.add(new LintFinding(
                byRefresh ? LintRule.GATEWAY_REFRESH_SLOWER_THAN_FDB : LintRule.GATEWAY_ANNOUNCEMENT_SLOWER_THAN_FDB,
                quoted(bridge),
                "gateway '" + gateway.name() + "': " + heard.text() + " > "
                        + bridge.aging().text() + " - 1s on {}: " + consequence(heard, bridge) + "; safe from " + safe
                        + "s on" + limit,
                bridge.aging().span(),
                List.of(heard.span())));
    }

    private static void someFixed(Bridge open, List<Bridge> near, Setting heard, List<LintFinding> out) {
        for (Bridge fixed : near) {
            if (fixed.component() == open.component() && !fixed.aging().forgetsWithin(heard)) {
                out.add(new LintFinding(
                        LintRule.ONLY_SOME_BRIDGES_FIXED,
                        quoted(fixed),
                        "{} remembers long enough, " + fixed.aging().text() + " - 1s >= " + heard.text() + ", but '"
                                + open.name() + "' on the same path does not: "
                                + open.aging().text()
                                + "; copies remain there",
                        open.aging().span(),
                        List.of(fixed.aging().span(), heard.span())));
            }
        }
    }

    private static String quoted(Bridge bridge) {
        return "'" + bridge.name() + "'";
    }

    /** What makes the virtual MAC known again most often, without a host asking; null if nothing does. */
    static @Nullable Setting heard(Gateway gateway) {
        List<Setting> all = new ArrayList<>();
        if (gateway.periodic() != null) {
            all.add(gateway.periodic());
        }
        Setting refresh = gateway.refresh();
        if (refresh != null && gateway.refreshFromVirtual()) {
            all.add(refresh);
        }
        Setting best = null;
        for (Setting each : all) {
            best = best == null || each.nanos() < best.nanos() ? each : best;
        }
        return best;
    }

    private static String consequence(Setting heard, Bridge bridge) {
        double share = 1 - (double) bridge.aging().nanos() / heard.nanos();
        if (share <= 0) {
            return "flooded for up to 1s each time, as the table counts whole seconds";
        }
        return bridge.drops()
                ? "frames to the gateway are dropped between two of them"
                : String.format(
                        Locale.ROOT,
                        "flooded %.1f %% of the time with one TCP sender, (1 - A/P)^N with N",
                        100 * share);
    }

    private static void towardsHosts(Gateway gateway, Bridge bridge, List<LintFinding> out) {
        Setting refresh = gateway.refresh();
        // Forwarded traffic confirms nothing, so a Linux router asks every 15 to 50 s and hosts never fall silent.
        if (gateway.profile().startsWith("linux-")
                && !gateway.arpTimeout().note().isEmpty()) {
            return;
        }
        Setting keeps = refresh == null ? gateway.arpTimeout() : refresh;
        if (bridge.aging().forgetsWithin(keeps)) {
            out.add(new LintFinding(
                    LintRule.GATEWAY_ARP_OUTLIVES_FDB,
                    quoted(bridge),
                    "gateway '" + gateway.name() + "': " + keeps.text() + " > "
                            + bridge.aging().text() + " - 1s on {}: traffic to a host that sends nothing is "
                            + (bridge.drops() ? "lost" : "flooded") + " in between",
                    bridge.aging().span(),
                    List.of(keeps.span())));
        }
    }

    private static void vendors(Gateway gateway, Bridge bridge, List<LintFinding> out) {
        Setting arp = gateway.arpTimeout();
        Setting aging = bridge.aging();
        if (gateway.profile().startsWith("juniper-") && aging.nanos() < arp.nanos() + 600 * SECOND) {
            out.add(new LintFinding(
                    LintRule.JUNIPER_MAC_AGING_MARGIN,
                    quoted(bridge),
                    "{}: " + aging.text() + " < " + arp.text() + " of gateway '" + gateway.name() + "' + 600s",
                    aging.span(),
                    List.of(arp.span())));
        }
        if (gateway.profile().startsWith("cisco-") && aging.nanos() < arp.nanos()) {
            out.add(new LintFinding(
                    LintRule.CISCO_CAM_BELOW_ARP,
                    quoted(bridge),
                    "{}: " + aging.text() + " < " + arp.text() + " of gateway '" + gateway.name() + "'",
                    aging.span(),
                    List.of(arp.span())));
        }
    }
}
