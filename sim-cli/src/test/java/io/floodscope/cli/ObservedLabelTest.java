package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.chart.ChartLine;
import io.floodscope.report.chart.TrafficChart;
import io.floodscope.report.view.RunFacts;
import io.floodscope.result.RunResult;
import io.floodscope.result.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a scenario calls a port that it observes is what charts call it, also when they are drawn again. */
class ObservedLabelTest {

    @Test
    void chartsCallAPortAsTheScenarioDoes() throws Exception {
        RunResult result = ShippedRuns.of(CommandRun.project("scenarios/idle-vs-hard.flood.yaml"));

        TrafficChart chart = TrafficChart.of(new RunFacts(result));

        assertThat(chart.title()).isEqualTo("2,400 frames lost in an outage of 1,199.5 s");
        assertThat(chart.lines()).extracting(ChartLine::label).contains("a host on a third port: everything received");
        assertThat(result.series())
                .extracting(Series::label)
                .isEqualTo(List.of("a host on a third port", "a host on a third port"));
    }
}
