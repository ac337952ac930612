package io.floodscope.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.frame.VrrpAdvert;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.rules.Covers;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistributedGatewayTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long V = MacAddress.parse("00:11:22:33:44:55").value();
    private static final long R = MacAddress.parse("70:ea:1a:aa:bb:cc").value();
    private static final long HOST = MacAddress.parse("fa:16:3e:00:00:01").value();
    private static final long OTHER = MacAddress.parse("fa:16:3e:00:00:02").value();
    private static final IpAddress GATEWAY = IpAddress.parse("10.0.4.1");
    private static final IpAddress GATEWAY6 = IpAddress.parse("2001:db8:4::1");
    private static final IpAddress REMOTE = IpAddress.parse("192.0.2.1");

    private final Simulation simulation = new Simulation(1);
    private final Network network = new Network(simulation);
    private final Station host = network.add(new Station(simulation, "h1", HOST, "10.0.4.11", 4));
    private final Station other = network.add(new Station(simulation, "h2", OTHER, "10.0.9.11", 9));

    private DistributedGateway gateway(GatewayProfile profile) {
        return gateway(GatewayConfig.of(
                "leaf1",
                profile,
                R,
                List.of(
                        new VlanInterface(4, V, List.of(Prefix.parse("10.0.4.1/24"), Prefix.parse("2001:db8:4::1/64"))),
                        new VlanInterface(9, V, List.of(Prefix.parse("10.0.9.1/24"))))));
    }

    private DistributedGateway gateway(GatewayConfig config) {
        DistributedGateway made = network.add(new DistributedGateway(simulation, config));
        network.connect(host.port, made.addDownlink(Downlink.trunk("e1")), new LinkParams(1_000, 0, 1 << 20));
        network.connect(other.port, made.addDownlink(Downlink.trunk("e2")), new LinkParams(1_000, 0, 1 << 20));
        made.start();
        return made;
    }

    private void runTo(long seconds) {
        simulation.runUntil(seconds * SECOND, RunLimits.NONE);
    }

    @Test
    @Covers({"gw.reply-source", "gw.sender-address"})
    void answersARequestFromTheVirtualMac() {
        gateway(Profiles.NXOS);

        host.asks(GATEWAY);
        runTo(1);

        assertThat(host.frames(Station::isArpReply)).singleElement().satisfies(reply -> {
            assertThat(reply.src()).isEqualTo(V);
            assertThat(reply.dst()).isEqualTo(HOST);
            assertThat(((ArpPacket) reply.payload()).sha()).isEqualTo(V);
        });
    }

    @Test
    @Covers({"gw.reply-source", "gw.sender-address"})
    void anAutomaticVirtualGatewayNamesTheVirtualMacButSendsFromItsOwn() {
        gateway(Profiles.VGA_AUTO);

        host.asks(GATEWAY);
        runTo(5_000);

        assertThat(host.frames(Station::isArpReply)).singleElement().satisfies(reply -> {
            assertThat(reply.src()).isEqualTo(R);
            assertThat(((ArpPacket) reply.payload()).sha()).isEqualTo(V);
        });
        assertThat(host.frames(frame -> frame.src() == V)).isEmpty();
    }

    @Test
    @Covers("gw.data-source")
    void routesBetweenVlansFromTheRealMacAndNorthwardsToTheNextHop() {
        DistributedGateway leaf = gateway(Profiles.NXOS);
        Station remote = network.add(new Station(simulation, "far", 0xA0, "192.0.2.1", Station.untagged()));
        network.connect(remote.port, leaf.addNorth("up", NorthRoute.defaultTo(0xA0)), LinkParams.INSTANT);
        other.asks(IpAddress.parse("10.0.9.1"));
        host.asks(GATEWAY);
        runTo(1);

        host.sendsUdp(V, other.ip);
        host.sendsUdp(V, REMOTE);
        remote.sendsUdp(R, host.ip);
        runTo(2);

        assertThat(other.frames(Station::isIp)).singleElement().satisfies(data -> {
            assertThat(data.src()).isEqualTo(R);
            assertThat(data.vlan()).isEqualTo(9);
        });
        assertThat(remote.frames(Station::isIp))
                .singleElement()
                .satisfies(data -> assertThat(data.src()).isEqualTo(R));
        assertThat(host.frames(Station::isIp))
                .singleElement()
                .satisfies(data -> assertThat(data.src()).isEqualTo(R));
    }

    @Test
    @Covers("gw.data-source")
    void aConsistentGatewayRoutesFromTheVirtualMac() {
        gateway(Profiles.H3C);
        other.asks(IpAddress.parse("10.0.9.1"));
        runTo(1);

        host.sendsUdp(V, other.ip);
        runTo(2);

        assertThat(other.frames(Station::isIp))
                .singleElement()
                .satisfies(data -> assertThat(data.src()).isEqualTo(V));
    }

    @Test
    @Covers({"gw.refresh-at-fraction", "gw.refresh-unicast", "gw.data-is-no-exchange"})
    void refreshesEveryThreeQuartersOfTheTimeoutWithAUnicastRequestFromTheVirtualMac() {
        gateway(Profiles.NXOS);
        host.asks(GATEWAY);
        for (long second = 1; second < 4_000; second += 10) {
            runTo(second);
            host.sendsUdp(V, REMOTE);
        }
        runTo(4_000);

        assertThat(host.secondsOf(Station::isArpRequest)).containsExactly(1_125L, 2_250L, 3_375L);
        assertThat(host.frames(Station::isArpRequest)).allSatisfy(request -> {
            assertThat(request.src()).isEqualTo(V);
            assertThat(request.dst()).isEqualTo(HOST);
            assertThat(request.payload()).isEqualTo(new ArpPacket(ArpPacket.REQUEST, V, GATEWAY, HOST, host.ip));
        });
        assertThat(simulation.probes().marks())
                .filteredOn(mark -> mark.kind().equals("gateway-refresh"))
                .hasSize(3);
    }

    @Test
    void anExchangeWithTheHostPutsItsRefreshOff() {
        gateway(Profiles.NXOS);
        host.asks(GATEWAY);
        runTo(1_000);

        host.asks(GATEWAY);
        runTo(2_200);

        assertThat(host.secondsOf(Station::isArpRequest)).containsExactly(2_125L);
    }

    @Test
    @Covers("gw.refresh-at-offset")
    void aRouterAsksSixtySecondsBeforeExpiry() {
        gateway(Profiles.IOS);
        host.asks(GATEWAY);
        runTo(30_000);

        assertThat(host.secondsOf(Station::isArpRequest)).containsExactly(14_340L, 28_680L);
    }

    @Test
    @Covers({"gw.refresh-retry", "gw.entry-expires"})
    void asksAgainAndThenForgetsAHostThatDoesNotAnswer() {
        DistributedGateway router = gateway(Profiles.IOS);
        host.asks(GATEWAY);
        runTo(1);
        host.answers = false;

        runTo(14_400);
        assertThat(router.hostMac(host.ip)).isEqualTo(HOST);
        runTo(15_000);

        assertThat(host.secondsOf(Station::isArpRequest)).containsExactly(14_340L, 14_400L);
        assertThat(router.hostMac(host.ip)).isEqualTo(MacAddress.NONE);
        assertThat(simulation.probes().counter("leaf1/arp/expired").value()).isEqualTo(1);
    }

    @Test
    @Covers("gw.refresh-retry")
    void sendsThreeProbesInTheLastFifteenSeconds() {
        DistributedGateway leaf = gateway(Profiles.H3C);
        host.asks(GATEWAY);
        runTo(1);
        host.answers = false;
        runTo(1_200);

        assertThat(host.secondsOf(Station::isArpRequest)).containsExactly(1_185L, 1_190L, 1_195L);
        runTo(1_201);
        assertThat(leaf.hostMac(host.ip)).isEqualTo(MacAddress.NONE);
    }

    @Test
    @Covers("gw.refresh-if-used")
    void asksOnlyForHostsThatWereUsedSinceTheLastExchange() {
        DistributedGateway leaf =
                gateway(Profiles.NXOS.withRefresh(Profiles.NXOS.refresh().withWhen(RefreshPolicy.When.IF_USED)));
        host.asks(GATEWAY);
        other.asks(IpAddress.parse("10.0.9.1"));
        runTo(500);
        other.sendsUdp(V, host.ip);
        runTo(1_600);

        assertThat(host.secondsOf(Station::isArpRequest)).containsExactly(1_125L);
        assertThat(other.secondsOf(Station::isArpRequest)).isEmpty();
        assertThat(leaf.hostMac(host.ip)).isEqualTo(HOST);
        assertThat(leaf.hostMac(other.ip)).isEqualTo(MacAddress.NONE);
    }

    @Test
    @Covers("gw.timeout-jitter")
    void spreadsItsTimeoutsAroundTheNominalValue() {
        gateway(Profiles.VGA_AUTO);
        host.asks(GATEWAY);
        runTo(200_000);

        List<Long> times = host.secondsOf(Station::isArpRequest);
        List<Long> gaps = new java.util.ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(times.get(i) - times.get(i - 1));
        }
        assertThat(gaps).hasSizeGreaterThan(130).allMatch(gap -> gap >= 899 && gap <= 1_501);
        assertThat(gaps.stream().mapToLong(Long::longValue).average().orElseThrow())
                .isBetween(1_160.0, 1_240.0);
        assertThat(gaps.stream().distinct().count()).isGreaterThan(100);
    }

    @Test
    void aPinnedRefreshKeepsItsRhythmWhateverTheHostDoes() {
        DistributedGateway leaf = gateway(Profiles.NXOS);
        leaf.pinRefresh(host.ip, 276 * SECOND);
        host.asks(GATEWAY);
        runTo(700);
        host.asks(GATEWAY);
        runTo(3_000);

        assertThat(host.secondsOf(Station::isArpRequest)).containsExactly(276L, 1_401L, 2_526L);
    }

    @Test
    @Covers("gw.resolves-unknown")
    void asksByBroadcastForAnUnknownHostAndKeepsAPacketForIt() {
        gateway(Profiles.NXOS);

        host.sendsUdp(V, other.ip);
        host.sendsUdp(V, other.ip);
        runTo(1);

        assertThat(other.frames(Station::isArpRequest)).singleElement().satisfies(request -> {
            assertThat(request.dst()).isEqualTo(MacAddress.BROADCAST);
            assertThat(request.src()).isEqualTo(V);
        });
        assertThat(other.frames(Station::isIp)).hasSize(1);
        assertThat(simulation.probes().counter("leaf1/route/drop-unresolved").value())
                .isEqualTo(1);
    }

    @Test
    @Covers("gw.resolves-unknown")
    void givesUpAfterThreeRequestsAndDropsWhatWaited() {
        gateway(Profiles.NXOS);
        other.answers = false;

        host.sendsUdp(V, other.ip);
        runTo(10);

        assertThat(other.secondsOf(Station::isArpRequest)).containsExactly(0L, 1L, 2L);
        assertThat(simulation.probes().counter("leaf1/route/drop-unresolved").value())
                .isEqualTo(1);
    }

    @Test
    @Covers({"gw.reply-source", "gw.refresh-at-fraction"})
    void speaksNeighbourDiscoveryWithTheSameTimers() {
        Station host6 = network.add(new Station(simulation, "h6", 0x02, "2001:db8:4::11", 4));
        DistributedGateway leaf = gateway(Profiles.NXOS);
        network.connect(host6.port, leaf.addDownlink(Downlink.trunk("e3")), LinkParams.INSTANT);

        host6.asks(GATEWAY6);
        runTo(1_200);

        assertThat(host6.frames(f -> f.payload() instanceof NdPacket nd && nd.type() == NdPacket.Type.NA))
                .singleElement()
                .satisfies(advert -> {
                    assertThat(advert.src()).isEqualTo(V);
                    assertThat(((NdPacket) advert.payload()).linkLayer()).isEqualTo(V);
                });
        assertThat(host6.secondsOf(f -> f.payload() instanceof NdPacket nd && nd.type() == NdPacket.Type.NS))
                .containsExactly(1_125L);
    }

    @Test
    @Covers("gw.hello-source")
    void theOwnerSaysHelloFromTheVirtualMacAndAStandbyFromItsOwn() {
        Hello hsrp = new Hello(VrrpAdvert.Protocol.HSRP, SourceMac.VIRTUAL, 1, 3 * SECOND);
        DistributedGateway leaf = gateway(Profiles.IOS.withHello(hsrp));
        runTo(7);
        leaf.setActive(false);
        runTo(13);

        List<Frame> hellos = host.frames(frame -> frame.vlan() == 4 && frame.payload() instanceof VrrpAdvert);
        assertThat(hellos).extracting(Frame::src).containsExactly(V, V, V, R, R);
    }

    @Test
    @Covers("gw.announces")
    void announcesAtDoublingIntervalsUpToTheMaximumAndThenStops() {
        gateway(Profiles.NXOS.withAnnouncements(Announcements.doubling(2 * SECOND, 8 * SECOND, 6)));
        runTo(1_000);

        assertThat(host.secondsOf(frame -> frame.vlan() == 4 && Station.isArpRequest(frame)))
                .containsExactly(0L, 2L, 6L, 14L, 22L, 30L);
        assertThat(host.frames(Station::isArpRequest)).allSatisfy(frame -> {
            assertThat(frame.src()).isEqualTo(V);
            assertThat(((ArpPacket) frame.payload()).isGratuitous()).isTrue();
        });
    }

    @Test
    @Covers("gw.own-unknown-unicast")
    void floodsTowardsASilentHostThatItsOwnMacTableHasForgotten() {
        DistributedGateway router = gateway(Profiles.IOS);
        Station log = network.add(new Station(simulation, "log", 0x33, "10.0.4.33", 4));
        network.connect(log.port, router.addDownlink(Downlink.trunk("e3")), LinkParams.INSTANT);
        log.asks(GATEWAY);
        for (long second = 1; second <= 400; second++) {
            runTo(second);
            other.sendsUdp(V, log.ip);
        }
        runTo(401);

        assertThat(log.frames(Station::isIp)).hasSize(400);
        assertThat(host.frames(frame -> frame.dst() == 0x33)).hasSize(101);
        assertThat(router.floodWindows()).singleElement().satisfies(window -> {
            assertThat(window.startNanos()).isEqualTo(300 * SECOND + 1_000);
            assertThat(window.cause().id()).isEqualTo("B.timer-inversion");
        });
    }

    @Test
    @Covers("gw.own-unknown-unicast")
    void dropsThemInsteadWhereUnknownUnicastIsBlocked() {
        DistributedGateway router = gateway(GatewayConfig.of(
                        "leaf1",
                        Profiles.IOS,
                        R,
                        List.of(
                                new VlanInterface(4, V, List.of(Prefix.parse("10.0.4.1/24"))),
                                new VlanInterface(9, V, List.of(Prefix.parse("10.0.9.1/24")))))
                .withFloodUnknown(false));
        host.asks(GATEWAY);
        for (long second = 1; second <= 400; second++) {
            runTo(second);
            other.sendsUdp(V, host.ip);
        }
        runTo(401);

        assertThat(host.frames(Station::isIp)).hasSize(299);
        assertThat(router.floodWindows()).isEmpty();
        assertThat(simulation
                        .probes()
                        .counter("leaf1/bridge/drop-unknown-unicast")
                        .value())
                .isEqualTo(101);
    }

    @Test
    void answersAnEchoRequestFromTheSourceOfItsData() {
        gateway(Profiles.NXOS);
        host.asks(GATEWAY);
        runTo(1);

        host.send(V, new IpPacket(host.ip, GATEWAY, IpPacket.Protocol.ICMP, 7, 0, IpPacket.Kind.ECHO_REQUEST, 56));
        runTo(2);

        assertThat(host.frames(Station::isIp)).singleElement().satisfies(reply -> {
            assertThat(reply.src()).isEqualTo(R);
            assertThat(((IpPacket) reply.payload()).kind()).isEqualTo(IpPacket.Kind.ECHO_REPLY);
        });
    }
}
