package io.floodscope.report;

import io.floodscope.result.Band;
import io.floodscope.result.Cause;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Fidelity;
import io.floodscope.result.Fingerprints;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import io.floodscope.result.Series;
import io.floodscope.result.StateChange;
import io.floodscope.result.Topology;
import io.floodscope.result.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Results small enough to read: one of every record, one with nothing, one with names that try to break out. */
public final class SmallRuns {

    private static final long S = 1_000_000_000L;

    /** Markup, quotes, a formula, a control character, an escape sequence, a right-to-left override. */
    public static final String NASTY =
            "=<b onclick=\"x()\">'</script>]]>&amp;\u0007\u001b[31m\u202egnp\u2066\n\uD800{{x}}${y}";

    private SmallRuns() {}

    /** One of every record, with times down to the nanosecond. */
    public static RunResult oneOfEach() {
        return named("one-of-each", "br0", "h1", "00:11:22:33:44:55", "h1/eth0", "a sentence", "default (source)");
    }

    /** Nothing happened. */
    public static RunResult empty() {
        return new RunResult(
                "quiet",
                "",
                1,
                3_600 * S,
                0,
                Verdict.NONE,
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Fingerprints("0", "0", "0"),
                new Fidelity(List.of(), List.of(), List.of()));
    }

    /** States of two entities, and nothing that a line could show. */
    public static RunResult onlyStates() {
        return told(
                List.of(),
                List.of(
                        new Band("br/fdb/0/00:11:22:33:44:55", List.of(new StateChange(0, "on p1"))),
                        new Band(
                                "h/eth0/neigh/10.0.0.1",
                                List.of(new StateChange(0, "REACHABLE"), new StateChange(1_800 * S, "STALE")))));
    }

    /** A stream that loses 5 frames a second all the time. */
    public static RunResult onlyLosses() {
        return losing(List.of(new Outage("a", "b", 0, 3_600 * S, 18_000, Cause.of("loss", "why"))));
    }

    /** Nothing but these losses happened. */
    public static RunResult losing(List<Outage> outages) {
        return told(outages, List.of());
    }

    private static RunResult told(List<Outage> outages, List<Band> bands) {
        RunResult none = empty();
        return new RunResult(
                none.scenario(),
                none.title(),
                none.seed(),
                none.simulatedNanos(),
                none.events(),
                none.verdict(),
                none.expectations(),
                none.floodWindows(),
                outages,
                none.counters(),
                none.series(),
                none.marks(),
                bands,
                none.warnings(),
                none.configuration(),
                none.fingerprint(),
                none.fidelity());
    }

    /** Every text is hostile. */
    public static RunResult nasty() {
        return named(NASTY, NASTY, NASTY, NASTY, NASTY, NASTY, NASTY);
    }

    /** Nothing happened in this network. */
    public static RunResult withTopology(Topology topology) {
        RunResult none = empty();
        return new RunResult(
                none.scenario(),
                none.title(),
                none.seed(),
                none.simulatedNanos(),
                none.events(),
                none.verdict(),
                none.expectations(),
                none.floodWindows(),
                none.outages(),
                none.counters(),
                none.series(),
                none.marks(),
                none.bands(),
                none.warnings(),
                none.configuration(),
                none.fingerprint(),
                none.fidelity(),
                topology);
    }

    private static RunResult named(
            String scenario, String bridge, String host, String mac, String port, String text, String origin) {
        Mark expired = new Mark(301 * S, bridge + "/fdb/4/" + mac, "fdb-expired", text);
        Cause cause = new Cause("A.silent-destination-mac", text, List.of(expired));
        return new RunResult(
                scenario,
                text,
                42,
                600 * S + 1,
                1_234_567,
                Verdict.FAIL,
                List.of(
                        new ExpectationResult(
                                text, Verdict.FAIL, false, "0s", "99 s", 301_000_000_001L, text, "f.yaml:3:5"),
                        new ExpectationResult("fine", Verdict.PASS, true, "<= 5/s", "0.03/s", null, "", "f.yaml:9:5")),
                List.of(
                        new FloodWindow(bridge, 4, mac, 301 * S + 1, 400 * S, false, 99, 297, 198, 11_880, cause),
                        new FloodWindow(bridge, 4, mac, 501 * S, 600 * S + 1, true, 99, 297, 198, 11_880, cause)),
                List.of(new Outage(
                        host, "10.0.0.1", 410 * S, 412 * S + 500_000_000L, 25, Cause.of("D.stale-binding", text))),
                new TreeMap<>(Map.of(port + "/rx-frames", 12L, bridge + "/fdb/expired", 2L)),
                List.of(
                        new Series(port + "/rx-bytes", "bytes", 100 * S, 0, new long[] {
                            10, 10, 10, 5_000_000, 10, 5_000_000
                        }),
                        new Series(port + "/rx-unwanted-bytes", "bytes", 100 * S, 0, new long[] {
                            0, 0, 0, 4_999_990, 0, 4_999_990
                        })),
                List.of(expired, new Mark(400 * S, host, "gateway-refresh", text)),
                List.of(new Band(host, List.of(new StateChange(0, "REACHABLE"), new StateChange(30 * S, text)))),
                List.of(text),
                List.of(new ConfigValue("bridges." + bridge, text, origin)),
                new Fingerprints("00000000000000aa", "00000000000000bb", "00000000000000cc"),
                new Fidelity(List.of("R.MEASURED"), List.of("R.READ"), List.of("R.ASSUMED")),
                new Topology(
                        List.of(new Topology.Device(bridge, "bridge", bridge), new Topology.Device(host, "host", host)),
                        List.of(new Topology.Cable(
                                text,
                                "cable",
                                new Topology.End(bridge, port, 198, 198, 11_880),
                                new Topology.End(host, port, 0, 0, 0),
                                true))));
    }
}
