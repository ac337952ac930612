package io.floodscope.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check of outages says of several values, of none, and of a packet that leaves when the run ends. */
class OutageValuesTest {

    private static final String TWO_CUTS = """
            run: {until: 60s}
            bridges:
              sw: {kind: switch}
            hosts:
              a: {bridge: sw, ip: 10.0.0.1/24}
              b: {bridge: sw, ip: 10.0.0.2/24, cable: {latency: %s}}
            traffic:
              p: {type: udp, from: a, to: b, packets: 10/s}
            events:
              - {at: 10.05s, do: set-loss, cable: b, loss: 1, frames: data}
              - {at: 11.05s, do: set-loss, cable: b, loss: 0}
              - {at: 20.05s, do: set-loss, cable: b, loss: 1, frames: data}
              - {at: 24.05s, do: set-loss, cable: b, loss: 0}
            assert:
              - {metric: %s, on: p, %s}
            """;

    @TempDir
    Path temp;

    private ExpectationResult judged(String latency, String metric, String bound) {
        return ScenarioText.run(temp, TWO_CUTS.formatted(latency, metric, bound))
                .result()
                .expectations()
                .get(0);
    }

    @Test
    void aFailedListShowsTheValueThatBreaksTheBoundAndAllOthers() {
        ExpectationResult check = judged("0s", "outage_lengths", "max: 2s");

        assertThat(check.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(check.got()).isEqualTo("4s on p, of 1s, 4s");
    }

    @Test
    void aListWithoutValuesNamesTheMetricThatCounts() {
        ExpectationResult check = judged("0s", "outage_lengths", "after: 30s, max: 2s");

        assertThat(check.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(check.got()).isEqualTo("nothing to measure: there was no outage; for none assert 'outages'");
    }

    /** The packet of the last instant is under way for a millisecond when the run ends: that is no outage. */
    @Test
    void aPacketThatLeavesAtTheEndIsNotLost() {
        assertThat(judged("1ms", "outages", "equals: 2").verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged("1ms", "lost_frames", "equals: 50").verdict()).isEqualTo(Verdict.PASS);
    }
}
