package io.floodscope.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floodscope.engine.RunLimits;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.RunResult;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.check.ScenarioChecker;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.load.ScenarioLoader;
import io.floodscope.scenario.run.ScenarioRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first half of the journey of an engineer with today's flood: dumps in, scenario and finding out, the flood runs. */
class ImportedScenarioTest {

    @TempDir
    private Path folder = Path.of("");

    /** As many containers as wanted, all with the gateway as next hop, and the gateway's real MAC on the uplink. */
    static Given incident(int containers) {
        StringBuilder fdb = new StringBuilder(" port  VLAN  MAC                Age\n");
        StringBuilder neigh = new StringBuilder("[");
        for (int i = 1; i <= containers; i++) {
            fdb.append(String.format(Locale.ROOT, "%5d  %4d  fa:16:3e:00:00:%02x  %3d%n", i + 1, 4, i, 300 - i));
            neigh.append(i == 1 ? "" : ",")
                    .append("{\"dst\":\"10.4.0.1\",\"dev\":\"eth0\",\"lladdr\":\"00:11:22:33:44:55\",\"probes\":4,"
                            + "\"state\":[\"REACHABLE\"]}");
        }
        fdb.append("    1     4  70:ea:1a:aa:bb:cc    0\n");
        return new Given()
                .text(DumpKind.NEIGH, "neigh.json", neigh.append("]").toString())
                .text(
                        DumpKind.OVS_BRIDGE,
                        "bridge.json",
                        "{\"headings\":[\"name\",\"other_config\"],\"data\":[[\"br-int\",[\"map\",[]]]]}")
                .text(DumpKind.FDB, "fdb.txt", fdb.toString())
                .file(DumpKind.SYSCTL, "sysctl.txt");
    }

    @Test
    void findingNamesTheNextHopThatTheTableLacks() {
        ImportRun run = incident(94).run();

        assertThat(run.log().readings())
                .anySatisfy(
                        l -> assertThat(l).startsWith("neigh.json").endsWith("94 neighbours, 1 network, 1 interface"))
                .anySatisfy(l -> assertThat(l).endsWith("br-int: mac-aging-time not set -> OVS default 300s"))
                .anySatisfy(l -> assertThat(l).endsWith("br-int: 95 MACs on 95 ports (OVS text format)"))
                .anySatisfy(l -> assertThat(l)
                        .endsWith("v1p: base_reachable_time_ms 30000 -> 30s, locktime 100 -> 1s (1/100 s)"));
        assertThat(run.findings())
                .containsExactly("00:11:22:33:44:55 (VLAN 4) is the next hop of 94 neighbours but is not in the FDB");
        assertThat(run.scenario("today", null).summary())
                .isEqualTo("94 containers, 1 bridge, 1 gateway (5 guesses marked '# guess')");
    }

    @Test
    void everyGuessIsMarkedAndItsLinesAreNamed() {
        ScenarioWriter.Written written = incident(3).run().scenario("today", null);
        List<String> lines = written.yaml().lines().toList();

        String behaviour = written.guesses().stream()
                .filter(g -> g.startsWith("gateway announces every 1140s and answers from another MAC"))
                .findFirst()
                .orElseThrow();
        String[] range = behaviour.replaceFirst(".*lines (\\d+-\\d+)\\)$", "$1").split("-");
        for (int i = Integer.parseInt(range[0]); i <= Integer.parseInt(range[1]); i++) {
            assertThat(lines.get(i - 1)).contains("# guess");
        }
        assertThat(lines.get(Integer.parseInt(range[0]) - 1)).contains("interval: 1140s");
    }

    @Test
    void sourceLinesStandBehindTheValues() {
        String yaml = incident(3).run().scenario("today", null).yaml();

        assertThat(yaml)
                .contains("mac-aging-time: 300s  # bridge.json:1: br-int other_config:mac-aging-time not set")
                .containsPattern("locktime: 1s  # sysctl.txt:\\d+: net.ipv4.neigh.v1p.locktime = 100")
                .contains("# guess; fdb.txt:2: 2     4  fa:16:3e:00:00:01  299");
    }

    @Test
    void writtenScenarioLoadsRunsAndFloodsAsTheTimersSay() throws IOException {
        RunResult result = run(incident(3).run().scenario("today", null).yaml());

        // 300 s of memory in every 1140 s between announcements: 2,520 of 3,600 s, give or take the bridge's whole
        // seconds.
        long flooded = result.floodWindows().stream()
                .filter(w -> w.dstMac().equals("00:11:22:33:44:55"))
                .mapToLong(FloodWindow::lengthNanos)
                .sum();
        assertThat(flooded / 1e9).isCloseTo(2520, within(6.0));
        assertThat(result.floodWindows()).hasSize(3);
    }

    @Test
    void aKnownLoadIsSpreadEvenlyOverTheContainers() {
        ScenarioWriter.Written written = incident(94).run().scenario("today", null, new Load(20_000_000, 1250));

        // 94 containers x 1,250 B x 8 / 20 Mbit/s = 47 ms from frame to frame, 0.5 ms from container to container.
        assertThat(written.yaml())
                .contains("packets: 1/47ms, size: 1184B, start: 250us, stagger: 500us}  # guess")
                .contains("observe:\n  - {host: c1}\n");
    }

    @Test
    void gatewayThatTheTableKnowsDoesNotFlood() throws IOException {
        Given given = incident(3)
                .text(
                        DumpKind.FDB,
                        "more.txt",
                        " port  VLAN  MAC                Age\n    1     4  00:11:22:33:44:55    2\n");

        RunResult result = run(given.run().scenario("today", null).yaml());

        assertThat(given.run().findings()).isEmpty();
        assertThat(result.floodWindows()).isEmpty();
    }

    @Test
    void effectiveValueIsWrittenWhereItDiffersFromTheConfiguredOne() {
        ImportRun run = new Given().file(DumpKind.OVS_BRIDGE, "ovs-bridge.json").run();

        assertThat(run.findings())
                .containsExactly("br-int: mac-aging-time is configured as 5 but Open vSwitch uses 15s");
        assertThat(run.scenario("x", null).yaml())
                .contains("mac-aging-time: 15s  # ovs-bridge.json:1: br-int other_config:mac-aging-time=5");
    }

    @Test
    void knownAddressesAreUsedAndOthersAreGuessed() {
        ImportRun run = new Given()
                .text(
                        DumpKind.NEIGH,
                        "n.json",
                        "[{\"dst\":\"10.9.0.77\",\"dev\":\"e\",\"lladdr\":\"fa:16:3e:00:00:02\",\"state\":[\"STALE\"]},"
                                + "{\"dst\":\"10.9.0.254\",\"dev\":\"e\",\"lladdr\":\"00:11:22:33:44:55\",\"state\":[\"STALE\"]},"
                                + "{\"dst\":\"10.9.0.253\",\"dev\":\"e\",\"lladdr\":\"00:11:22:33:44:55\",\"state\":[\"STALE\"]}]")
                .file(DumpKind.FDB, "fdb-3.txt")
                .run();

        String yaml = run.scenario("x", null).yaml();

        assertThat(yaml)
                .containsPattern("mac: \"fa:16:3e:00:00:02\", ip: \"10.9.0.77/24\", gateway: \"10.9.0.253\"}  # fdb");
        assertThat(yaml).containsPattern("mac: \"fa:16:3e:00:00:03\", ip: \"10.9.0.2/24\".*# guess");
    }

    private RunResult run(String yaml) throws IOException {
        Path file = folder.resolve("today.flood.yaml");
        Files.writeString(file, yaml);
        Problems problems = new Problems();
        LoadedScenario loaded = Objects.requireNonNull(new ScenarioLoader(problems).load(file, List.of()));
        Names names = new Names(loaded.scenario());
        ScenarioChecker.check(loaded.scenario(), names, problems);
        assertThat(problems.render()).isEmpty();
        return new ScenarioRunner(loaded, names).run(1, RunLimits.NONE, s -> {}).result();
    }
}
