package io.floodscope.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.frame.Payload;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.rules.Covers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a gateway knows of two hosts after both announced themselves from a new MAC: one it knew before, one it did not. */
class GratuitousPolicyTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long V = MacAddress.parse("00:11:22:33:44:55").value();
    private static final long R = MacAddress.parse("70:ea:1a:aa:bb:cc").value();
    private static final long HOST = MacAddress.parse("fa:16:3e:00:00:01").value();
    private static final long MOVED = MacAddress.parse("fa:16:3e:00:00:99").value();

    private final Simulation simulation = new Simulation(1);
    private final Network network = new Network(simulation);
    private final Station host = network.add(new Station(simulation, "h1", HOST, "10.0.4.11", 4));

    private static Payload announcement(IpAddress address) {
        return address.v6()
                ? NdPacket.advertisement(address, IpAddress.ALL_NODES6, address, MOVED, false, false, true)
                : ArpPacket.request(MOVED, address, address);
    }

    private static Payload question(IpAddress address, IpAddress gateway) {
        return address.v6()
                ? NdPacket.solicitation(address, gateway.solicitedNode(), gateway, HOST)
                : ArpPacket.request(HOST, address, gateway);
    }

    private void sends(Payload payload, long seconds) {
        host.port.send(Frame.of(MacAddress.BROADCAST, HOST, payload).withVlan(4), 0);
        simulation.runUntil(seconds * SECOND, RunLimits.NONE);
    }

    @ParameterizedTest
    @Covers("gw.gratuitous-ignored")
    @CsvSource({
        "LEARN, 10.0.4.1, 10.0.4.11, 10.0.4.12, true, true",
        "UPDATE, 10.0.4.1, 10.0.4.11, 10.0.4.12, true, false",
        "IGNORE, 10.0.4.1, 10.0.4.11, 10.0.4.12, false, false",
        "LEARN, 2001:db8:4::1, 2001:db8:4::11, 2001:db8:4::12, true, true",
        "UPDATE, 2001:db8:4::1, 2001:db8:4::11, 2001:db8:4::12, true, false",
        "IGNORE, 2001:db8:4::1, 2001:db8:4::11, 2001:db8:4::12, false, false"
    })
    void anAnnouncementDoesWhatThePolicySays(
            GratuitousPolicy policy, String gateway, String known, String unknown, boolean changes, boolean makes) {
        GatewayGroup group = new GatewayGroup(simulation, "gw", Profiles.NXOS.macAging(), 1, false);
        group.setGratuitous(policy);
        GatewayConfig config = GatewayConfig.of(
                "leaf1",
                Profiles.NXOS,
                R,
                List.of(new VlanInterface(
                        4, V, List.of(Prefix.parse("10.0.4.1/24"), Prefix.parse("2001:db8:4::1/64")))));
        DistributedGateway made = network.add(new DistributedGateway(simulation, config, group));
        network.connect(host.port, made.addDownlink(Downlink.trunk("e1")), new LinkParams(1_000, 0, 1 << 20));
        made.start();

        sends(question(IpAddress.parse(known), IpAddress.parse(gateway)), 1);
        sends(announcement(IpAddress.parse(known)), 2);
        sends(announcement(IpAddress.parse(unknown)), 3);

        HostEntry entry = group.hosts().entry(IpAddress.parse(known));
        assertThat(entry).isNotNull();
        assertThat(entry.mac()).isEqualTo(changes ? MOVED : HOST);
        HostEntry made2 = group.hosts().entry(IpAddress.parse(unknown));
        assertThat(made2 != null).isEqualTo(makes);
    }

    /** An offset longer than the timeout once had an answer cause the next request in the same nanosecond, for ever. */
    @ParameterizedTest
    @CsvSource({"30, 1", "60, 1", "61, 1", "90, 30", "14400, 14340"})
    void aRefreshComesASecondAfterTheExchangeAtTheEarliest(long timeout, long first) {
        RefreshPolicy minuteBefore =
                new RefreshPolicy(RefreshPolicy.When.ALWAYS, SourceMac.REAL, true, true, 1, -60 * SECOND, 2, 0);

        assertThat(minuteBefore.firstAfterNanos(timeout * SECOND)).isEqualTo(first * SECOND);
    }
}
