package io.floodscope.ovn;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.rules.Covers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 2.5 of the specification: threshold lists. */
class AgeThresholdsTest {

    @ParameterizedTest(name = "{0}: {1} ages after {2} ms")
    @CsvSource({
        "'300', 10.0.0.1, 300000",
        "'172.16.0.128/25:4;172.16.0.112/29:0;9', 172.16.0.130, 4000",
        "'172.16.0.128/25:4;172.16.0.112/29:0;9', 172.16.0.114, 0",
        "'172.16.0.128/25:4;172.16.0.112/29:0;9', 172.16.0.110, 9000",
        "'10.0.0.0/8:60;10.1.0.0/16:30;10.1.2.0/24:10', 10.1.2.3, 10000",
        "'10.1.2.0/24:10;10.0.0.0/8:60;10.1.0.0/16:30', 10.1.9.9, 30000",
        "'10.0.0.0/8:60', 192.0.2.1, 0",
        "'fd00:172::/64:20;5', fd00:172::101, 20000",
        "'fd00:172::/64:20;5', 10.0.0.1, 5000",
        "'0.0.0.0/0:7;10.0.0.0/8:60', 192.0.2.1, 7000",
        "'5;9', 192.0.2.1, 9000",
        "'10.0.0.1:3;9', 10.0.0.1, 3000"
    })
    @Covers("ovn.threshold-list")
    void longestPrefixThenDefault(String list, String address, long millis) {
        AgeThresholds thresholds = AgeThresholds.tryParse(list).orElseThrow();

        assertThat(thresholds.millisFor(IpAddress.parse(address))).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "10.0.0.0/8", "10.0.0.0/33:5", "10.0.0.0/8:x;5", "-5", "10.0.0/8:5"})
    void anyBadEntryIsRefused(String list) {
        assertThat(AgeThresholds.tryParse(list)).isEmpty();
    }

    @Test
    void controllersKnowOnlyTheSmallestThresholdOtherThanZero() {
        assertThat(AgeThresholds.tryParse("10.0.0.0/8:4;10.1.0.0/16:0;9")
                        .orElseThrow()
                        .smallestMillis())
                .isEqualTo(4_000);
        assertThat(AgeThresholds.ofSeconds(0).isOn()).isFalse();
    }

    @Test
    void releasesBefore2403KnowNoLists() {
        OvnLab lab = OvnLab.of("ovn-23.09");
        lab.lr0.setThresholds(AgeThresholds.tryParse("172.16.0.0/24:4;9").orElseThrow());

        assertThat(lab.lr0.thresholds().isOn()).isFalse();
    }
}
