package io.floodscope.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateUnitTest {

    @ParameterizedTest
    @CsvSource({"1200, Gbit/s, 1.2", "999, Mbit/s, 999", "0.0011, kbit/s, 1.1", "0.0000004, bit/s, 0.4"})
    void aFloodIsDrawnInAUnitThatCanBeRead(double mbit, String symbol, double shown) {
        TrafficChart chart = chart(mbit, Palette.UNWANTED);

        assertThat(chart.unit().symbol()).isEqualTo(symbol);
        assertThat(chart.lines().get(0).peak()).isCloseTo(shown, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void aTrickleOfOwnTrafficLooksLikeOne() {
        TrafficChart chart = chart(0.001, Palette.TOTAL);

        assertThat(chart.unit()).isEqualTo(RateUnit.MBIT);
        assertThat(chart.niceTop()).isEqualTo(1);
    }

    private static TrafficChart chart(double mbit, Palette role) {
        TrafficChart.Line line = new TrafficChart.Line("x", role, 0, 1_000_000_000L, new double[] {0, mbit});
        return TrafficChart.inFittingUnit("t", "s", 2_000_000_000L, List.of(line), List.of(), List.of());
    }
}
