package io.floodscope.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.text.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTrapsTest {

    @ParameterizedTest
    @CsvSource({
        "net.ipv4.neigh.eth0.base_reachable_time_ms = 30000, 30s",
        "net.ipv4.neigh.eth0.base_reachable_time = 30, 30s",
        "net.ipv4.neigh.eth0.gc_stale_time = 60, 60s",
        "net.ipv4.neigh.eth0.delay_first_probe_time = 5, 5s",
        "net.ipv4.neigh.eth0.retrans_time_ms = 1000, 1s",
        "net.ipv4.neigh.eth0.retrans_time = 100, 1s",
        "net.ipv4.neigh.eth0.locktime = 100, 1s",
        "net.ipv6.neigh.eth0.locktime = 0, 0s",
        "net.ipv4.neigh.eth0.anycast_delay = 100, 1s",
        "net.ipv4.neigh.eth0.proxy_delay = 80, 800ms",
        "net.ipv4.neigh.eth0.interval_probe_time_ms = 5000, 5s",
    })
    void kernelSettingHasItsOwnUnit(String line, String meaning) {
        ImportRun run = Given.one(DumpKind.SYSCTL, line);

        assertThat(Durations.format(run.dumps().tunables().get(0).nanos())).isEqualTo(meaning);
    }

    @Test
    void recordedSettingsAreUnderstoodCompletely() {
        ImportRun run = new Given().file(DumpKind.SYSCTL, "sysctl.txt").strict();

        assertThat(run.log().problems().render()).isEmpty();
        assertThat(run.dumps().tunables()).hasSizeGreaterThan(30);
    }

    @Test
    void countsHaveNoUnitAndDevicesMayHaveDots() {
        ImportRun run = Given.one(
                DumpKind.SYSCTL,
                "net.ipv4.neigh.eth0/100.unres_qlen_bytes = 212992\nnet.ipv4.neigh.default.gc_thresh3 = 1024\n"
                        + "vm.swappiness = 60\nnet.ipv4.neigh.eth0.new_thing = 7\n");

        assertThat(run.dumps().tunables())
                .extracting(t -> t.dev() + " " + t.raw() + " " + t.nanos())
                .containsExactly("eth0.100 212992 -1", "default 1024 -1");
        assertThat(run.log().ignored())
                .extracting(i -> i.span().line() + " " + i.what())
                .containsExactly("4 unknown neighbour setting 'new_thing'");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "absent",
            value = {
                "absent, 300",
                "1800, 1800",
                "5, 15",
                "14, 15",
                "15, 15",
                "3600, 3600",
                "3601, 3600",
                "14400, 3600",
                "0, 300",
                "300s, 300",
                "-1, 300",
                "99999999999999999999999999, 300",
            })
    void openVswitchCutsAgingSilently(String configured, long effective) {
        assertThat(OvsBridgeParser.effectiveSeconds(configured)).isEqualTo(effective);
    }

    @Test
    void aSettingThatDoesNotFitIsIgnoredAndNotTurnedIntoANumber() {
        ImportRun run = Given.one(
                DumpKind.SYSCTL,
                "net.ipv4.neigh.eth0.gc_stale_time = 9223372036854775807\nnet.ipv4.neigh.eth0.locktime = 100\n");

        assertThat(run.dumps().tunables()).extracting(Tunable::name).containsExactly("locktime");
        assertThat(run.log().ignored()).hasSize(1);
    }
}
