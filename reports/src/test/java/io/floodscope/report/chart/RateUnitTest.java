package io.floodscope.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateUnitTest {

    @ParameterizedTest
    @CsvSource({
        "1200, Gbit/s, 1.2, 1.5",
        "999, Mbit/s, 999, 1200",
        "0.0011, kbit/s, 1.1, 1.2",
        "0.0544, kbit/s, 54.4, 60",
        "0.0000004, bit/s, 0.4, 0.5"
    })
    void unitAndTopFitWhatIsDrawn(double mbit, String symbol, double shown, double top) {
        for (Palette role : List.of(Palette.UNWANTED, Palette.TOTAL)) {
            ChartLine line = new ChartLine("x", role, 0, 1_000_000_000L, new double[] {0, mbit});

            ChartPanel panel = ChartPanel.ofRates("received", List.of(line), "");

            assertThat(panel.axisLabel()).isEqualTo("received, " + symbol);
            assertThat(panel.lines().get(0).peak()).isCloseTo(shown, offset(1e-9));
            assertThat(panel.top()).isCloseTo(top, offset(1e-9));
        }
    }

    @Test
    void anAxisWithoutAnyTrafficStillHasATop() {
        ChartLine line = new ChartLine("x", Palette.TOTAL, 0, 1_000_000_000L, new double[] {0, 0});

        assertThat(ChartPanel.ofRates("received", List.of(line), "").top()).isEqualTo(1);
    }
}
