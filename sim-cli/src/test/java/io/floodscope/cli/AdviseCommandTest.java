package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AdviseCommandTest {

    private static final Path FLAGSHIP = CommandRun.project("scenarios/seed-fig-1-1.flood.yaml");
    private static final Path INVERSION = CommandRun.project("scenarios/timer-inversion.flood.yaml");

    @TempDir
    Path folder;

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void theFoundingIncidentIsAdvisedAsItsClosedFormDemands() throws IOException {
        Path file = folder.resolve("advice.json");
        CommandRun run = CommandRun.of("advise", FLAGSHIP, "--json", file);

        assertThat(run.exitCode()).isZero();
        String flat = run.out().replaceAll("\\s+", " ");
        assertThat(flat)
                .contains("850s suffices in this very run, because the senders' refreshes happen to be spread; safe "
                        + "whatever the phases is 1126s, on both bridges")
                .contains("mac-aging-time 1126s on c1-br-int and c1-br-bond")
                .contains("refresh period 1125s")
                .contains("mac-aging-time 1126s on c1-br-int alone: c1-br-bond still floods")
                .contains("mac-aging-time 1126s on c1-br-bond alone: c1-br-int still floods")
                .containsPattern(
                        "base_reachable_time_ms halved to 15s on sender[^:]*: .*sender-1, sender-2 and sender-3");
        JsonNode advice = json(Files.readString(file));
        JsonNode aging = advice.get("mac_aging_time");
        assertThat(aging.get("in_this_run_s").asInt()).isEqualTo(850);
        assertThat(aging.get("safe_s").asInt()).isEqualTo(1126);
        assertThat(aging.get("closed_form_s").asInt()).isEqualTo(1126);
        assertThat(aging.get("phases").asInt()).isGreaterThan(15);
        assertThat(advice.get("runs").asInt()).isLessThan(60);

        JsonNode border = advice.get("counterexample");
        assertThat(border.get("mac_aging_time_s").asInt()).isEqualTo(1125);
        assertThat(rerun(border, FLAGSHIP).exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(border.get("command").asString())
                .startsWith("floodscope run ")
                .contains("--seed 1");
    }

    /** The printed counterexample, run again. */
    private static CommandRun rerun(JsonNode border, Path scenario) {
        List<Object> args = new ArrayList<>(List.of("run", scenario));
        for (String set : texts(border.get("set"))) {
            args.add("--set");
            args.add(set);
        }
        args.add("--seed");
        args.add(border.get("seed").asString());
        return CommandRun.of(args.toArray());
    }

    @Test
    void withoutAnyRefreshNoAgingTimeHelps() {
        CommandRun run = CommandRun.of(
                "advise", CommandRun.project("scenarios/seed-no-refresh.flood.yaml"), "--set", "run.until=2h");

        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("no aging time helps: with the longest one the addresses are still missed")
                .contains("any mac-aging-time: even with 3600s c1-br-bond and c1-br-int still flood")
                .contains("sends from the virtual MAC only when a host asks");
    }

    @Test
    void whatItSaysDoesNotDependOnTheNumberOfThreads() {
        CommandRun one = CommandRun.of("advise", INVERSION, "--jobs", 1, "--json", "-");
        CommandRun three = CommandRun.of("advise", INVERSION, "--jobs", 3, "--json", "-");

        assertThat(three).isEqualTo(one);
        assertThat(json(one.out()).get("mac_aging_time").get("closed_form_s").asInt())
                .isEqualTo(1201);
        assertThat(texts(json(one.out()).get("does_not_help")))
                .anySatisfy(text -> assertThat(text).contains("it turns the loss into a flood of"));
    }

    @Test
    void aLossWithAnotherCauseIsNotBlamedOnAging() {
        CommandRun run = CommandRun.of("advise", CommandRun.project("scenarios/split-brain-vip.flood.yaml"));

        assertThat(run.out())
                .contains("a longer aging time ends the flooding, not the loss")
                .doesNotContain("inequality")
                .containsPattern("VRRP masters announce every 60s +0.0 % +\\d\\d s");
    }

    @Test
    void whereNothingIsWrongItSaysSoAfterOneRun() {
        CommandRun run = CommandRun.of("advise", INVERSION, "--set", "bridges.tor.mac-aging-time=1300s", "--json", "-");

        JsonNode advice = json(run.out());
        assertThat(advice.get("runs").asInt()).isEqualTo(1);
        assertThat(advice.get("what").asString()).isEqualTo("nothing is flooded to others and nothing is lost");
    }

    @Test
    void aLimitOfRealTimeEndsItWithoutAVerdict() {
        CommandRun run = CommandRun.of("advise", FLAGSHIP, "--max-wall", "1ms");

        assertThat(run.exitCode()).isEqualTo(ExitCode.NO_VERDICT);
        assertThat(run.out()).contains("then time was up");
    }

    @Test
    void badInputIsRefused() {
        assertThat(CommandRun.of("advise", folder.resolve("none.yaml")).exitCode())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(CommandRun.of("advise", INVERSION, "--jobs", 0).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }
}
