package io.floodscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatesAndSuggestionsTest {

    @ParameterizedTest
    @CsvSource({"10Gbps, 10000000000", "7.5Mbit/s, 7500000", "64 kbps, 64000", "100bps, 100", "2Tbps, 2000000000000"})
    void readsRates(String text, long bitsPerSecond) {
        assertThat(Rates.tryParse(text)).hasValue(bitsPerSecond);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "10G", "fast", "-1Mbps", "0.5bps", "10MBps"})
    void refusesWhatIsNotARate(String text) {
        assertThat(Rates.tryParse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mac-ageing, mac-aging-time",
        "ageing-time, mac-aging-time",
        "ageing_time, mac-aging-time",
        "rum, run",
        "rnu, run",
        "MAC-AGING-TIME, mac-aging-time"
    })
    void suggestsTheNearestName(String wrong, String meant) {
        assertThat(Suggestions.nearest(wrong, List.of("validate", "run", "mac-aging-time", "seed")))
                .hasValue(meant);
    }

    @Test
    void suggestsNothingFarFetched() {
        assertThat(Suggestions.nearest("completely-else", List.of("run", "seed")))
                .isEmpty();
        assertThat(Suggestions.nearest("x", List.of("a", "b"))).isEmpty();
        assertThat(Suggestions.nearest("lost_packets", List.of("mac_binding_lost_packets")))
                .isEmpty();
    }
}
