package io.floodscope.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.Flagship;
import io.floodscope.report.SmallRuns;
import io.floodscope.report.compare.Comparison;
import io.floodscope.report.view.RunFacts;
import org.junit.jupiter.api.Test;

class CompareChartTest {

    @Test
    void unwantedTrafficOfBothSidesStandsOnOneAxis() {
        TrafficChart chart = CompareChart.of(new RunFacts(Flagship.asItWas()), new RunFacts(Flagship.fixed()));

        assertThat(chart.title()).isEqualTo("Unwanted traffic at c1-inst10/eth0: peak 29.2 Mbit/s in A, 0 bit/s in B");
        assertThat(chart.panels()).hasSize(1);
        assertThat(chart.lines())
                .extracting(ChartLine::label)
                .containsExactly("A: not addressed to c1-inst10/eth0", "B: not addressed to c1-inst10/eth0");
        assertThat(chart.lines().get(1).peak()).isZero();
    }

    @Test
    void lossesOfBothSidesHaveAPanelOfTheirOwn() {
        TrafficChart chart = CompareChart.of(new RunFacts(SmallRuns.onlyLosses()), new RunFacts(SmallRuns.empty()));

        assertThat(chart.title()).isEqualTo("Frames lost: 18,000 in A, 0 in B");
        assertThat(chart.lines()).extracting(ChartLine::role).containsExactly(Palette.LOST, Palette.CONTRAST);
        assertThat(chart.lines().get(0).peak()).isEqualTo(5);
        assertThat(chart.lines().get(1).peak()).isZero();
    }

    /** What one side did not observe must not be drawn or told as nothing. */
    @Test
    void aPortThatOnlyOneSideObservedIsNotCompared() {
        RunFacts observed = new RunFacts(Flagship.asItWas());
        RunFacts blind = new RunFacts(SmallRuns.empty());

        assertThat(CompareChart.of(blind, observed).title()).isEqualTo("Unwanted copies: 0 B in A, 439.1 GB in B");
        assertThat(new Comparison(SmallRuns.empty(), Flagship.asItWas()).effects())
                .extracting(Comparison.Effect::name)
                .doesNotContain("peak of unwanted traffic at one port");
    }

    @Test
    void quietRunsSaySo() {
        RunFacts quiet = new RunFacts(SmallRuns.empty());

        assertThat(CompareChart.of(quiet, quiet).title())
                .isEqualTo("Neither run floods traffic to others or loses any");
        assertThat(CompareChart.of(quiet, quiet).panels()).isEmpty();
    }
}
