package io.floodscope.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "300s, 300000000000, 300s",
        "20m, 1200000000000, 1200s",
        "1h30m, 5400000000000, 5400s",
        "1.5ms, 1500000, 1.5ms",
        "250us, 250000, 250us",
        "7ns, 7, 7ns",
        "1d, 86400000000000, 86400s",
        "0s, 0, 0s",
    })
    void readsAndPrints(String text, long nanos, String printed) {
        assertThat(Durations.parse(text)).isEqualTo(nanos);
        assertThat(Durations.format(nanos)).isEqualTo(printed);
        assertThat(Durations.parse(printed)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"300", "", "s", "5 parsecs", "-3s", "1m1h", "1s1s", "1e3s", "999999999999d", "3s x"})
    void refusesWhatIsNotADurationWithAUnit(String text) {
        assertThat(Durations.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1125000000001, 1125.000000001", "0, 0", "300000000000, 300", "500000000, 0.5"})
    void printsSecondsWithAllTheirDigits(long nanos, String seconds) {
        assertThat(Durations.seconds(nanos)).isEqualTo(seconds);
    }
}
