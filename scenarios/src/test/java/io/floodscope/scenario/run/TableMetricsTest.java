package io.floodscope.scenario.run;

import static io.floodscope.scenario.run.ScenarioText.counter;
import static io.floodscope.scenario.run.ScenarioText.total;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Verdict;
import io.floodscope.scenario.schema.Metric;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run says about neighbour tables, ARP load and wrong next-hop addresses. */
class TableMetricsTest {

    @TempDir
    Path temp;

    private RunOutcome run(String body) {
        return ScenarioText.run(temp, body);
    }

    @Test
    void oneSenderMayTalkToManyReceivers() {
        RunOutcome outcome = run("""
                run: {until: 10s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  a: {bridge: sw, ip: 10.0.0.1/24}
                  peer: {bridge: sw, count: 5, ip: 10.0.0.11/24}
                traffic:
                  p: {type: ping, from: a, to: peer, count: 1, stagger: 1s}
                """);

        assertThat(total(outcome, Metric.DELIVERED_FRAMES)).isEqualTo(5);
        assertThat(counter(outcome, "a/p-3/sent")).isEqualTo(1);
        assertThat(counter(outcome, "a/arp_cache/entries_max")).isEqualTo(5);
    }

    @Test
    void aFullTableRefusesAndCountsOverAllHostsOfTheMachine() {
        RunOutcome outcome = run("""
                run: {until: 10s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  a: {bridge: sw, node: box, ip: 10.0.0.1/24, neigh: {gc-thresh2: 4, gc-thresh3: 4}}
                  b: {bridge: sw, node: box, ip: 10.0.0.2/24}
                  peer: {bridge: sw, count: 6, ip: 10.0.0.11/24}
                traffic:
                  pa: {type: ping, from: a, to: [peer-1, peer-2, peer-3], count: 1, start: 1s}
                  pb: {type: ping, from: b, to: [peer-4, peer-5, peer-6], count: 1, start: 2s}
                assert:
                  - {metric: neighbour_entries_max, on: b, equals: 4}
                  - {metric: neighbour_refusals, on: a, equals: 2}
                  - {metric: mark_times, kind: neigh-refused, equals: [2s, 2s]}
                  - {metric: neighbour_forced_collections, on: [a], min: 1}
                """);

        assertThat(outcome.result().expectations())
                .extracting(ExpectationResult::verdict)
                .containsOnly(Verdict.PASS);
        assertThat(counter(outcome, "box/arp_cache/table_fulls")).isEqualTo(2);
    }

    @Test
    void occupancyIsMeasuredOverTimeAndLoadPerBinding() {
        RunOutcome outcome = run("""
                run: {until: 100s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  a: {bridge: sw, ip: 10.0.0.1/24}
                  b: {bridge: sw, ip: 10.0.0.2/24}
                traffic:
                  p: {type: ping, from: a, to: b, count: 1, start: 50s}
                """);

        // One entry on each of two machines for the second half; one request and one reply; b probes a unicast 5 s
        // later.
        assertThat(total(outcome, Metric.NEIGHBOUR_ENTRIES_MEAN)).isCloseTo(1.0, within(0.001));
        double packets = total(outcome, Metric.ARP_REQUESTS) + total(outcome, Metric.ARP_REPLIES);
        assertThat(packets).isEqualTo(4);
        assertThat(total(outcome, Metric.ARP_PACKETS_PER_SECOND)).isCloseTo(0.04, within(1e-9));
        assertThat(total(outcome, Metric.ARP_PACKETS_PER_SECOND_PER_BINDING)).isCloseTo(0.04, within(1e-4));
        assertThat(total(outcome, Metric.ARP_REPLIES_PER_REQUEST)).isCloseTo(1.0, within(1e-9));
    }

    @Test
    void everyAnswerToARequestCounts() {
        RunOutcome outcome = run("""
                run: {until: 3s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  a: {bridge: sw, ip: 10.0.0.1/24}
                  b: {bridge: sw, ip: 10.0.0.2/24}
                events:
                  - {at: 1s, do: move-ip, ip: 10.0.0.9/24, to: a}
                  - {at: 1s, do: move-ip, ip: 10.0.0.9/24, to: b}
                  - {at: 2s, do: send-arp, host: asker, tpa: 10.0.0.9}
                  - {at: 2s, do: send-arp, host: asker, tpa: 10.0.0.2}
                """.replace("hosts:\n", "hosts:\n  asker: {bridge: sw, ip: 10.0.0.3/24}\n"));

        assertThat(counter(outcome, "asker/eth0/arp_rx_replies")).isEqualTo(3);
        assertThat(total(outcome, Metric.ARP_REPLIES_PER_REQUEST)).isEqualTo(1.5);
    }

    @Test
    void packetsToAnAddressThatMovedCountAsWrongUntilTheNextRightOne() {
        RunOutcome outcome = run("""
                run: {until: 60s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  a: {bridge: sw, ip: 10.0.0.1/24, neigh: {reachable-time: 20s}}
                  b: {bridge: sw, ip: 10.0.0.2/24}
                  c: {bridge: sw, ip: 10.0.0.3/24}
                traffic:
                  u: {type: udp, from: a, to: 10.0.0.9, packets: 10/s}
                events:
                  - {at: 0s, do: move-ip, ip: 10.0.0.9/24, to: b}
                  - {at: 10s, do: move-ip, ip: 10.0.0.9/24, from: b, to: c}
                """);

        // Resolved at 1 s: REACHABLE to 21 s, DELAY to 26 s, probes to 29 s; the first wrong packet leaves at 10.1 s.
        assertThat(total(outcome, Metric.WRONG_MAC_SECONDS)).isCloseTo(18.9e9, within(0.01e9));
        assertThat(outcome.result().marks())
                .filteredOn(m -> m.kind().equals("wrong-mac"))
                .singleElement()
                .satisfies(m -> assertThat(m.text())
                        .isEqualTo("sends to 02:f5:00:00:00:02, but 10.0.0.9 is at 02:f5:00:00:00:03"));
        assertThat(total(outcome, Metric.DELIVERED_FRAMES)).isGreaterThan(400);
    }

    @Test
    void aDatagramToAnAddressThatNobodyEverHasIsLost() {
        RunOutcome outcome = run("""
                run: {until: 10s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  a: {bridge: sw, ip: 10.0.0.1/24}
                traffic:
                  u: {type: udp, from: a, to: 10.0.0.9, packets: 1/s}
                """);

        assertThat(total(outcome, Metric.LOST_FRAMES)).isEqualTo(11);
        assertThat(total(outcome, Metric.DELIVERED_FRACTION)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"all, 0, 0", "announcements, 0, 10", "arp, 0, 0", "vrrp, 1, 10", "data, 1, 0"})
    void aCableMayLoseFramesOfOneKind(String frames, int learned, int delivered) {
        RunOutcome outcome = run("""
                run: {until: 60s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  a: {bridge: sw, ip: 10.0.0.1/24, neigh: {arp-accept: 1}}
                  b: {bridge: sw, ip: 10.0.0.2/24}
                  c: {bridge: sw, ip: 10.0.0.3/24}
                traffic:
                  u: {type: udp, from: b, to: a, packets: 1/s, start: 10s, stop: 20s}
                events:
                  - {at: 0s, do: set-loss, cable: a, from: sw, frames: %s, loss: 1}
                  - {at: 5s, do: announce, host: c}
                expect:
                  - {at: 6s, host: a, entries: %d}
                assert:
                  - {metric: delivered_frames, on: u, equals: %d}
                """.formatted(frames, learned, delivered));

        assertThat(outcome.result().expectations())
                .allSatisfy(e -> assertThat(e.verdict()).as(e.toString()).isEqualTo(Verdict.PASS));
    }

    @Test
    void stateMetricsCanBeNarrowedToAPartOfTheRun() {
        RunOutcome outcome = run("""
                run: {until: 100s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  a: {bridge: sw, ip: 10.0.0.1/24, neigh: {reachable-time: 20s}}
                  b: {bridge: sw, ip: 10.0.0.2/24}
                traffic:
                  p: {type: ping, from: a, to: b, count: 1, start: 10s}
                assert:
                  - {metric: neighbour_seconds, on: a, neighbour: 10.0.0.2, state: REACHABLE, equals: 20s}
                  - {metric: neighbour_seconds, on: a, neighbour: 10.0.0.2, state: REACHABLE, after: 25s, equals: 5s}
                  - {metric: neighbour_seconds, on: a, neighbour: 10.0.0.2, state: REACHABLE, before: 13s, equals: 3s}
                  - {metric: neighbour_changes, on: a, neighbour: 10.0.0.2, after: 20s, equals: 1}
                """);

        assertThat(outcome.result().expectations())
                .allSatisfy(e -> assertThat(e.verdict()).as(e.toString()).isEqualTo(Verdict.PASS));
    }
}
