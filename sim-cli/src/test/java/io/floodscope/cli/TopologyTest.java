package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.RunResult;
import io.floodscope.result.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The wiring that a result describes, and that what cables carried of floods adds up to the flood windows. */
class TopologyTest {

    private static final Path SEED = CommandRun.project("scenarios/seed-fig-1-1.flood.yaml");
    private static final Path SWITCH = CommandRun.project("scenarios/timer-inversion.flood.yaml");

    @Test
    void everyCopyOfEveryFloodIsCountedAtItsCable() {
        RunResult seed = run(SEED, "run.until=1300s");
        RunResult inversion = run(SWITCH, "run.until=2h");

        assertThat(seed.floodWindows()).isNotEmpty();
        assertThat(inversion.floodWindows()).isNotEmpty();
        for (RunResult result : List.of(seed, inversion)) {
            assertThat(ends(result).mapToLong(Topology.End::floodedFrames).sum())
                    .isEqualTo(result.floodWindows().stream()
                            .mapToLong(FloodWindow::copies)
                            .sum());
            assertThat(ends(result).mapToLong(Topology.End::unwantedFrames).sum())
                    .isEqualTo(result.floodWindows().stream()
                            .mapToLong(FloodWindow::unwantedCopies)
                            .sum());
            assertThat(ends(result).mapToLong(Topology.End::unwantedBytes).sum())
                    .isEqualTo(result.floodWindows().stream()
                            .mapToLong(FloodWindow::unwantedBytes)
                            .sum());
        }
    }

    @Test
    void whatACableCarriedIsWhatTheHostAtItsEndCounted() {
        RunResult result = run(SEED, "run.until=1300s");

        long hosts = 0;
        for (Topology.Cable cable : result.topology().cables()) {
            Long counted = result.counters().get(cable.b().device() + "/eth0/rx_unwanted_frames");
            if (counted != null && cable.b().device().startsWith("c1-vm")) {
                hosts++;
                assertThat(cable.a().unwantedFrames()).as(cable.b().device()).isEqualTo(counted);
            }
        }
        assertThat(hosts).isEqualTo(9);
    }

    @Test
    void saysWhatDevicesAreAndWhatSharesAMachine() {
        Topology topology = run(SEED, "run.until=601s").topology();

        assertThat(topology.devices())
                .contains(
                        new Topology.Device("c1-br-int", "bridge", "c1"),
                        new Topology.Device("c1-br-bond", "bridge", "c1"),
                        new Topology.Device("L1", "gateway", "L1"),
                        new Topology.Device("archive", "host", "archive"));
        assertThat(topology.cables())
                .extracting(Topology.Cable::name, Topology.Cable::kind, Topology.Cable::up)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("c1-br-int--c1-br-bond", "patch", true),
                        org.assertj.core.groups.Tuple.tuple("c1-br-bond--L1", "cable", true),
                        org.assertj.core.groups.Tuple.tuple("c1-vm4-1", "cable", true));
    }

    private static Stream<Topology.End> ends(RunResult result) {
        return result.topology().cables().stream().flatMap(c -> Stream.of(c.a(), c.b()));
    }

    private static RunResult run(Path file, String set) {
        return new ChosenScenario(file, List.of(set)).run(1L, RunLimits.NONE).result();
    }
}
