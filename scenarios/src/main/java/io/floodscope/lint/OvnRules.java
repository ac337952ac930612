package io.floodscope.lint;

import io.floodscope.imports.RouterThreshold;
import io.floodscope.lint.LintFacts.Bridge;
import io.floodscope.text.Durations;
import java.util.List;

/** Ageing of OVN's MAC bindings: thresholds, sampling, and the bridge below. */
final class OvnRules {

    private static final long SECOND = 1_000_000_000L;

    private OvnRules() {}

    static void check(LintFacts facts, List<LintFinding> out) {
        for (RouterThreshold router : facts.routers) {
            list(router, out);
            long largest = router.largestSeconds();
            if (router.bad() == null && largest == 0) {
                add(
                        out,
                        LintRule.OVN_BINDINGS_NEVER_AGE,
                        router,
                        "mac_binding_age_threshold "
                                + (router.text() == null ? "is not set" : "'" + router.text() + "' is 0")
                                + ": bindings of this router never age (0 = off)");
            }
            if (largest >= 100_000) {
                add(
                        out,
                        LintRule.OVN_THRESHOLD_UNIT_SLIP,
                        router,
                        "threshold " + largest + " s is " + largest / 86_400 + " days; was "
                                + Durations.format(largest * 1_000_000L) + " meant?");
            }
            if (largest > 0) {
                sampling(router, facts.ovn, out);
                facts.bridges.forEach(bridge -> bridge(router, bridge, largest, out));
            }
        }
        for (LintFacts.Unstamped each : facts.unstamped) {
            out.add(new LintFinding(
                    LintRule.OVN_ROWS_WITHOUT_TIMESTAMP,
                    "",
                    each.rows() + (each.rows() == 1 ? " row" : " rows") + " of " + each.table()
                            + " without a timestamp: the release is older than ageing of this table",
                    each.span(),
                    List.of()));
        }
    }

    private static void list(RouterThreshold router, List<LintFinding> out) {
        if (router.bad() != null) {
            add(
                    out,
                    LintRule.OVN_THRESHOLD_LIST_INVALID,
                    router,
                    "'" + router.bad()
                            + "' is no threshold ('[CIDR:]SECONDS' with ';' between): ageing is off for this router");
            return;
        }
        if (router.defaults() > 1) {
            add(
                    out,
                    LintRule.OVN_SEVERAL_DEFAULTS,
                    router,
                    "'" + router.text() + "' has " + router.defaults()
                            + " entries without a prefix; only the last one, " + router.defaultSeconds() + "s, counts");
        }
        if (router.smallestSeconds() < router.largestSeconds()) {
            add(
                    out,
                    LintRule.OVN_SMALLEST_THRESHOLD_SAMPLES,
                    router,
                    "controllers sample by the smallest threshold, " + router.smallestSeconds()
                            + "s, for all addresses, also those with " + router.largestSeconds() + "s");
        }
    }

    private static void sampling(
            RouterThreshold router, @org.jspecify.annotations.Nullable OvnRelease ovn, List<LintFinding> out) {
        if (ovn == null) {
            return;
        }
        if (ovn.poll() == 0) {
            add(
                    out,
                    LintRule.OVN_NEVER_REFRESHES,
                    router,
                    "OVN " + ovn.version()
                            + (ovn.ages()
                                    ? " deletes bindings in use every " + router.smallestSeconds()
                                            + "s; the next packet asks again"
                                    : " has no ageing; the threshold has no effect"));
            return;
        }
        if (ovn.poll() + ovn.skip() >= 16) {
            long threshold = router.smallestSeconds() * SECOND;
            add(
                    out,
                    LintRule.OVN_POLL_PLUS_SKIP,
                    router,
                    "OVN " + ovn.version() + ": poll "
                            + Durations.format(threshold / 16 * ovn.poll()) + " + skip "
                            + Durations.format(threshold / 16 * ovn.skip()) + " >= threshold "
                            + Durations.format(threshold)
                            + ": a binding in use that is younger than the skip period at one poll is deleted before the next");
        }
    }

    private static void bridge(RouterThreshold router, Bridge bridge, long seconds, List<LintFinding> out) {
        Setting threshold = Setting.seconds(
                "mac_binding_age_threshold", seconds, "", router.where().span());
        if (bridge.aging().forgetsWithin(threshold)) {
            out.add(new LintFinding(
                    LintRule.OVN_BINDING_OUTLIVES_FDB,
                    "'" + bridge.name() + "'",
                    "router '" + router.router() + "': " + threshold.text() + " > "
                            + bridge.aging().text() + " - 1s on '" + bridge.name()
                            + "': what is routed to a quiet host is flooded there",
                    bridge.aging().span(),
                    List.of(threshold.span())));
        }
    }

    private static void add(List<LintFinding> out, LintRule rule, RouterThreshold router, String text) {
        out.add(new LintFinding(
                rule,
                "'" + router.router() + "'",
                "router {}: " + text,
                router.where().span(),
                List.of()));
    }
}
