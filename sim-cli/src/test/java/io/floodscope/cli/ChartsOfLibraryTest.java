package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.chart.ChartLine;
import io.floodscope.report.chart.MarkLane;
import io.floodscope.report.chart.Palette;
import io.floodscope.report.chart.TrafficChart;
import io.floodscope.report.view.RunFacts;
import io.floodscope.result.Mark;
import io.floodscope.result.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart of every shipped scenario shows something, and says it in words. */
class ChartsOfLibraryTest {

    static List<Path> scenarios() throws IOException {
        return ShippedRuns.files();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void showsTheFindingInWords(Path scenario) {
        RunResult result = ShippedRuns.of(scenario);
        TrafficChart chart = TrafficChart.of(new RunFacts(result));

        assertThat(chart.panels()).as("something to look at").isNotEmpty();
        assertThat(chart.panels()).allSatisfy(panel -> {
            double peak =
                    panel.lines().stream().mapToDouble(ChartLine::peak).max().orElse(0);
            assertThat(peak)
                    .as("the line of " + panel.axisLabel() + " uses its axis")
                    .isGreaterThan(panel.top() / 3);
        });
        assertThat(chart.title()).isNotBlank().doesNotContain("_");
        assertThat(result.marks()).extracting(Mark::kind).allSatisfy(ChartsOfLibraryTest::isNamed);
        if (!result.outages().isEmpty()) {
            assertThat(chart.lines()).as("losses are drawn").anyMatch(line -> line.role() == Palette.LOST);
        }
    }

    /** A kind that has no words of its own is called by its short word without hyphens: that must not reach a reader. */
    private static void isNamed(String kind) {
        assertThat(MarkLane.words(kind)).isNotEqualTo(kind.replace('-', ' '));
    }

    @Test
    void lossesAtASaturatedPortAreDrawn() {
        RunResult result = ShippedRuns.of(CommandRun.project("scenarios/flood-drops-qos.flood.yaml"));

        TrafficChart chart = TrafficChart.of(new RunFacts(result));

        assertThat(chart.title())
                .isEqualTo("The instance with a rate limit receives up to 9.6 Mbit/s that is not its own, in 1 burst,"
                        + " and loses 10,331 frames of its own at its port");
        assertThat(chart.panels().get(1).lines())
                .extracting(ChartLine::label)
                .containsExactly("for the instance with a rate limit: its own frames, lost at its port");
        assertThat(chart.panels().get(1).hidden())
                .extracting(ChartLine::label)
                .containsExactly("for the instance with a rate limit: copies of frames for others, lost at its port");
    }

    /** Harm without a flood or a loss is the finding of its chart. */
    @Test
    void whatAControllerDeletesWhileItIsInUseIsTheTitle() {
        RunResult result = ShippedRuns.of(CommandRun.project("scenarios/controller-phase.flood.yaml"));

        assertThat(TrafficChart.of(new RunFacts(result)).title())
                .isEqualTo("cloud/lrp-public: 11 rows of lrp-public deleted while in use");
    }
}
