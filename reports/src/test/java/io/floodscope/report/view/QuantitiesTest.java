package io.floodscope.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.Seeds;
import io.floodscope.random.RandomStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0                 | 0 s",
                "1                 | 0.000000001 s",
                "2000000           | 0.002 s",
                "5250000000        | 5.25 s",
                "12340000000       | 12.3 s",
                "1125000000001     | 1,125 s",
                "1125960000000     | 1,126 s",
                "21600000000000000 | 21,600,000 s",
                "-1500000000       | -1.5 s",
            })
    void secondsAreAsExactAsIsUseful(long nanos, String text) {
        assertThat(Quantities.seconds(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"999 | 999 B", "999949 | 999.9 kB", "999950 | 1.0 MB", "585900000000 | 585.9 GB"})
    void bytesHaveADecimalPrefix(long bytes, String text) {
        assertThat(Quantities.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "59500000000, 59.5s", "90000000000, 1m 30s", "21600000000000, 6h 0m 0s"})
    void clockCountsHours(long nanos, String text) {
        assertThat(Quantities.clock(nanos)).isEqualTo(text);
    }

    @Test
    void quickPrintingAgreesWithBigDecimal() {
        Seeds.check(300, seed -> {
            RandomStream random = new RandomStream(seed);
            long nanos = random.nextLong() >> (int) random.nextLong(40);
            int decimals = (int) random.nextLong(10);
            String expected = String.format(
                    Locale.ROOT,
                    "%,." + decimals + "f",
                    BigDecimal.valueOf(nanos, 9).setScale(decimals, RoundingMode.HALF_UP));
            String trimmed = expected.contains(".") ? expected.replaceAll("\\.?0+$", "") : expected;
            assertThat(Decimals.seconds(nanos, decimals)).isEqualTo(trimmed.equals("-0") ? "0" : trimmed);
        });
    }
}
