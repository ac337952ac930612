package io.floodscope.scenario.assemble;

import static io.floodscope.scenario.assemble.FabricLab.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floodscope.fabric.FabricPlan;
import io.floodscope.fabric.FabricShape;
import io.floodscope.gateway.GatewayProfile;
import io.floodscope.host.app.Applications;
import io.floodscope.host.app.Flow;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.link.Port;
import io.floodscope.net.link.PortTap;
import io.floodscope.result.FloodWindow;
import io.floodscope.rules.Covers;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.profile.GatewayProfiles;
import io.floodscope.traffic.FlowSchedule;
import io.floodscope.traffic.TrafficSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FabricBuilderTest {

    private static final FabricPlan PLAN = new FabricShape(2, 4, 2).expand();
    private static final GatewayProfile NXOS = profile("cisco-nxos-anycast");

    private static GatewayProfile profile(String name) {
        return Objects.requireNonNull(GatewayProfiles.shipped().find(name, new Problems()))
                .model();
    }

    private static Flow udp(Applications from, Applications to, long intervalMillis) {
        long now = from.host().machine().simulation().nowNanos();
        return from.start(
                "udp-" + FabricLab.addressOf(to),
                new TrafficSource.OneWayUdp(
                        FabricLab.addressOf(to),
                        53,
                        FlowSchedule.every(now, intervalMillis * 1_000_000L),
                        200,
                        1,
                        false));
    }

    private static void tcp(Applications from, Applications to, long fromNanos) {
        from.start(
                "tcp-" + FabricLab.addressOf(to),
                new TrafficSource.TcpStream(
                        FabricLab.addressOf(to), 80, FlowSchedule.every(fromNanos, 100_000_000L), 500, 1));
    }

    private static long spineFrames(FabricLab lab) {
        return lab.count("S1/fabric/forwarded") + lab.count("S2/fabric/forwarded");
    }

    @Test
    @Covers({"fabric.routed-over-spine", "gw.data-source"})
    void routesBetweenPairsOverOneSpineAndDeliversFromTheEgressLeafsOwnMac() {
        FabricLab lab = new FabricLab(PLAN, NXOS);
        Applications a = lab.instance("C1", 4);
        Applications b = lab.instance("C7", 9);
        Set<String> sources = new TreeSet<>();
        b.host().interfaces().get(0).port().observe(new PortTap() {
            @Override
            public void received(Port port, Frame frame, long word) {
                if (frame.payload() instanceof IpPacket) {
                    sources.add(MacAddress.format(frame.src()));
                }
            }

            @Override
            public void sent(Port port, Frame frame, long word) {}
        });
        tcp(b, a, SECOND);
        tcp(a, b, 2 * SECOND);
        lab.runTo(20);

        assertThat(a.flows().get(0).answered()).isGreaterThan(170);
        assertThat(b.flows().get(0).answered()).isGreaterThan(180);
        assertThat(sources).isSubsetOf("70:ea:1a:aa:bb:07", "70:ea:1a:aa:bb:08").isNotEmpty();
        assertThat(spineFrames(lab)).isGreaterThan(700);
    }

    @Test
    @Covers("fabric.ecmp")
    void aFlowKeepsItsSpineAndManyFlowsUseBoth() {
        FabricLab lab = new FabricLab(PLAN, NXOS);
        List<Applications> senders = new ArrayList<>();
        Applications sink = lab.instance("C8", 9);
        udp(sink, lab.instance("C8", 9), 10_000);
        for (int i = 0; i < 40; i++) {
            senders.add(lab.instance("C" + (1 + i % 6), 4));
        }
        lab.runTo(1);
        long one = lab.count("S1/fabric/forwarded");
        udp(senders.get(0), sink, 100);
        lab.runTo(11);
        long viaFirst = lab.count("S1/fabric/forwarded") - one;
        assertThat(viaFirst == 0 || viaFirst >= 99)
                .as("S1 carried %d frames of one flow", viaFirst)
                .isTrue();

        senders.subList(1, 40).forEach(sender -> udp(sender, sink, 1_000));
        lab.runTo(20);

        assertThat(lab.count("S1/fabric/forwarded")).isGreaterThan(50);
        assertThat(lab.count("S2/fabric/forwarded")).isGreaterThan(50);
    }

    @Test
    void theOtherSpineTakesOverWhenOneIsLost() {
        FabricLab lab = new FabricLab(PLAN, NXOS);
        Applications a = lab.instance("C1", 4);
        Applications b = lab.instance("C7", 9);
        udp(b, a, 1_000);
        Flow flow = udp(a, b, 10);
        lab.runTo(10);
        lab.network.links().stream()
                .filter(link -> link.a().node().name().equals("S1")
                        || link.b().node().name().equals("S1"))
                .forEach(link -> link.setUp(false));
        long before = lab.count("S2/fabric/forwarded");
        lab.runTo(20);

        assertThat(lab.count("S2/fabric/forwarded") - before).isGreaterThanOrEqualTo(1_000);
        assertThat(lab.count(b.host().name() + "/udp-53/datagrams")).isGreaterThan(flow.sent() - 5);
    }

    @Test
    @Covers({"fabric.vlan-extension", "gw.arp-suppression", "fabric.replication"})
    void aVlanReachesOverTheFabricAndKnownHostsAreAnsweredByTheLeaf() {
        FabricLab lab = new FabricLab(PLAN, NXOS);
        Applications a = lab.instance("C1", 4);
        Applications b = lab.instance("C7", 4);
        Applications c = lab.instance("C5", 4);
        udp(b, lab.instance("C7", 9), 60_000);
        lab.runTo(2);

        udp(a, b, 100);
        lab.runTo(12);
        assertThat(lab.count(b.host().name() + "/udp-53/datagrams")).isGreaterThan(95);
        assertThat(lab.count("L1/arp/suppressed") + lab.count("L2/arp/suppressed"))
                .isPositive();

        // Nobody has heard of c yet: the request is replicated to its leaf pair.
        long replicated = lab.count("S1/fabric/replicated") + lab.count("S2/fabric/replicated");
        udp(a, c, 100);
        lab.runTo(22);
        assertThat(lab.count(c.host().name() + "/udp-53/datagrams")).isGreaterThan(95);
        assertThat(lab.count("S1/fabric/replicated") + lab.count("S2/fabric/replicated"))
                .isGreaterThan(replicated);
    }

    @Test
    @Covers("fabric.no-unknown-unicast")
    void unknownUnicastDoesNotCrossTheFabric() {
        FabricLab lab = new FabricLab(PLAN, NXOS);
        Applications a = lab.instance("C1", 4);
        Applications c = lab.instance("C5", 4);
        lab.runTo(1);
        long heard = FabricLab.received(c);
        a.host()
                .interfaces()
                .get(0)
                .send(
                        Frame.of(
                                0x02_00_00_00_00_99L,
                                a.host().interfaces().get(0).mac(),
                                new IpPacket(
                                        FabricLab.addressOf(a),
                                        FabricLab.addressOf(c),
                                        IpPacket.Protocol.UDP,
                                        1,
                                        2,
                                        IpPacket.Kind.DATA,
                                        10)),
                        0);
        lab.runTo(2);

        assertThat(FabricLab.received(c)).isEqualTo(heard);
    }

    @Test
    void theIncidentHappensBelowEveryLeafPairAndNowhereAbove() {
        FabricLab lab = new FabricLab(PLAN, NXOS);
        for (int pair = 0; pair < 4; pair++) {
            Applications sender = lab.instance("C" + (1 + 2 * pair), 4);
            lab.instance("C" + (1 + 2 * pair), 4);
            Applications receiver = lab.instance("C" + (2 + 2 * ((pair + 1) % 4)), 9);
            tcp(sender, receiver, 0);
        }
        lab.runTo(1_500);

        for (int pair = 0; pair < 4; pair++) {
            List<FloodWindow> floods =
                    Objects.requireNonNull(lab.inner.get("C" + (1 + 2 * pair))).floodWindows();
            assertThat(floods).hasSize(2).allSatisfy(window -> {
                assertThat(window.dstMac()).isEqualTo(MacAddress.format(FabricLab.V));
                assertThat(window.unwantedCopies()).isPositive();
            });
            assertThat((double) floods.get(0).startNanos() / SECOND).isCloseTo(300, within(0.2));
            assertThat((double) floods.get(0).endNanos() / SECOND).isCloseTo(1_125, within(0.2));
        }
        lab.leaves.values().forEach(leaf -> assertThat(leaf.floodWindows()).isEmpty());
    }

    @Test
    void aConsistentVirtualMacHasNoIncident() {
        FabricLab lab = new FabricLab(PLAN, profile("h3c-distributed"));
        tcp(lab.instance("C1", 4), lab.instance("C4", 9), 0);
        lab.runTo(1_500);

        assertThat(Objects.requireNonNull(lab.inner.get("C1")).floodWindows()).isEmpty();
    }
}
