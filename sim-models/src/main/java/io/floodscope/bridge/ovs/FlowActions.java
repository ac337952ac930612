package io.floodscope.bridge.ovs;

import io.floodscope.bridge.core.DropReason;
import io.floodscope.bridge.core.EgressLosses;
import io.floodscope.bridge.core.ForwardingListener.Outcome;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.CopySender;
import io.floodscope.net.link.Port;

/** The effects of a decided flow for one frame: counts it at every bridge it passes and sends its copies. */
final class FlowActions {

    private FlowActions() {}

    static void apply(DatapathFlow flow, Frame frame, long word) {
        if (flow.hopCount() == 1) {
            applyHop(flow, flow.hop(0), frame, word);
            return;
        }
        long skipped = 0;
        for (int h = 0; h < flow.hopCount(); h++) {
            Hop hop = flow.hop(h);
            boolean passed = hop.parent < 0 || (skipped & 1L << hop.parent) == 0;
            if (passed && hop.parent >= 0) {
                countOverPatch(flow.hop(hop.parent), hop, frame);
            }
            if (!passed || !applyHop(flow, hop, frame, word)) {
                skipped |= 1L << h;
            }
        }
    }

    /** A patch port has no cable on which its copy would be counted. */
    private static void countOverPatch(Hop from, Hop to, Frame frame) {
        OvsPort peer = to.input.patchPeer;
        if (from.kind == Hop.Kind.FLOOD_UNKNOWN && peer != null) {
            peer.port().countFlooded(frame, false);
        }
    }

    /** Applies one hop; false if a policy kept the frame back, so that bridges behind it never see it. */
    private static boolean applyHop(DatapathFlow flow, Hop hop, Frame frame, long word) {
        if (hop.lookup == Hop.Lookup.HIT) {
            hop.input.lookups().hit();
        } else if (hop.lookup == Hop.Lookup.MISS) {
            hop.input.lookups().miss();
        }
        switch (hop.kind) {
            case UNICAST -> {
                hop.bridge.forwarding().unicast();
                hop.bridge.tell(frame, hop.vlan, Outcome.UNICAST);
                sendOne(flow, hop, frame, word);
            }
            case FLOOD_GROUP -> {
                hop.bridge.forwarding().group(hop.copies);
                hop.bridge.tell(frame, hop.vlan, Outcome.GROUP);
                send(flow, hop, frame, word);
            }
            case RULE -> {
                hop.bridge.forwarding().byRule(hop.copies);
                hop.bridge.tell(frame, hop.vlan, Outcome.RULE);
                send(flow, hop, frame, word);
            }
            case FLOOD_UNKNOWN -> {
                if (!hop.bridge.mayFloodNow()) {
                    hop.input.dropped(DropReason.UNKNOWN_UNICAST);
                    return false;
                }
                hop.bridge.tell(frame, hop.vlan, Outcome.FLOODED);
                sendFlood(flow, hop, frame, word);
            }
            case DROP -> {
                DropReason reason = hop.reason;
                hop.input.dropped(reason == null ? DropReason.NO_PATH : reason);
            }
        }
        return true;
    }

    private static void sendOne(DatapathFlow flow, Hop hop, Frame frame, long word) {
        int i = hop.firstOutput;
        if (i < hop.endOutput && !flow.outPort(i).send(frame.withVlan(flow.outTag(i)), word)) {
            hop.bridge.copyLost(flow.outPort(i), frame);
        }
    }

    private static void send(DatapathFlow flow, Hop hop, Frame frame, long word) {
        CopySender copies = hop.bridge.host().copies();
        for (int i = hop.firstOutput; i < hop.endOutput; i++) {
            if (!copies.send(flow.outPort(i), frame.withVlan(flow.outTag(i)), word)) {
                hop.bridge.copyLost(flow.outPort(i), frame);
            }
        }
        copies.finish();
    }

    private static void sendFlood(DatapathFlow flow, Hop hop, Frame frame, long word) {
        CopySender copies = hop.bridge.host().copies();
        int unwanted = 0;
        long unwantedBytes = 0;
        long dst = frame.dst();
        for (int i = hop.firstOutput; i < hop.endOutput; i++) {
            Port port = flow.outPort(i);
            Frame copy = frame.withVlan(flow.outTag(i));
            boolean unwantedThere = EgressLosses.isUnwanted(port, dst);
            port.countFlooded(copy, unwantedThere);
            if (unwantedThere) {
                unwanted++;
                unwantedBytes += copy.bytes();
            }
            if (!copies.send(port, copy, word)) {
                hop.bridge.copyLost(port, frame);
            }
        }
        copies.finish();
        hop.bridge.flooded(hop.vlan, dst, hop.copies, unwanted, unwantedBytes);
    }
}
