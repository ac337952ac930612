package io.floodscope.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.rules.Covers;
import org.junit.jupiter.api.Test;

/** A host that answers to the Ethernet source of what it got rather than asking its neighbour table. */
class ReturnPathTest {

    private static final IpPacket PING =
            new IpPacket(Lab.PEER4, Lab.HOST4, IpPacket.Protocol.ICMP, 7, 0, IpPacket.Kind.ECHO_REQUEST, 56);

    private final Lab lab = new Lab();

    private void pingFrom(long ethernetSource) {
        lab.peer.port().send(Frame.of(Lab.HOST_MAC, ethernetSource, PING), 1);
    }

    @Test
    @Covers("ip.replies-to-last-source")
    void anAnswerGoesToTheMacThatAskedWithoutAnyArp() {
        lab.host.setRepliesToLastSource(true);

        lab.at(1, () -> pingFrom(Lab.OTHER_MAC)).run(5);

        assertThat(lab.peer.last().dst()).isEqualTo(Lab.OTHER_MAC);
        assertThat(lab.peer.arps(ArpPacket.REQUEST)).isEmpty();
        assertThat(lab.entry(false)).isNull();
    }

    @Test
    void theWayBackFollowsTheLastPacket() {
        lab.host.setRepliesToLastSource(true);

        lab.at(1, () -> pingFrom(Lab.OTHER_MAC))
                .at(2, () -> pingFrom(Lab.PEER_MAC))
                .run(5);

        assertThat(lab.peer.received()).extracting(Frame::dst).containsExactly(Lab.OTHER_MAC, Lab.PEER_MAC);
    }

    @Test
    void anAddressThatWasNeverHeardIsResolvedAsUsual() {
        lab.host.setRepliesToLastSource(true);

        lab.at(1, () -> lab.datagram(IpAddress.parse("10.9.0.77"))).run(5);

        assertThat(lab.peer.arps(ArpPacket.REQUEST)).isNotEmpty();
        assertThat(lab.peer.packets(IpPacket.Kind.DATA)).isEqualTo(1);
    }

    @Test
    void anOrdinaryHostAsksForTheSender() {
        lab.at(1, () -> pingFrom(Lab.OTHER_MAC)).run(5);

        assertThat(lab.peer.arps(ArpPacket.REQUEST)).isNotEmpty();
        assertThat(lab.peer.packets(IpPacket.Kind.ECHO_REPLY)).isEqualTo(1);
        assertThat(lab.entry(false).mac()).isEqualTo(Lab.PEER_MAC);
    }
}
