package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.RunResult;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.run.ScenarioRunner;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The founding incident under other aging times: the borders follow from the longest silence of the virtual MAC. */
class SeedIncidentTest {

    private static final double SECOND = 1e9;

    private static List<FloodWindow> floods(String... sets) {
        ScenarioInput input =
                new ChosenScenario(CommandRun.project("scenarios/seed-fig-1-1.flood.yaml"), List.of(sets)).read();
        LoadedScenario loaded = input.orRefuse();
        RunResult result = new ScenarioRunner(loaded, Objects.requireNonNull(input.names()))
                .run(1, RunLimits.NONE, simulation -> {})
                .result();
        return result.floodWindows();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1800s", "852s"})
    void agingAboveTheLongestSilenceOfTwoSendersFloodsNothing(String aging) {
        List<FloodWindow> floods = floods("**.mac-aging-time=" + aging, "run.until=10600s");

        assertThat(floods).isEmpty();
    }

    @Test
    void agingNineSecondsBelowTheLongestSilenceFloodsNineSecondsPerPeriod() {
        List<FloodWindow> floods = floods("**.mac-aging-time=840s", "run.until=10600s");

        assertThat(floods)
                .hasSize(18)
                .allSatisfy(window -> assertThat(window.lengthNanos() / SECOND).isBetween(9.0, 10.0));
    }

    @Test
    void withOneSenderTheBorderLiesAtTheRefreshPeriod() {
        String[] single = {
            "traffic.upload-2.enabled=false",
            "traffic.upload-3.enabled=false",
            "run.until=3h",
            "**.mac-aging-time=1125s"
        };
        List<FloodWindow> below = floods(single);
        single[3] = "**.mac-aging-time=1126s";
        List<FloodWindow> above = floods(single);

        assertThat(below)
                .isNotEmpty()
                .allSatisfy(window -> assertThat(window.lengthNanos() / SECOND).isLessThan(1.0));
        assertThat(above).isEmpty();
    }
}
