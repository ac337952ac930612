package io.floodscope.scenario.assemble;

import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.frame.Payload;
import io.floodscope.net.frame.VrrpAdvert;
import io.floodscope.scenario.schema.EventWords.FrameKind;
import java.util.function.Predicate;

/** Which frames a kind of the language means. */
final class FrameKinds {

    private FrameKinds() {}

    static Predicate<Frame> of(FrameKind kind) {
        return switch (kind) {
            case ALL -> frame -> true;
            case ANNOUNCEMENTS -> frame -> isAnnouncement(frame.payload());
            case ARP -> frame -> isResolution(frame.payload());
            case VRRP -> frame -> frame.payload() instanceof VrrpAdvert;
            case DATA -> frame -> !isResolution(frame.payload()) && !(frame.payload() instanceof VrrpAdvert);
        };
    }

    private static boolean isResolution(Payload payload) {
        return payload instanceof ArpPacket || payload instanceof NdPacket;
    }

    private static boolean isAnnouncement(Payload payload) {
        return payload instanceof ArpPacket arp && arp.isGratuitous()
                || payload instanceof NdPacket nd && nd.type() == NdPacket.Type.NA && !nd.solicited();
    }
}
