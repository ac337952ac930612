package io.floodscope.conform.ovs;

import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import java.util.Locale;

/** Classes of frames in the trace format. */
enum FrameClass {
    ARP,
    UDP,
    TCP,
    ICMP,
    RAW;

    static FrameClass of(Frame frame) {
        if (frame.payload() instanceof ArpPacket) {
            return ARP;
        }
        if (frame.payload() instanceof IpPacket ip) {
            return switch (ip.protocol()) {
                case UDP -> UDP;
                case TCP -> TCP;
                case ICMP -> ICMP;
            };
        }
        return RAW;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
