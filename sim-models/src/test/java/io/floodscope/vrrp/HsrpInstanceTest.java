package io.floodscope.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.VrrpAdvert;
import io.floodscope.net.link.Link;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.rules.Covers;
import org.junit.jupiter.api.Test;

class HsrpInstanceTest {

    private static final IpAddress VIP = IpAddress.parse("10.9.0.100");
    private static final long V = 0x0000_0C07_AC05L;

    private final Simulation simulation = new Simulation(1);
    private final Network network = new Network(simulation);
    private final RedundantNode b = network.add(new RedundantNode(simulation, "b", 2));
    private final RedundantNode c = network.add(new RedundantNode(simulation, "c", 3));
    private final Link link = network.connect(b.port, c.port, LinkParams.INSTANT);

    private HsrpInstance router(RedundantNode node, int priority) {
        HsrpInstance router = new HsrpInstance(simulation, simulation.probes(), HsrpConfig.of(5, priority, VIP), node);
        node.hsrp = router;
        simulation.at(0, Phase.SAMPLE, router::start);
        return router;
    }

    private void runUntil(double seconds) {
        simulation.runUntil(Math.round(seconds * 1e9), RunLimits.NONE);
    }

    @Test
    @Covers("hsrp.hello-source")
    void oneBecomesActiveTheOtherStandbyAndOnlyTheActiveSpeaksFromTheVirtualMac() {
        HsrpInstance active = router(b, 150);
        HsrpInstance standby = router(c, 100);

        runUntil(60);

        assertThat(active.state()).isEqualTo(HsrpInstance.State.ACTIVE);
        assertThat(standby.state()).isEqualTo(HsrpInstance.State.STANDBY);
        assertThat(b.owned).containsEntry(VIP, V);
        assertThat(c.owned).isEmpty();
        assertThat(b.sent)
                .filteredOn(s -> s.atNanos() > 30e9)
                .isNotEmpty()
                .allMatch(s -> s.frame().src() == V);
        assertThat(c.sent)
                .filteredOn(s -> s.atNanos() > 30e9)
                .isNotEmpty()
                .allMatch(s -> s.frame().src() == c.mac);
    }

    @Test
    @Covers("hsrp.hold-time")
    void standbyTakesOverWhenTheHoldTimePassesWithoutAHello() {
        router(b, 150);
        HsrpInstance standby = router(c, 100);
        runUntil(60);
        long lastHello = b.sent.get(b.sent.size() - 1).atNanos();
        link.setPartition(b.port, true);

        runUntil(90);

        assertThat(standby.state()).isEqualTo(HsrpInstance.State.ACTIVE);
        Frame announcement = c.sent.stream()
                .filter(s -> s.frame().payload() instanceof ArpPacket)
                .findFirst()
                .orElseThrow()
                .frame();
        assertThat(announcement.src()).isEqualTo(V);
        assertThat(c.sentMillis(ArpPacket.class)).containsExactly((lastHello + 10_000_000_000L) / 1e6);
    }

    @Test
    void resignationIsFollowedAtOnce() {
        HsrpInstance active = router(b, 150);
        HsrpInstance standby = router(c, 100);
        simulation.at(60_000_000_000L, Phase.SAMPLE, active::stop);

        runUntil(60.001);

        assertThat(standby.state()).isEqualTo(HsrpInstance.State.ACTIVE);
        assertThat(active.state()).isEqualTo(HsrpInstance.State.INIT);
        assertThat(b.owned).isEmpty();
    }

    @Test
    void afterAPartitionTheBetterRouterStaysActiveAlone() {
        HsrpInstance active = router(b, 150);
        HsrpInstance standby = router(c, 100);
        runUntil(60);
        link.setPartition(b.port, true);
        link.setPartition(c.port, true);
        runUntil(80);
        assertThat(standby.state()).isEqualTo(HsrpInstance.State.ACTIVE);
        assertThat(active.state()).isEqualTo(HsrpInstance.State.ACTIVE);

        link.setPartition(b.port, false);
        link.setPartition(c.port, false);
        runUntil(120);

        assertThat(active.state()).isEqualTo(HsrpInstance.State.ACTIVE);
        assertThat(standby.state()).isEqualTo(HsrpInstance.State.STANDBY);
        assertThat(c.sentMillis(VrrpAdvert.class)).isNotEmpty();
    }

    @Test
    void versionTwoHasItsOwnMacAndGroup() {
        assertThat(VirtualMac.hsrp(0x123, 2)).isEqualTo(0x0000_0C9F_F123L);
        assertThat(VirtualMac.hsrp(5, 1)).isEqualTo(V);
    }
}
