package io.floodscope.net.wire;

import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.frame.NdPacket.Type;

/** Neighbour discovery (RFC 4861). */
final class NdEncoder {

    private static final int HEADER6 = 40;
    private static final int HOPS = 255;
    private static final int SOURCE_LINK_LAYER = 1;
    private static final int TARGET_LINK_LAYER = 2;
    private static final int ROUTER_LIFETIME_SECONDS = 1_800;
    private static final int HOP_LIMIT = 64;

    private NdEncoder() {}

    static int write(WireBytes out, NdPacket nd) {
        int bytes = nd.bytes() - HEADER6;
        IpEncoder.header(out, nd.src(), nd.dst(), IpEncoder.ICMP6, bytes, HOPS, 0);
        int start = out.at();
        out.u8(nd.type().icmpType()).u8(0).u16(0);
        switch (nd.type()) {
            case NS -> out.u32(0).ip(nd.target());
            case NA -> out.u32(flags(nd)).ip(nd.target());
            case RS -> out.u32(0);
            case RA ->
                out.u8(HOP_LIMIT)
                        .u8(0)
                        .u16(ROUTER_LIFETIME_SECONDS)
                        .u32(nd.reachableMillis())
                        .u32(0);
        }
        if (nd.linkLayer() != MacAddress.NONE) {
            out.u8(nd.type() == Type.NA ? TARGET_LINK_LAYER : SOURCE_LINK_LAYER)
                    .u8(1)
                    .mac(nd.linkLayer());
        }
        long pseudo = WireBytes.pseudoHeader(nd.src(), nd.dst(), IpEncoder.ICMP6, bytes);
        out.checksum(start + 2, start, pseudo, false);
        return nd.bytes();
    }

    private static long flags(NdPacket nd) {
        return (nd.router() ? 1L << 31 : 0) | (nd.solicited() ? 1L << 30 : 0) | (nd.override() ? 1L << 29 : 0);
    }
}
