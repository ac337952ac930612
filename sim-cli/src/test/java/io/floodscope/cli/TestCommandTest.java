package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command for CI: what it selects, what it says of a failure, and in which forms. */
class TestCommandTest {

    private static final String SCENARIO = """
            apiVersion: floodscope/v1
            name: NAME
            tags: [TAG]
            vars-from: vars.yml
            run: {until: 1h}
            bridges:
              tor: {kind: switch, mac-aging-time: "${aging}"}
            gateways:
              router:
                profile: huawei-vrp
                virtual-mac: 00:00:5e:00:01:0a
                arp-timeout: 1200s
                refresh: {when: never}
                interfaces: [{vlan: 10, ip: 10.10.0.1/24}]
                attach: [{bridge: tor}]
            hosts:
              service: {bridge: tor, vlan: 10, ip: 10.10.0.100/24, gateway: 10.10.0.1}
              client: {behind: router, ip: 198.51.100.7/24}
            traffic:
              requests: {type: udp, from: client, to: service, packets: 1/s, size: 100B}
            assert:
              - {name: no flooding, metric: flooded_seconds, on: tor, max: 0s}
              - {name: nothing lost, metric: lost_frames, on: requests, max: 0}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path vars = Path.of("");

    @BeforeEach
    void scenarios() throws IOException {
        vars = Files.writeString(folder.resolve("vars.yml"), "---\naging: 1300s\n");
        scenario("first", "library", "");
        scenario("second", "slow", "");
    }

    private Path scenario(String name, String tag, String more) throws IOException {
        return Files.writeString(
                folder.resolve(name + ".flood.yaml"),
                SCENARIO.replace("NAME", name).replace("TAG", tag) + more);
    }

    private void shorten() throws IOException {
        Files.writeString(vars, "---\naging: 300s\n");
    }

    @Test
    void allThatHoldsIsZeroInTheOrderOfTheFiles() {
        CommandRun run = CommandRun.of("test", folder);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "PASS  first  no flooding   0s   flooded_seconds <= 0s",
                        "PASS  first  nothing lost   0   lost_frames <= 0",
                        "PASS  second  no flooding   0s   flooded_seconds <= 0s",
                        "PASS  second  nothing lost   0   lost_frames <= 0",
                        "4 checks, 0 failed, 4 passed   2 scenarios");
    }

    @Test
    void onlyAndTagSelectAndNothingSelectedIsNoVerdict() {
        assertThat(CommandRun.of("test", folder, "--only", "f*").out())
                .contains("PASS  first")
                .doesNotContain("PASS  second");
        assertThat(CommandRun.of("test", folder, "--tag", "slow").out())
                .contains("PASS  second")
                .doesNotContain("PASS  first");
        CommandRun nothing = CommandRun.of("test", folder, "--only", "none");
        assertThat(nothing.exitCode()).isEqualTo(3);
        assertThat(nothing.out()).contains("0 checks");
    }

    @Test
    void aFailureSaysWhatCameWhenWhyAndTheLineThatSetTheValue() throws IOException {
        shorten();

        CommandRun run = CommandRun.of("test", folder, "--only", "first");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines().toList())
                .startsWith(
                        "FAIL  first  no flooding",
                        "        expected flooded_seconds <= 0s",
                        "        got      2700s (75.0 %) on tor")
                .anySatisfy(line -> assertThat(line).startsWith("        first at 300.000 s: "))
                .contains(
                        "        set by   " + vars + ":2  bridges.tor.mac-aging-time: 300s",
                        "        setting  " + folder.resolve("first.flood.yaml")
                                + ":12  gateways.router.arp-timeout: 1200s",
                        "        checked  " + folder.resolve("first.flood.yaml") + ":22",
                        "        replay   floodscope run " + folder.resolve("first.flood.yaml") + " --seed 1");
    }

    @Test
    void overSeedsTheFirstThatFailsIsNamedWithItsCommand() throws IOException {
        // Frames of the service's cable are lost by chance: whether more than one in 200 is is a matter of the seed.
        Path lossy = scenario("lossy", "x", "  - {metric: delivered_fraction, on: requests, min: 99.5%}\n");
        Files.writeString(
                lossy,
                Files.readString(lossy)
                        .replace("gateway: 10.10.0.1}", "gateway: 10.10.0.1, cable: {loss: 0.005}}")
                        .replace("max: 0}", "max: 1000}"));

        CommandRun run = CommandRun.of("test", lossy, "--seeds", "1..12");

        assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
        String seed = run.out().replaceFirst("(?s).*fails with \\d+ of 12 seeds, first with (\\d+).*", "$1");
        assertThat(run.out()).contains("replay   floodscope run " + lossy + " --seed " + seed + "\n");
        assertThat(CommandRun.of("run", lossy, "--seed", seed).exitCode()).isEqualTo(1);
        for (int before = 1; before < Integer.parseInt(seed); before++) {
            assertThat(CommandRun.of("run", lossy, "--seed", before).exitCode()).isZero();
        }
    }

    @Test
    void theReplayOfAVariantNamesTheVariantAndTheSettings() throws IOException {
        scenario("first", "x", """
                variants:
                  short:
                    set: {bridges.tor.mac-aging-time: 300s}
                """);

        CommandRun run = CommandRun.of("test", folder.resolve("first.flood.yaml"), "--set", "run.until=2h");

        assertThat(run.out())
                .contains("replay   floodscope run " + folder.resolve("first.flood.yaml")
                        + " --variant short --set run.until=2h --seed 1");
    }

    @Test
    void junitGithubAndMarkdownPointToTheLineOfTheSetting() throws IOException {
        shorten();
        Path junit = folder.resolve("junit.xml");
        Path markdown = folder.resolve("summary.md");

        CommandRun run = CommandRun.of("test", folder, "--github", "--junit", junit, "--markdown", markdown);

        assertThat(run.out()).contains("::error file=" + vars + ",line=2,").contains("mac-aging-time: 300s)");
        assertThat(Files.readString(junit))
                .contains("name=\"no flooding\" file=\"" + vars + "\" line=\"2\"")
                .contains("set by   " + vars + ":2  bridges.tor.mac-aging-time: 300s");
        assertThat(Files.readString(markdown))
                .contains("| **FAIL** | first | no flooding |")
                .contains("set by ");
    }

    @Test
    void manyFailuresAreTenAnnotationsAndThePointer() throws IOException {
        shorten();
        for (int i = 0; i < 12; i++) {
            scenario("more-" + i, "x", "");
        }

        List<String> lines = CommandRun.of("test", folder, "--github", "-q")
                .out()
                .lines()
                .filter(line -> line.startsWith("::"))
                .toList();

        assertThat(lines).hasSize(10).allSatisfy(line -> assertThat(line).startsWith("::error "));
        assertThat(lines.get(9)).endsWith("(+4 more in the summary)");
    }

    @Test
    void jsonIsOneVersionedObjectPerLineAndEndsWithTheResult() throws IOException {
        shorten();

        CommandRun run = CommandRun.of("test", folder, "--json", "-");

        JsonMapper mapper = JsonMapper.builder().build();
        List<JsonNode> nodes = run.out().lines().map(mapper::readTree).toList();
        assertThat(nodes)
                .hasSize(5)
                .allSatisfy(node ->
                        assertThat(node.path("format_version").asString()).isEqualTo("1.0"));
        assertThat(nodes.get(0).path("type").asString()).isEqualTo("check");
        assertThat(nodes.get(0).path("settings").path(0).path("origin").asString())
                .isEqualTo("vars.yml:2:8");
        assertThat(nodes.get(4).path("type").asString()).isEqualTo("result");
        assertThat(nodes.get(4).path("failed").asInt()).isEqualTo(2);
    }

    @Test
    void theBaselineStandsBesideTheNewFigures() throws IOException {
        Path before = folder.resolve("main.json");
        Path markdown = folder.resolve("summary.md");
        CommandRun.of("test", folder, "--json", before);
        shorten();

        CommandRun run = CommandRun.of("test", folder, "--baseline", before, "--markdown", markdown);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("got      2700s (75.0 %) on tor   baseline 0s");
        assertThat(Files.readString(markdown))
                .contains("| | Scenario | Check | Expected | Baseline | Got | |")
                .containsPattern("no flooding \\| [^|]+ \\| 0s \\| 2700s .* \\| failed \\|")
                .containsPattern("nothing lost \\| [^|]+ \\| 0 \\| 0 \\| same \\|");
    }

    @Test
    void aResultOfARunIsABaselineToo() {
        Path result = folder.resolve("result.json");
        CommandRun.of("run", folder.resolve("first.flood.yaml"), "--json", result);

        CommandRun run = CommandRun.of("test", folder.resolve("first.flood.yaml"), "--baseline", result);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("baseline 0s");
    }

    @Test
    void aBaselineOfAnotherKindOfRunIsRefused() throws IOException {
        Path before = folder.resolve("main.json");
        CommandRun.of("test", folder, "--json", before);

        CommandRun seeds = CommandRun.of("test", folder, "--baseline", before, "--seeds", "1..3");
        CommandRun length = CommandRun.of("test", folder, "--baseline", before, "--set", "run.until=2h");
        CommandRun model =
                CommandRun.of("test", folder, "--baseline", before, "--set", "gateways.router.profile=h3c-distributed");
        CommandRun forced = CommandRun.of("test", folder, "--baseline", before, "--seeds", "1..3", "--force");

        assertThat(seeds.exitCode()).isEqualTo(2);
        assertThat(seeds.err())
                .contains("the baseline of 'first' is another kind of run: seeds 1 instead of 1..3")
                .contains("Nothing was run.");
        assertThat(length.err()).contains("3600s simulated instead of 7200s");
        assertThat(model.err()).contains("models huawei-vrp").contains("instead of h3c-distributed");
        assertThat(forced.exitCode()).isZero();
    }

    @Test
    void aBaselineThatIsNoneOrOfOtherScenariosIsRefused() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"a\":\n");
        Path empty = Files.writeString(folder.resolve("empty.json"), "");
        Path other = folder.resolve("other.json");
        CommandRun.of("test", folder, "--only", "second", "--json", other);

        assertThat(CommandRun.of("test", folder, "--baseline", broken).err()).startsWith(broken + ":1:1: error: ");
        assertThat(CommandRun.of("test", folder, "--baseline", empty).err()).contains("holds no check");
        assertThat(CommandRun.of("test", folder, "--only", "first", "--baseline", other)
                        .err())
                .contains("holds none of these scenarios");
    }

    @Test
    void warningsAreCountedAndDoNotFail() throws IOException {
        shorten();
        for (String name : List.of("first", "second")) {
            Path file = folder.resolve(name + ".flood.yaml");
            Files.writeString(file, Files.readString(file).replace("max: 0s}", "max: 0s, severity: warn}"));
        }

        CommandRun run = CommandRun.of("test", folder);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("WARN  first  no flooding").contains("2 warned");
    }

    @Test
    void aLimitThatIsHitIsNoVerdictAndNeverAPass() {
        CommandRun run = CommandRun.of("test", folder, "--max-events", "10");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("4 without a verdict").doesNotContain("PASS");
    }

    @Test
    void oneBrokenFileMeansThatNothingRunsAndAllOfItsProblemsAreTold() throws IOException {
        Path broken = folder.resolve("third.flood.yaml");
        Files.writeString(
                broken,
                Files.readString(folder.resolve("first.flood.yaml"))
                        .replace("flooded_seconds", "floded_seconds")
                        .replace("until: 1h", "until: 1"));

        CommandRun run = CommandRun.of("test", folder, "--json", folder.resolve("out.json"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("duration needs a unit: 1")
                .contains("did you mean 'flooded_seconds'?")
                .contains("Nothing was run.");
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("out.json")).doesNotExist();
    }

    @Test
    void theSummaryStaysBelowSixtyKilobytes() throws IOException {
        StringBuilder checks = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            checks.append("  - {name: check ")
                    .append(i)
                    .append(" with a name of some length, metric: flooded_seconds, on: tor," + " max: 0s}\n");
        }
        scenario("first", "x", checks.toString());
        shorten();
        Path markdown = folder.resolve("summary.md");

        CommandRun.of("test", folder.resolve("first.flood.yaml"), "-q", "--markdown", markdown);

        assertThat(Files.readString(markdown).getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(60_001);
        assertThat(Files.readString(markdown)).containsPattern("_[0-9,]+ rows left out");
    }
}
