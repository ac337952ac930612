package io.floodscope.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.Flagship;
import io.floodscope.report.SmallRuns;
import io.floodscope.result.Cause;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.RunResult;
import io.floodscope.result.Series;
import io.floodscope.result.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunFactsTest {

    private static final long S = 1_000_000_000L;

    @Test
    void overlappingFloodsOfTwoBridgesCountOnce() {
        RunFacts facts = new RunFacts(Flagship.asItWas());

        assertThat(facts.floods()).hasSize(19);
        assertThat(facts.floodedNanos()).isEqualTo((9 * 549 + 10 * 333) * S);
        assertThat(facts.floodGroups()).extracting(FloodGroup::bridge).containsExactly("br-int", "br-bond");
    }

    @Test
    void patternNamesRhythmAndRunsOfEqualLengths() {
        assertThat(WindowPattern.describe(windows(1_125, 549, 549, 549, 333, 333)))
                .isEqualTo("5 windows ending every 1,125 s: 3 of 549 s from 576 s, then 2 of 333 s from 4,167 s");
    }

    @Test
    void wholeSecondAgingDoesNotHideTheRhythm() {
        List<FloodWindow> windows = new ArrayList<>(windows(1_125, 549, 549, 549));
        windows.add(window(4 * 1_125 * S - 549 * S - 900_000_000L, 4 * 1_125 * S + 5_000_000L, true));

        assertThat(WindowPattern.describe(windows))
                .startsWith("4 windows ending every 1,125 s: 3 of 549 s")
                .endsWith("still going on at the end");
    }

    @Test
    void fewOrIrregularWindowsAreListed() {
        assertThat(WindowPattern.describe(windows(1_125, 549, 333))).isEqualTo("576-1,125, 1,917-2,250 s");
        assertThat(WindowPattern.describe(List.of(
                        window(0, 10 * S, false),
                        window(50 * S, 90 * S, false),
                        window(400 * S, 402 * S, false),
                        window(700 * S, 777 * S, false),
                        window(900 * S, 1_000 * S, false))))
                .isEqualTo("5 windows: 0-10, 50-90, 400-402 s and 2 more");
    }

    @Test
    void trafficOfAPortIsPutTogetherFromWhateverWasRecorded() {
        RunResult wantedAndUnwanted = with(
                new Series("vm/eth0/rx_wanted", "bytes", 10 * S, 0, new long[] {5, 5, 5, 5, 5, 5, 9}),
                new Series("vm/eth0/rx_unwanted", "bytes", 10 * S, 0, new long[] {0, 100}),
                new Series("vm/eth0/tx", "bytes", 10 * S, 0, new long[] {1}),
                new Series("vm/queue", "frames", 10 * S, 0, new long[] {1}));

        List<PortTraffic> ports = PortTraffic.of(wantedAndUnwanted);

        assertThat(ports).hasSize(1);
        assertThat(ports.get(0).total()).containsExactly(5, 105, 5, 5, 5, 5);
        assertThat(ports.get(0).unwanted()).containsExactly(0, 100, 0, 0, 0, 0);
        assertThat(ports.get(0).peakUnwantedBitsPerSecond()).isEqualTo(80);
        assertThat(ports.get(0).meanUnwantedBitsPerSecond()).isEqualTo(80);
    }

    @Test
    void sentencesDifferInKind() {
        assertThat(new RunFacts(SmallRuns.empty()).verdictSentence())
                .isEqualTo("Nothing was expected, so there is no verdict.");
        assertThat(new RunFacts(SmallRuns.oneOfEach()).happening())
                .startsWith("Flooding: 3m 18s in 2 bursts (33.0 % of the run)");
    }

    private static List<FloodWindow> windows(long period, long... lengths) {
        List<FloodWindow> windows = new ArrayList<>();
        for (int i = 0; i < lengths.length; i++) {
            long end = (i + 1) * period * S;
            windows.add(window(end - lengths[i] * S, end, false));
        }
        return windows;
    }

    private static FloodWindow window(long start, long end, boolean open) {
        return new FloodWindow("br", 4, "00:00:00:00:00:01", start, end, open, 1, 2, 1, 60, Cause.of("A.x", "why"));
    }

    private static RunResult with(Series... series) {
        RunResult r = SmallRuns.empty();
        return new RunResult(
                r.scenario(),
                "",
                1,
                60 * S,
                0,
                Verdict.NONE,
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                List.of(series),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                r.fingerprint(),
                r.fidelity());
    }
}
