package io.floodscope.ovn;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.link.LinkParams;
import io.floodscope.rules.Covers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several chassis on one provider network: what leaves the localnet port for an instance elsewhere, and as whom. */
class ProviderNetworkTest {

    private static final IpAddress M2 = IpAddress.parse("172.16.0.50");
    private static final long M2_MAC = 0x02_00_00_00_02_22L;
    private static final long CH1_MAC = 0x0E_00_00_00_00_01L;

    private final OvnLab lab = new OvnLab(OvnLab.config("ovn-26.03"), 1, List.of("ch1", "ch2", "ch3"));
    private final LabHost m2 = instanceOnTheProviderNetwork();

    private LabHost instanceOnTheProviderNetwork() {
        LabHost host = lab.network.add(new LabHost(lab.simulation, "m2", M2_MAC, OvnLab.ROUTER_MAC, "172.16.0.50"));
        Vif vif = lab.ovn.chassis().get(1).addVif(lab.ext, "m2", M2_MAC, List.of(M2));
        lab.network.connect(vif.port(), host.port, new LinkParams(20_000, 0, LinkParams.UNBOUNDED));
        return host;
    }

    private List<Long> sourcesHeardByM2() {
        return m2.heard.stream()
                .filter(h -> h.frame().payload() instanceof IpPacket)
                .map(h -> h.frame().src())
                .toList();
    }

    @Test
    @Covers("ovn.localnet-between-chassis")
    void anInstanceOnAnotherChassisIsReachedOnceThroughTheProviderNetwork() {
        lab.pingAt(1, M2, 1);

        lab.runUntil(2);

        assertThat(m2.delivered).containsOnlyKeys(1L);
        assertThat(sourcesHeardByM2()).containsExactly(OvnLab.ROUTER_MAC);
        assertThat(lab.wire.portOf(OvnLab.ROUTER_MAC).index()).isZero();
        assertThat(lab.m1.answered).containsOnlyKeys(1L);
    }

    /** Incident 14: no switch hears the router's MAC, the instance behind the other chassis still does. */
    @Test
    @Covers("ovn.chassis-mac")
    void withAChassisMacTheWireNeverLearnsTheRouter() {
        lab.ch1.setChassisMac("physnet", CH1_MAC);
        lab.pingAt(1, M2, 1);
        lab.pingAt(1, OvnLab.E1, 2);

        lab.runUntil(2);

        assertThat(sourcesHeardByM2()).containsExactly(OvnLab.ROUTER_MAC);
        assertThat(lab.wire.portOf(OvnLab.ROUTER_MAC)).isNull();
        assertThat(lab.wire.portOf(CH1_MAC).index()).isZero();
        assertThat(lab.e1.delivered).containsOnlyKeys(2L);
    }

    @Test
    void announcementsKeepTheRoutersMac() {
        lab.ch1.setChassisMac("physnet", CH1_MAC);
        lab.port.bindTo(lab.ch1, true);

        lab.runUntil(0.9);

        assertThat(lab.announcements).hasSize(1);
        assertThat(lab.wire.portOf(OvnLab.ROUTER_MAC).index()).isZero();
    }
}
