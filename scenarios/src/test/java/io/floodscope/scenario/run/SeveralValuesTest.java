package io.floodscope.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics with several values, with one and with none. */
class SeveralValuesTest {

    /** The cable is dead for 20 s and for 60 s, and ARP never notices: the entry is permanent. */
    private static final String TWO_OUTAGES = """
            run: {until: 5m}
            bridges:
              sw: {kind: switch}
            hosts:
              a: {bridge: sw, ip: 10.0.0.1/24, neighbours: [{ip: 10.0.0.2, mac: "02:00:00:00:00:02"}]}
              b: {bridge: sw, ip: 10.0.0.2/24, mac: "02:00:00:00:00:02"}
            traffic:
              p: {type: udp, from: a, to: b, packets: 10/s}
            events:
              - {at: 30s, do: set-loss, cable: b, loss: 1}
              - {at: 50s, do: set-loss, cable: b, loss: 0}
              - {at: 2m, do: set-loss, cable: b, loss: 1}
              - {at: 3m, do: set-loss, cable: b, loss: 0}
            assert:
            """;

    @TempDir
    Path temp;

    private ExpectationResult check(String body, String assertion) {
        return ScenarioText.run(temp, body + "  - " + assertion + "\n")
                .result()
                .expectations()
                .get(0);
    }

    @Test
    void eachValueMustHoldWithoutStat() {
        assertThat(check(TWO_OUTAGES, "{metric: outage_lengths, on: p, max: 30s}")
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(check(TWO_OUTAGES, "{metric: outage_lengths, on: p, equals: [20s, 60s], tolerance: 200ms}")
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void statMakesOneFigureOfThem() {
        assertThat(check(TWO_OUTAGES, "{metric: outage_lengths, on: p, stat: max, equals: 60s, tolerance: 200ms}")
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(check(TWO_OUTAGES, "{metric: outage_lengths, on: p, stat: min, equals: 20s, tolerance: 200ms}")
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(check(TWO_OUTAGES, "{metric: outage_lengths, on: p, stat: mean, equals: 40s, tolerance: 200ms}")
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void theLongestOfNoneIsZeroAndNamesNoMoment() {
        ExpectationResult result = check(TWO_OUTAGES, "{metric: outage_lengths, after: 4m, stat: max, max: 1s}");

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.got()).isEqualTo("0s");
    }

    @Test
    void noValueFailsAndSaysWhatToAssertInstead() {
        ExpectationResult lengths = check(TWO_OUTAGES, "{metric: outage_lengths, on: p, after: 4m, max: 1s}");
        assertThat(lengths.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(lengths.got()).isEqualTo("nothing to measure: there was no outage; for none assert 'outages'");
        assertThat(check(TWO_OUTAGES, "{metric: flood_starts, on: sw, after: 4m, max: 1s}")
                        .got())
                .isEqualTo("nothing to measure: there was no flood; for none assert 'flood_windows'");
        assertThat(check(TWO_OUTAGES, "{metric: outage_starts, on: p, after: 4m, stat: max, max: 1s}")
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void aCounterThatDoesNotExistFailsWithTheNearestName() {
        ExpectationResult result = check(TWO_OUTAGES, "{metric: counter, counter: a/eth0/rx_frame, max: 1000000}");

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.got())
                .isEqualTo(
                        "nothing to measure: no counter is called 'a/eth0/rx_frame'; did you mean 'a/eth0/rx_frames'?");
    }

    @Test
    void aNeighbourMayBeWrittenInAnyForm() {
        ExpectationResult result = check(
                """
                run: {until: 10s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  a: {bridge: sw, ip: "2001:db8::1/64"}
                  b: {bridge: sw, ip: "2001:db8::2/64"}
                traffic:
                  p: {type: ping, from: a, to: b}
                assert:
                """, "{metric: neighbour_changes, on: a, neighbour: \"2001:0DB8:0::2\", state: REACHABLE, min: 1}");

        assertThat(result.verdict()).as(result.got()).isEqualTo(Verdict.PASS);
    }
}
