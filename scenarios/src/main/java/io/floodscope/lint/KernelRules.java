package io.floodscope.lint;

import io.floodscope.lint.LintFacts.Bridge;
import io.floodscope.lint.LintFacts.Kernel;
import io.floodscope.lint.LintFacts.Threshold;
import java.util.List;

/** Neighbour settings of Linux machines, among themselves and against the bridges. */
final class KernelRules {

    private KernelRules() {}

    static void check(LintFacts facts, List<LintFinding> out) {
        for (Kernel kernel : facts.kernels) {
            timers(kernel, facts.bridges, out);
            thresholds(kernel, out);
            kernel.slips()
                    .forEach(r ->
                            out.add(new LintFinding(LintRule.KERNEL_UNIT_SLIP, "", r.text(), r.span(), List.of())));
            kernel.differences()
                    .forEach(r -> out.add(
                            new LintFinding(LintRule.DEVICE_DIFFERS_FROM_DEFAULT, "", r.text(), r.span(), List.of())));
        }
    }

    private static void timers(Kernel kernel, List<Bridge> bridges, List<LintFinding> out) {
        Setting reachable = kernel.reachable();
        Setting delay = kernel.delay();
        if (reachable == null || delay == null) {
            return;
        }
        if (reachable.nanos() < delay.nanos()) {
            out.add(new LintFinding(
                    LintRule.REACHABLE_BELOW_DELAY,
                    "\'" + kernel.name() + "\'",
                    "{}: " + reachable.text() + " < " + delay.text(),
                    reachable.span(),
                    List.of(delay.span())));
        }
        // REACHABLE is drawn up to 1.5 times the base; then DELAY; then a probe, whose answer teaches the bridge.
        long longest = reachable.nanos() > Long.MAX_VALUE / 4 ? Long.MAX_VALUE / 2 : reachable.nanos() / 2 * 3;
        Setting asks = reachable.derived(
                "time between two probes", longest + Math.min(delay.nanos(), Long.MAX_VALUE / 4), "1.5 x base + delay");
        for (Bridge bridge : bridges) {
            boolean near = kernel.component() == -1 || kernel.component() == bridge.component();
            if (near && bridge.aging().forgetsWithin(asks)) {
                out.add(new LintFinding(
                        LintRule.NEIGHBOUR_OUTLIVES_FDB,
                        "\'" + kernel.name() + "\'",
                        "{}: " + asks.text() + " > "
                                + bridge.aging().text() + " - 1s on '" + bridge.name()
                                + "': what it sends to a quiet neighbour is flooded in between",
                        bridge.aging().span(),
                        List.of(reachable.span(), delay.span())));
            }
        }
    }

    private static void thresholds(Kernel kernel, List<LintFinding> out) {
        List<Threshold> all = kernel.thresholds();
        for (int i = 1; i < all.size(); i++) {
            Threshold low = all.get(i - 1);
            Threshold high = all.get(i);
            if (low.value() > high.value()) {
                out.add(new LintFinding(
                        LintRule.GC_THRESHOLDS_OUT_OF_ORDER,
                        "\'" + kernel.name() + "\'",
                        "{}: " + low.name() + " " + low.value() + " ("
                                + low.span().display() + ") > " + high.name() + " " + high.value() + " ("
                                + high.span().display() + ")",
                        low.span(),
                        List.of(high.span())));
            }
        }
        if (all.size() == 3 && kernel.entries() >= all.get(2).value() * 9 / 10 && kernel.entries() > 0) {
            Threshold most = all.get(2);
            out.add(new LintFinding(
                    LintRule.NEIGHBOUR_TABLE_NEARLY_FULL,
                    "\'" + kernel.name() + "\'",
                    "{}: " + kernel.entries() + " entries, gc_thresh3 " + most.value() + " ("
                            + most.span().display() + "); the count is over all namespaces of the machine",
                    most.span(),
                    List.of()));
        }
    }
}
