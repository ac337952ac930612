package io.floodscope.net.frame;

import io.floodscope.net.addr.IpAddress;

/**
 * An IPv4 or IPv6 packet with a transport header. What varies from packet to packet of a flow (datagram number, TCP sequence
 * and acknowledgement) travels beside the frame as its word, so that one instance serves a whole flow.
 *
 * @param src source address
 * @param dst destination address
 * @param protocol transport protocol
 * @param srcPort source port, or ICMP identifier
 * @param dstPort destination port, 0 for ICMP
 * @param kind what kind of segment or message it is
 * @param payloadBytes bytes behind the transport header
 */
public record IpPacket(
        IpAddress src, IpAddress dst, Protocol protocol, int srcPort, int dstPort, Kind kind, int payloadBytes)
        implements Payload {

    /** Transport protocols. */
    public enum Protocol {
        /** UDP. */
        UDP,
        /** TCP. */
        TCP,
        /** ICMP or ICMPv6 other than neighbour discovery. */
        ICMP
    }

    /** Kinds of segments and messages. */
    public enum Kind {
        /** A UDP datagram or a TCP segment with data (its ACK field counts too). */
        DATA,
        /** TCP SYN. */
        SYN,
        /** TCP SYN-ACK. */
        SYN_ACK,
        /** TCP segment without data. */
        ACK,
        /** TCP FIN (with ACK). */
        FIN,
        /** TCP RST. */
        RST,
        /** ICMP echo request. */
        ECHO_REQUEST,
        /** ICMP echo reply. */
        ECHO_REPLY,
        /** ICMP port unreachable, about a UDP datagram. */
        PORT_UNREACHABLE,
        /** ICMP host (IPv4) or address (IPv6) unreachable. */
        HOST_UNREACHABLE
    }

    @Override
    public int bytes() {
        int network = src.v6() ? 40 : 20;
        int transport = switch (protocol) {
            case UDP, ICMP -> 8;
            case TCP -> kind == Kind.SYN || kind == Kind.SYN_ACK ? 40 : 32;
        };
        return network + transport + payloadBytes;
    }

    @Override
    public int etherType() {
        return src.v6() ? EtherType.IPV6 : EtherType.IPV4;
    }
}
