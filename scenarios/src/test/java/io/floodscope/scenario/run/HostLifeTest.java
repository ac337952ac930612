package io.floodscope.scenario.run;

import static io.floodscope.scenario.run.ScenarioText.counter;
import static io.floodscope.scenario.run.ScenarioText.total;
import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import io.floodscope.scenario.schema.Metric;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts that stop, start, freeze and take turns in using addresses. */
class HostLifeTest {

    private static final String PAIR = """
            run: {until: 100s}
            bridges:
              sw: {kind: switch}
            hosts:
              a: {bridge: sw, ip: [10.0.0.1/24, "2001:db8::1/64"]}
              b: {bridge: sw, ip: [10.0.0.2/24, "2001:db8::2/64"]}
            """;

    @TempDir
    Path temp;

    private RunOutcome run(String body) {
        return ScenarioText.run(temp, body);
    }

    private static List<Outage> outages(RunOutcome outcome) {
        return outcome.result().outages();
    }

    @Test
    void aStoppedReceiverIsLostUntilItStartsAgain() {
        RunOutcome outcome = run(PAIR + """
                traffic:
                  p: {type: ping, from: a, to: b, interval: 1s, start: 500ms}
                events:
                  - {at: 10s, do: stop-host, host: b}
                  - {at: 20s, do: start-host, host: b}
                """);

        assertThat(outages(outcome)).hasSize(1);
        assertThat(outages(outcome).get(0).startNanos()).isEqualTo(10_500_000_000L);
        assertThat(outages(outcome).get(0).endNanos()).isBetween(20_000_000_000L, 24_000_000_000L);
        assertThat(total(outcome, Metric.SENT_FRAMES)).isEqualTo(100);
    }

    @Test
    void aStoppedSenderSendsNothingAndLosesNothing() {
        RunOutcome outcome = run(PAIR + """
                traffic:
                  p: {type: ping, from: a, to: b, interval: 1s, start: 500ms}
                  u: {type: udp, from: a, to: b, packets: 1/s, start: 600ms}
                  t: {type: tcp, from: a, to: b, rate: 8kbit/s, size: 1000B, start: 700ms}
                events:
                  - {at: 10s, do: stop-host, host: a}
                  - {at: 20s, do: start-host, host: a}
                """);

        assertThat(outages(outcome)).isEmpty();
        assertThat(counter(outcome, "a/p/sent")).isEqualTo(90);
        assertThat(counter(outcome, "a/u/sent")).isEqualTo(90);
        assertThat(counter(outcome, "a/t/sent")).isEqualTo(90);
        assertThat(counter(outcome, "a/t/answered")).isEqualTo(90);
    }

    @Test
    void aHostComesBackWithTheAddressesOfItsFileAndEmptyTables() {
        RunOutcome outcome = run(PAIR + """
                traffic:
                  p4: {type: ping, from: a, to: 10.0.0.2, interval: 1s}
                  p6: {type: ping, from: a, to: "2001:db8::2", interval: 1s}
                events:
                  - {at: 5s, do: move-ip, ip: 10.0.0.9/24, to: b}
                  - {at: 10s, do: stop-host, host: b}
                  - {at: 20s, do: start-host, host: b}
                expect:
                  - {at: 9s, host: b, neighbour: 10.0.0.1, state: [REACHABLE, STALE, DELAY]}
                  - {at: 10s, host: b, neighbour: 10.0.0.1, state: NONE}
                  - {at: 30s, host: a, neighbour: "2001:db8::2", state: [REACHABLE, STALE, DELAY]}
                assert:
                  - {metric: delivered_frames, on: p4, min: 85}
                  - {metric: delivered_frames, on: p6, min: 80}
                """);

        assertThat(outcome.result().expectations())
                .allSatisfy(e -> assertThat(e.verdict()).as(e.toString()).isEqualTo(io.floodscope.result.Verdict.PASS));
    }

    @Test
    void aFrozenHostForgetsNothing() {
        RunOutcome outcome = run(PAIR + """
                traffic:
                  p: {type: ping, from: a, to: b, interval: 1s, start: 500ms}
                events:
                  - {at: 10s, do: pause-host, host: b}
                  - {at: 13s, do: resume-host, host: b}
                expect:
                  - {at: 12s, host: b, neighbour: 10.0.0.1, state: [REACHABLE, STALE, DELAY]}
                  - {at: 12s, bridge: sw, has-entry: "02:f5:00:00:00:02"}
                """);

        assertThat(outages(outcome)).hasSize(1);
        assertThat(outages(outcome).get(0).lostFrames()).isEqualTo(3);
        assertThat(outcome.result().expectations())
                .allSatisfy(e -> assertThat(e.verdict()).isEqualTo(io.floodscope.result.Verdict.PASS));
    }

    /** QEMU stops the guest's clock: an entry that had 20 s to live when the machine froze has them afterwards. */
    @Test
    void theClockOfAFrozenMachineStandsStill() {
        RunOutcome outcome = run("""
                run: {until: 300s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  a: {bridge: sw, ip: 10.0.0.1/24, neigh: {reachable-time: 30s}}
                  b: {bridge: sw, ip: 10.0.0.2/24}
                traffic:
                  p: {type: ping, from: a, to: b, count: 1, start: 0s}
                events:
                  - {at: 10s, do: pause-host, host: a}
                  - {at: 110s, do: resume-host, host: a}
                expect:
                  - {at: 109s, host: a, neighbour: 10.0.0.2, state: REACHABLE}
                  - {at: 129.9s, host: a, neighbour: 10.0.0.2, state: REACHABLE}
                  - {at: 130.3s, host: a, neighbour: 10.0.0.2, state: STALE}
                """);

        assertThat(outcome.result().expectations())
                .allSatisfy(e -> assertThat(e.verdict()).as(e.toString()).isEqualTo(io.floodscope.result.Verdict.PASS));
    }

    /** A container that is frozen shares its kernel with one that is not: the kernel's clock goes on. */
    @Test
    void aKernelGoesOnAsLongAsOneOfItsHostsDoes() {
        String shared = """
                run: {until: 300s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  a: {count: 2, node: n1, bridge: sw, ip: 10.0.0.1/24, neigh: {reachable-time: 30s}}
                  b: {bridge: sw, ip: 10.0.0.9/24}
                traffic:
                  p: {type: ping, from: a-1, to: b, count: 1, start: 0s}
                events:
                  - {at: 10s, do: pause-host, host: %s}
                  - {at: 110s, do: resume-host, host: %s}
                expect:
                  - {at: 100s, host: a-1, neighbour: 10.0.0.9, state: %s}
                """;

        assertThat(run(shared.formatted("a-1", "a-1", "STALE"))
                        .result()
                        .expectations()
                        .get(0)
                        .verdict())
                .isEqualTo(io.floodscope.result.Verdict.PASS);
        assertThat(run(shared.formatted("a", "a", "REACHABLE"))
                        .result()
                        .expectations()
                        .get(0)
                        .verdict())
                .isEqualTo(io.floodscope.result.Verdict.PASS);
    }

    /** What a frozen master still had to announce it announces afterwards: 5 s between its bursts, 3 of which were left. */
    @Test
    void aFrozenMasterSendsItsSecondBurstAfterwards() {
        RunOutcome outcome = run("""
                run: {until: 60s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  r1: {bridge: sw, ip: 10.0.0.1/24, vrrp: [{id: 1, address: 10.0.0.100, priority: 255}]}
                  c: {bridge: sw, ip: 10.0.0.9/24}
                events:
                  - {at: 2s, do: pause-host, host: r1}
                  - {at: 30s, do: resume-host, host: r1}
                """);

        assertThat(counter(outcome, "r1/eth0/arp_tx_requests")).isEqualTo(5 + 5);
    }

    /** A live migration does not cut the guest's own frames off: it stands still, and so does its clock. */
    @Test
    void aMigratingHostSendsNothingAndLosesNothing() {
        RunOutcome outcome = run("""
                run: {until: 100s}
                bridges:
                  n1: {kind: linux}
                  n2: {kind: linux}
                links:
                  - {between: [n1, n2]}
                hosts:
                  a: {bridge: n1, ip: 10.0.0.1/24}
                  b: {bridge: n1, ip: 10.0.0.2/24}
                traffic:
                  up: {type: udp, from: a, to: b, packets: 10/s}
                  down: {type: udp, from: b, to: a, packets: 10/s, port: 9001}
                events:
                  - {at: 50.05s, do: migrate, host: a, bridge: n2, downtime: 2s}
                expect:
                  - {at: 51s, host: a, neighbour: 10.0.0.2, state: [REACHABLE, STALE, DELAY, PROBE]}
                """);

        assertThat(outages(outcome)).hasSize(1);
        assertThat(outages(outcome).get(0).to()).isEqualTo("a");
        assertThat(outages(outcome).get(0).lostFrames()).isEqualTo(20);
        assertThat(counter(outcome, "a/up/sent")).isEqualTo(1001 - 20);
        assertThat(outcome.result().expectations())
                .allSatisfy(e -> assertThat(e.verdict()).as(e.toString()).isEqualTo(io.floodscope.result.Verdict.PASS));
    }

    @Test
    void anOutageEndsWithTheLifeOfItsSender() {
        RunOutcome outcome = run(PAIR + """
                traffic:
                  p: {type: ping, from: a, to: b, interval: 1s, start: 500ms}
                events:
                  - {at: 8s, do: stop-host, host: b}
                  - {at: 10s, do: stop-host, host: a}
                  - {at: 50s, do: start-host, host: a}
                """);

        assertThat(outages(outcome)).extracting(Outage::startNanos).containsExactly(8_500_000_000L, 50_500_000_000L);
        assertThat(outages(outcome)).extracting(Outage::endNanos).containsExactly(10_500_000_000L, 100_000_000_000L);
        assertThat(outages(outcome)).extracting(Outage::lostFrames).containsExactly(2L, 50L);
    }

    @ParameterizedTest
    @CsvSource({"oldest, '1 2 3 4 1 2 3 4 1 2'", "newest, '1 2 3 1 2 3 1 2 3 1'", "lowest, '1 2 3 1 2 3 1 2 3 1'"})
    void aPoolGivesItsAddressesByItsRule(String reuse, String expected) {
        RunOutcome outcome = run("""
                run: {until: 100s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  vm: {bridge: sw, count: 3}
                pools:
                  p: {hosts: vm, ip: 10.0.0.1/24, size: 4, reuse: %s, start: 1s, every: 10s, life: 25s}
                """.formatted(reuse));

        List<String> given = outcome.result().marks().stream()
                .filter(m -> m.kind().equals("pool-start"))
                .map(Mark::text)
                .map(t -> t.replaceAll("starts with 10\\.0\\.0\\.(\\d+),.*", "$1"))
                .toList();
        assertThat(String.join(" ", given)).isEqualTo(expected);
        assertThat(counter(outcome, "pool/p/starts")).isEqualTo(10);
        assertThat(counter(outcome, "pool/p/missed")).isZero();
    }

    @Test
    void aPoolWithoutFreeMachinesOrAddressesSaysSo() {
        RunResult result = run("""
                        run: {until: 99s}
                        bridges:
                          sw: {kind: switch}
                        hosts:
                          vm: {bridge: sw, count: 2}
                        pools:
                          p: {hosts: vm, ip: 10.0.0.1/24, size: 1, every: 10s, count: 5}
                        """).result();

        assertThat(result.counters()).containsEntry("pool/p/starts", 1L).containsEntry("pool/p/missed", 4L);
    }

    @Test
    void aMachineOfAPoolAnnouncesItselfWithAMacOfItsOwn() {
        RunOutcome outcome = run("""
                run: {until: 60s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  db: {bridge: sw, ip: 10.0.0.200/24}
                  vm: {bridge: sw, count: 2}
                pools:
                  p: {hosts: vm, ip: 10.0.0.1/24, size: 1, every: 20s, life: 15s, announcements: 2}
                traffic:
                  hello: {type: udp, from: vm, to: db, packets: 1/s}
                """);

        assertThat(counter(outcome, "vm-1/eth0/arp_tx_requests") + counter(outcome, "vm-2/eth0/arp_tx_requests"))
                .isGreaterThanOrEqualTo(2 * 4);
        assertThat(outages(outcome)).isEmpty();
        assertThat(total(outcome, Metric.DELIVERED_FRAMES))
                .isEqualTo(total(outcome, Metric.SENT_FRAMES))
                .isGreaterThan(40);
        assertThat(outcome.result().bands())
                .extracting(b -> b.entity())
                .filteredOn(e -> e.startsWith("sw/fdb/0/02:f6:"))
                .hasSize(4);
    }
}
