package io.floodscope.ovn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floodscope.rules.Covers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway port with several chassis, as OVN 23.03.1 and 26.03.1 with three chassis were seen to move it. */
class GatewayFailoverTest {

    private final OvnLab lab = new OvnLab(OvnLab.config("ovn-26.03"), 1, List.of("ch1", "ch2", "ch3"));
    private final OvnChassis ch1 = lab.ovn.chassis().get(0);
    private final OvnChassis ch2 = lab.ovn.chassis().get(1);
    private final OvnChassis ch3 = lab.ovn.chassis().get(2);

    @BeforeEach
    void threeGateways() {
        lab.port.setGatewayChassis(List.of(ch3, ch2, ch1));
    }

    @Test
    @Covers("ovn.gateway-failover")
    void theFirstOfTheListHostsItAndAnnouncesIt() {
        lab.runUntil(50);

        assertThat(lab.port.chassis()).isSameAs(ch3);
        assertThat(lab.announcements).containsExactly(0.0, 1.0, 3.0, 7.0, 15.0);
    }

    @Test
    @Covers("ovn.gateway-failover")
    void theNextThatLivesClaimsItWhenTheFirstDiesAndAnnouncesItASecondLater() {
        lab.at(90, () -> ch2.setUp(false));
        lab.at(100, () -> ch3.setUp(false));

        lab.runUntil(102);
        assertThat(lab.port.chassis()).as("not noticed yet").isSameAs(ch3);
        lab.runUntil(103.1);
        assertThat(lab.port.chassis()).isSameAs(ch1);
        lab.runUntil(150);
        double first = lab.announcements.get(5);
        assertThat(first).isBetween(103.1, 104.0);
        assertThat(lab.announcements.subList(6, 10))
                .allSatisfy(t -> assertThat(t).isGreaterThan(first))
                .last()
                .satisfies(t -> assertThat(t - first).isCloseTo(15, within(1e-9)));
        assertThat(lab.ovn.ruleHits()).contains(OvnRule.GATEWAY_FAILOVER);
    }

    @Test
    @Covers("ovn.gateway-failover")
    void theFirstClaimsItBackWhenItReturns() {
        lab.at(100, () -> ch3.setUp(false));
        lab.at(200, () -> ch3.setUp(true));

        lab.runUntil(200.9);
        assertThat(lab.port.chassis()).isSameAs(ch2);
        lab.runUntil(202);
        assertThat(lab.port.chassis()).isSameAs(ch3);
    }

    @Test
    void aStoppedControllerLeavesThePortWhereItIs() {
        lab.at(100, () -> ch3.controller().stop());

        lab.runUntil(150);

        assertThat(lab.port.chassis()).isSameAs(ch3);
    }

    @Test
    void aShortOutageThatNobodyNoticedChangesNothing() {
        lab.at(100, () -> ch3.setUp(false));
        lab.at(101, () -> ch3.setUp(true));

        lab.runUntil(150);

        assertThat(lab.port.chassis()).isSameAs(ch3);
    }

    @Test
    void aPortMovedByHandStaysThere() {
        lab.at(50, () -> lab.port.bindTo(ch1, false));
        lab.at(100, () -> ch1.setUp(false));

        lab.runUntil(150);

        assertThat(lab.port.chassis()).isSameAs(ch1);
    }

    @Test
    void rowsOutliveTheMoveAndTheNewChassisForwards() {
        lab.pingAt(1, OvnLab.E1, 1);
        lab.at(100, () -> ch3.setUp(false));
        lab.pingAt(101, OvnLab.E1, 2);
        lab.pingAt(110, OvnLab.E1, 3);

        lab.runUntil(111);

        assertThat(lab.m1.answered).containsOnlyKeys(1L, 3L);
        assertThat(lab.times("insert", OvnLab.E1)).hasSize(1);
    }
}
