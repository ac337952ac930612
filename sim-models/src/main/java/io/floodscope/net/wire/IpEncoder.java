package io.floodscope.net.wire;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.IpPacket.Kind;
import io.floodscope.net.frame.IpPacket.Protocol;

/** IPv4 and IPv6 headers, and UDP, TCP and ICMP behind them. */
final class IpEncoder {

    static final int UDP = 17;
    static final int ICMP6 = 58;
    private static final int ICMP4 = 1;
    private static final int TCP = 6;
    private static final int HOP_BY_HOP = 0;

    private static final int HEADER4 = 20;
    private static final int HEADER6 = 40;
    private static final int JUMBO_HEADER = 8;
    private static final int MOST_BYTES = 0xFFFF;
    private static final int USUAL_HOPS = 64;
    private static final int DO_NOT_FRAGMENT = 0x4000;

    private static final int FIN = 0x01;
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int PSH = 0x08;
    private static final int ACK = 0x10;
    private static final int WINDOW = 0xFFFF;
    private static final int SEGMENT_SIZE = 1_460;

    private IpEncoder() {}

    static int write(WireBytes out, IpPacket packet, long word, long nowNanos) {
        boolean v6 = packet.src().v6();
        int transportBytes = packet.bytes() - (v6 ? HEADER6 : HEADER4);
        int headers = header(
                out, packet.src(), packet.dst(), number(packet), transportBytes, USUAL_HOPS, (int) word & 0xFFFF);
        switch (packet.protocol()) {
            case UDP -> udp(out, packet, transportBytes);
            case TCP -> tcp(out, packet, word, nowNanos, transportBytes);
            case ICMP -> icmp(out, packet, word, transportBytes);
        }
        return headers + transportBytes;
    }

    private static int number(IpPacket packet) {
        return switch (packet.protocol()) {
            case UDP -> UDP;
            case TCP -> TCP;
            case ICMP -> packet.src().v6() ? ICMP6 : ICMP4;
        };
    }

    /**
     * Writes an IP header and gives its length, extension headers included.
     *
     * @param transportBytes length of what follows
     * @param identification of an IPv4 datagram: the number of the packet in its flow
     */
    static int header(
            WireBytes out,
            IpAddress src,
            IpAddress dst,
            int protocol,
            int transportBytes,
            int hops,
            int identification) {
        return src.v6()
                ? header6(out, src, dst, protocol, transportBytes, hops)
                : header4(out, src, dst, protocol, transportBytes, hops, identification);
    }

    private static int header4(
            WireBytes out, IpAddress src, IpAddress dst, int protocol, int bytes, int hops, int identification) {
        int start = out.at();
        int total = HEADER4 + bytes;
        out.u8(0x45)
                .u8(0)
                .u16(total > MOST_BYTES ? 0 : total)
                .u16(identification)
                .u16(DO_NOT_FRAGMENT);
        out.u8(hops).u8(protocol).u16(0).ip(src).ip(dst);
        out.checksum(start + 10, start, 0, false);
        return HEADER4;
    }

    private static int header6(WireBytes out, IpAddress src, IpAddress dst, int protocol, int bytes, int hops) {
        boolean jumbo = bytes > MOST_BYTES;
        out.u32(0x6000_0000L)
                .u16(jumbo ? 0 : bytes)
                .u8(jumbo ? HOP_BY_HOP : protocol)
                .u8(hops);
        out.ip(src).ip(dst);
        if (jumbo) {
            // RFC 2675: option C2 of 4 bytes, the length with this header.
            out.u8(protocol).u8(0).u8(0xC2).u8(4).u32((long) bytes + JUMBO_HEADER);
        }
        return HEADER6 + (jumbo ? JUMBO_HEADER : 0);
    }

    private static void udp(WireBytes out, IpPacket packet, int bytes) {
        int start = out.at();
        out.u16(packet.srcPort())
                .u16(packet.dstPort())
                .u16(bytes > MOST_BYTES ? 0 : bytes)
                .u16(0);
        long pseudo = WireBytes.pseudoHeader(packet.src(), packet.dst(), UDP, bytes);
        out.checksum(start + 6, start, pseudo, true);
    }

    private static void tcp(WireBytes out, IpPacket packet, long word, long nowNanos, int bytes) {
        int start = out.at();
        Kind kind = packet.kind();
        boolean opens = kind == Kind.SYN || kind == Kind.SYN_ACK;
        int optionBytes = opens ? 20 : 12;
        long acknowledged = kind == Kind.SYN ? 0 : word;
        out.u16(packet.srcPort()).u16(packet.dstPort()).u32(word >>> 32).u32(acknowledged);
        out.u8(((20 + optionBytes) / 4) << 4).u8(flags(kind)).u16(WINDOW).u16(0).u16(0);
        long stamp = nowNanos / 1_000_000;
        if (opens) {
            out.u8(2).u8(4).u16(SEGMENT_SIZE).u8(4).u8(2);
            out.u8(8).u8(10).u32(stamp).u32(0).u8(1).u8(3).u8(3).u8(7);
        } else {
            out.u8(1).u8(1).u8(8).u8(10).u32(stamp).u32(0);
        }
        out.checksum(start + 16, start, WireBytes.pseudoHeader(packet.src(), packet.dst(), TCP, bytes), false);
    }

    private static int flags(Kind kind) {
        return switch (kind) {
            case SYN -> SYN;
            case SYN_ACK -> SYN | ACK;
            case FIN -> FIN | ACK;
            case RST -> RST;
            case DATA -> PSH | ACK;
            default -> ACK;
        };
    }

    private static void icmp(WireBytes out, IpPacket packet, long word, int bytes) {
        boolean v6 = packet.src().v6();
        int start = out.at();
        switch (packet.kind()) {
            case ECHO_REPLY -> echo(out, v6 ? 129 : 0, packet.srcPort(), word);
            case PORT_UNREACHABLE -> unreachable(out, packet, v6 ? 1 : 3, v6 ? 4 : 3);
            case HOST_UNREACHABLE -> unreachable(out, packet, v6 ? 1 : 3, v6 ? 3 : 1);
            default -> echo(out, v6 ? 128 : 8, packet.srcPort(), word);
        }
        long pseudo = v6 ? WireBytes.pseudoHeader(packet.src(), packet.dst(), ICMP6, bytes) : 0;
        out.checksum(start + 2, start, pseudo, false);
    }

    private static void echo(WireBytes out, int type, int identifier, long word) {
        out.u8(type).u8(0).u16(0).u16(identifier).u16((int) word);
    }

    /** An error message with the beginning of the datagram that it is about, as far as there is room for it. */
    private static void unreachable(WireBytes out, IpPacket error, int type, int code) {
        out.u8(type).u8(code).u16(0).u32(0);
        int quoted = error.payloadBytes();
        int header = error.src().v6() ? HEADER6 : HEADER4;
        if (quoted < header + 8) {
            return;
        }
        IpPacket about = new IpPacket(
                error.dst(),
                error.src(),
                Protocol.UDP,
                error.dstPort(),
                error.srcPort(),
                Kind.DATA,
                quoted - header - 8);
        header(out, about.src(), about.dst(), UDP, quoted - header, USUAL_HOPS, 0);
        udp(out, about, quoted - header);
    }
}
