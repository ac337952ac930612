package io.floodscope.net.wire;

import io.floodscope.net.addr.Vlan;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.EtherType;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.frame.Payload;
import io.floodscope.net.frame.RawPayload;
import io.floodscope.net.frame.VrrpAdvert;

/**
 * Writes frames as they would stand on a wire: Ethernet II with an 802.1Q tag, ARP, IPv4 and IPv6 with UDP, TCP, ICMP and
 * neighbour discovery, VRRP and HSRP, each with right lengths and checksums. No padding and no FCS, as a capture on the
 * sending host has it. Application data is zeros.
 *
 * <p>A segmentation-offload frame is one frame here too. Beyond the 16-bit length of IP it is written as Linux writes "BIG
 * TCP": IPv4 with a total length of 0, IPv6 with a jumbo payload option, which makes it 8 bytes longer.
 */
public final class FrameEncoder {

    private static final int TPID = 0x8100;
    private static final int HARDWARE_ETHERNET = 1;
    private static final int RARP_REQUEST = 3;
    private static final int ARP_BYTES = 28;

    private FrameEncoder() {}

    /**
     * The frame as bytes.
     *
     * @param word what varies from packet to packet, as links carry it beside the frame
     * @param nowNanos simulated time, for TCP's time stamps
     * @param snapBytes most bytes wanted
     */
    public static EncodedFrame encode(Frame frame, long word, long nowNanos, int snapBytes) {
        WireBytes out = new WireBytes();
        out.mac(frame.dst()).mac(frame.src());
        if (frame.vlan() != Vlan.UNTAGGED) {
            out.u16(TPID).u16(frame.vlan());
        }
        out.u16(frame.etherType());
        int length = out.at() + payload(out, frame, word, nowNanos);
        return new EncodedFrame(out.first(Math.min(length, snapBytes)), length);
    }

    /** Writes what the frame carries as far as it is not zero; gives its whole length. */
    private static int payload(WireBytes out, Frame frame, long word, long nowNanos) {
        Payload payload = frame.payload();
        if (payload instanceof IpPacket packet) {
            return IpEncoder.write(out, packet, word, nowNanos);
        }
        if (payload instanceof NdPacket nd) {
            return NdEncoder.write(out, nd);
        }
        if (payload instanceof VrrpAdvert advert) {
            return RedundancyEncoder.write(out, advert, frame.src());
        }
        if (payload instanceof ArpPacket arp) {
            arpHeader(out, EtherType.IPV4, arp.op());
            out.mac(arp.sha()).ip(arp.spa()).mac(arp.tha()).ip(arp.tpa());
            return arp.bytes();
        }
        if (payload instanceof RawPayload && payload.etherType() == EtherType.RARP && payload.bytes() >= ARP_BYTES) {
            arpHeader(out, EtherType.IPV4, RARP_REQUEST);
            out.mac(frame.src()).u32(0).mac(frame.src()).u32(0);
        }
        return payload.bytes();
    }

    private static void arpHeader(WireBytes out, int protocol, int operation) {
        out.u16(HARDWARE_ETHERNET).u16(protocol).u8(6).u8(4).u16(operation);
    }
}
