package io.floodscope.host.neigh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighborTunableTest {

    @ParameterizedTest
    @CsvSource({
        "base_reachable_time_ms, 30000, 30000",
        "gc_stale_time, 60, 60",
        "delay_first_probe_time, 5, 5",
        "retrans_time_ms, 1000, 1000",
        "ucast_solicit, 3, 3",
        "mcast_solicit, 3, 3",
        "mcast_resolicit, 0, 0",
        "app_solicit, 0, 0",
        "unres_qlen_bytes, 212992, 212992",
        "locktime, 100, 0",
        "proxy_delay, 80, 80",
        "proxy_qlen, 64, 64",
        "anycast_delay, 100, 100",
        "interval_probe_time_ms, 5000, 5000",
        "gc_interval, 30, 30"
    })
    void hasTheKernelsNameAndDefault(String name, long ipv4, long ipv6) {
        NeighborTunable tunable = NeighborTunable.byName(name).orElseThrow();

        assertThat(tunable.initial(false)).isEqualTo(ipv4);
        assertThat(tunable.initial(true)).isEqualTo(ipv6);
    }

    @Test
    void locktimeAndProxyDelayAreHundredthsOfASecond() {
        NeighborParams params = NeighborParams.defaults(false, KernelProfile.LINUX_6);

        assertThat(params.nanos(NeighborTunable.LOCKTIME)).isEqualTo(1_000_000_000L);
        assertThat(params.nanos(NeighborTunable.PROXY_DELAY)).isEqualTo(800_000_000L);
    }

    @Test
    void aValueOutsideTheKernelsRangeIsRefusedWithThatRange() {
        assertThatThrownBy(() -> NeighborTunable.INTERVAL_PROBE_TIME.check(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interval_probe_time_ms must lie between 1 and 2147483647 ms, got 0");
    }

    @Test
    void theQueueBoundFollowsTheProfile() {
        assertThat(NeighborParams.defaults(false, KernelProfile.LINUX_3_10).get(NeighborTunable.UNRES_QLEN_BYTES))
                .isEqualTo(65_536);
    }
}
