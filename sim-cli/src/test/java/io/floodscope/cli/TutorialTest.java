package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * docs/tutorial.md is a golden file: its commands are run in a copy of the examples and must print what it shows
 * ({@code -Dgolden.update=true} writes it anew). The figures that follow from timers are asserted besides.
 */
class TutorialTest {

    private static final Path PAGE = CommandRun.project("docs/tutorial.md");

    @TempDir
    private static Path folder;

    private static List<String> outputs;
    private static List<String> commands;

    @BeforeAll
    static void follow() throws Exception {
        Path examples = Console.copy(CommandRun.project("examples"), folder.resolve("examples"));
        commands = commands(Files.readAllLines(PAGE));
        outputs = new Console(examples, folder).run(commands);
    }

    private static List<String> commands(List<String> page) {
        List<String> out = new ArrayList<>();
        boolean inside = false;
        for (String line : page) {
            inside = line.equals("```console") || inside && !line.equals("```");
            if (inside && line.startsWith("$ ")) {
                out.add(line.substring(2));
            }
        }
        return out;
    }

    /** The page with the outputs that the commands have now. */
    private static String asItIs() throws IOException {
        StringBuilder out = new StringBuilder();
        boolean inside = false;
        int next = 0;
        for (String line : Files.readAllLines(PAGE)) {
            boolean wasInside = inside;
            inside = line.equals("```console") || inside && !line.equals("```");
            if (!wasInside || !inside || line.startsWith("$ ")) {
                out.append(line).append('\n');
            }
            if (wasInside && inside && line.startsWith("$ ")) {
                String said = outputs.get(next++).stripTrailing();
                out.append(said.isEmpty() ? "" : said + "\n");
            }
        }
        return out.toString();
    }

    private static String output(String beginning) {
        for (int i = 0; i < commands.size(); i++) {
            if (commands.get(i).startsWith(beginning)) {
                return outputs.get(i);
            }
        }
        throw new AssertionError("the tutorial has no command that begins with: " + beginning);
    }

    @Test
    void theCommandsPrintWhatThePageShows() throws IOException {
        String now = asItIs();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, now);
        }
        assertThat(now).isEqualTo(Files.readString(PAGE));
    }

    @Test
    void importReadsNinetyFourContainersAndFindsTheSilentNextHop() {
        assertThat(output("floodscope import"))
                .contains("94 neighbours, 1 network")
                .contains("br-int: 95 MACs on 95 ports (OVS text format)")
                .contains("br-int: mac-aging-time not set -> OVS default 300s")
                .contains("base_reachable_time_ms 30000 -> 30s, locktime 100 -> 1s (1/100 s)")
                .contains("00:11:22:33:44:55 (VLAN 4) is the next hop of 94 neighbours but is not in the FDB")
                .contains("gateway announces every 1140s and answers from another MAC")
                .contains("94 containers, 1 bridge, 1 gateway");
    }

    @Test
    void theFloodHasTheFiguresOfItsTimers() {
        assertThat(output("floodscope run today.flood.yaml --set bridges.br-int.kind=linux"))
                .contains("2,520 s of 3,600 s (70.0 %)")
                .contains("300-1,140, 1,440-2,280, 2,580-3,420 s")
                .contains("7,200,000 packets")
                .contains("5,040,000 frames flooded")
                .contains("468,720,000 (585.9 GB)")
                .containsPattern("unwanted traffic at c1/eth0 +peak 19.8 Mbit/s")
                .containsPattern("lost frames +0\n")
                .contains("explain today.flood.yaml --at ");
    }

    @Test
    void explainNamesTheStepsAndTheNextChance() {
        assertThat(output("floodscope explain"))
                .contains("c17 -> 00:11:22:33:44:55 VLAN 4: copied to 94 ports of br-int")
                .containsPattern("0\\.000 s .*learned on gateway-1")
                .containsPattern("70:ea:1a:aa:bb:cc:\\s+they\\s+refresh\\s+that\\s+entry,\\s+not\\s+the\\s+one")
                .containsPattern("300\\.000 s .*expired")
                .contains("next chance     1,140.000 s")
                .contains("silent destination MAC");
    }

    @Test
    void thePullRequestFailsOnTheLineOfItsChange() throws IOException {
        assertThat(output("floodscope test scenarios --junit"))
                .contains("FAIL  computes  no flooding")
                .contains("got      1620s (45.0 %) on br-int   baseline 0s")
                .contains("first at 600.000 s: ")
                .contains("1,140 s")
                .contains("set by   group_vars/computes.yml:7  bridges.br-int.mac-aging-time: 600s")
                .containsPattern("PASS  gateway-moves  heals after a MAC move   599.99s .* baseline 1799.99s")
                .contains("PASS  computes  ARP stays quiet")
                .contains("PASS  computes  expect at 301s")
                .contains("4 checks, 1 failed, 3 passed");
        assertThat(output("echo $?").strip()).isEqualTo("1");
        assertThat(output("floodscope test scenarios --github"))
                .contains("::error file=group_vars/computes.yml,line=7,")
                .contains("this silence needs 1141s");
        Path guard = folder.resolve("examples/aging-guard");
        assertThat(Files.readString(guard.resolve("floodscope.xml")))
                .contains("name=\"no flooding\" file=\"group_vars/computes.yml\" line=\"7\"")
                .contains("<failure message=\"expected flooded_seconds &lt;= 0s, got 1620s (45.0 %) on br-int\">");
        assertThat(Files.readString(guard.resolve("summary.md")))
                .containsPattern("no flooding .*\\| 0s \\| 1620s .*\\| failed \\|")
                .containsPattern("heals after a MAC move .*\\| 1799.99s \\| 599.99s \\| better \\|")
                .containsPattern("ARP stays quiet .*\\| same \\|");
    }

    @Test
    void everyCellOfTheSweepFollowsTheClosedForm() throws IOException {
        List<String> rows = Files.readAllLines(folder.resolve("examples/sweep/results/runs.csv"));

        assertThat(rows).hasSize(1 + 25 * 20);
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            double aging = seconds(cells[1]);
            double interval = seconds(cells[2]);
            double flooded = 0;
            for (double start = 0; start < 3600; start += interval) {
                flooded += Math.max(0, Math.min(interval, 3600 - start) - aging);
            }
            assertThat(Double.parseDouble(cells[6])).as(row).isEqualTo(flooded / 3600, within());
            if (3600 % interval == 0) {
                assertThat(Double.parseDouble(cells[6])).as(row).isEqualTo(Math.max(0, 1 - aging / interval), within());
            }
        }
        assertThat(output("floodscope sweep")).contains("500 runs").contains("50 of 50 re-run results are identical");
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.api.Assertions.within(1e-9);
    }

    private static double seconds(String duration) {
        return Double.parseDouble(duration.replaceFirst("s$", ""));
    }

    @Test
    void theImportedContainersAskForTheGatewayOnceEach() {
        Path scenario = folder.resolve("examples/flood-today/today.flood.yaml");
        Path result = folder.resolve("light.json");
        CommandRun.of(
                "run", scenario, "--set", "traffic.jobs.packets=1/s", "--set", "run.until=20m", "-q", "--json", result);

        JsonNode counters =
                JsonMapper.builder().build().readTree(result.toFile()).path("counters");
        long requests = 0;
        for (Map.Entry<String, JsonNode> counter : counters.properties()) {
            boolean container = counter.getKey().matches("c\\d+/eth0/arp_tx_requests");
            requests += container ? counter.getValue().asLong() : 0;
        }
        assertThat(requests).isEqualTo(94);
    }
}
