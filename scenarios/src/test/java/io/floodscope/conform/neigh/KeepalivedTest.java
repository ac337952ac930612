package io.floodscope.conform.neigh;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.vrrp.GarpSchedule;
import io.floodscope.vrrp.VrrpConfig;
import org.junit.jupiter.api.Test;

/** What the statements of a keepalived configuration mean for one another. */
class KeepalivedTest {

    private static VrrpConfig parse(String global, String instance) {
        return Keepalived.parse("global_defs {\n router_id b\n " + global + "\n}\nvrrp_instance V {\n interface eth0\n"
                + " virtual_router_id 9\n " + instance + "\n virtual_ipaddress {\n 10.9.0.100 dev eth0\n }\n}\n");
    }

    @Test
    void useVmacWithoutAnInterfaceNameLeavesTheNextStatementAlone() {
        assertThat(parse("", "use_vmac\n vmac_xmit_base").advertsFromBase()).isTrue();
        assertThat(parse("", "use_vmac vrrp.9\n priority 7").priority()).isEqualTo(7);
        assertThat(parse("", "use_vmac\n priority 8").virtualMac()).isTrue();
    }

    @Test
    void globalAnnouncementsAreTheDefaultsOfLowerPriorityOnesAndThoseOfTheInstanceAreNot() {
        GarpSchedule global = parse("vrrp_garp_master_delay 3\n vrrp_garp_master_repeat 2", "")
                .garp();
        GarpSchedule own =
                parse("", "garp_master_delay 3\n garp_master_repeat 2").garp();

        assertThat(global).isEqualTo(new GarpSchedule(2, 3_000, 0, 1, 2, 3_000, 0, 0));
        assertThat(own).isEqualTo(new GarpSchedule(2, 3_000, 0, 1, 5, 5_000, 0, 0));
    }

    @Test
    void minimalAnnouncementsHaveNoFramesForARefresh() {
        GarpSchedule minimal = parse("vrrp_min_garp", "garp_master_refresh 4\n garp_master_repeat 2")
                .garp();

        assertThat(minimal).isEqualTo(new GarpSchedule(2, 0, 4_000, 0, 1, 0, 0, 0));
    }

    @Test
    void pausesOfTheFamiliesAndPreemptDelayAreRead() {
        VrrpConfig config = parse("vrrp_garp_interval 0.2\n vrrp_gna_interval 0.05", "preempt_delay 2.5");

        assertThat(config.garp().intervalMicros()).isEqualTo(200_000);
        assertThat(config.garp().naIntervalMicros()).isEqualTo(50_000);
        assertThat(config.preemptDelayMillis()).isEqualTo(2_500);
        assertThat(parse("", "preempt_delay 2\n nopreempt").preemptDelayMillis())
                .as("there is nothing to delay")
                .isZero();
    }
}
