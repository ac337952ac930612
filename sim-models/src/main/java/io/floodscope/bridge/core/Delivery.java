package io.floodscope.bridge.core;

import io.floodscope.engine.Simulation;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.CopySender;
import io.floodscope.net.link.Node;
import org.jspecify.annotations.Nullable;

/** Carries decisions out: sends the copies, counts them and what is lost, and tells who listens. */
final class Delivery {

    private final Node bridge;
    private final boolean vlanAware;
    private final FdbJournal journal;
    private final EgressLosses losses;
    private final ForwardingCounters counters;
    private final CopySender copies;
    private @Nullable ForwardingListener listener;

    Delivery(Simulation simulation, Node bridge, boolean vlanAware, FdbJournal journal) {
        this.bridge = bridge;
        this.vlanAware = vlanAware;
        this.journal = journal;
        this.losses = new EgressLosses(simulation, bridge.name());
        this.counters = new ForwardingCounters(simulation.probes(), bridge.name());
        this.copies = new CopySender(simulation);
    }

    void listen(ForwardingListener told) {
        listener = told;
        losses.listen(told);
    }

    CopySender copies() {
        return copies;
    }

    /** Sends a frame where it was decided that it goes. */
    void send(Forwarding decision, int vlan, Frame frame, long word) {
        switch (decision.kind) {
            case UNICAST -> unicast(decision.outputs[0], vlan, frame, word);
            case FLOOD_UNKNOWN -> flood(decision.outputs, vlan, frame, word);
            case FLOOD_GROUP -> {
                counters.group(decision.outputs.length);
                tell(frame, vlan, ForwardingListener.Outcome.GROUP);
                copy(decision.outputs, vlan, frame, word);
            }
            case RULE -> {
                counters.byRule(decision.outputs.length);
                tell(frame, vlan, ForwardingListener.Outcome.RULE);
                copy(decision.outputs, vlan, frame, word);
            }
            case DROP -> throw new IllegalStateException("a discarded frame is not sent");
        }
    }

    private void unicast(BridgePort out, int vlan, Frame frame, long word) {
        counters.unicast();
        tell(frame, vlan, ForwardingListener.Outcome.UNICAST);
        if (!out.port().send(leaving(out, vlan, frame), word)) {
            losses.lost(out.port(), frame);
        }
    }

    private void copy(BridgePort[] outputs, int vlan, Frame frame, long word) {
        for (BridgePort out : outputs) {
            copyTo(out, leaving(out, vlan, frame), word);
        }
        copies.finish();
    }

    private void flood(BridgePort[] outputs, int vlan, Frame frame, long word) {
        tell(frame, vlan, ForwardingListener.Outcome.FLOODED);
        int unwanted = 0;
        long unwantedBytes = 0;
        long dst = frame.dst();
        for (BridgePort out : outputs) {
            Frame copy = leaving(out, vlan, frame);
            boolean unwantedThere = EgressLosses.isUnwanted(out.port(), dst);
            out.port().countFlooded(copy, unwantedThere);
            if (unwantedThere) {
                unwanted++;
                unwantedBytes += copy.bytes();
            }
            copyTo(out, copy, word);
        }
        copies.finish();
        counters.flooded(outputs.length, unwanted);
        journal.flooded(vlan, dst, outputs.length, unwanted, unwantedBytes);
    }

    private void copyTo(BridgePort out, Frame frame, long word) {
        if (!copies.send(out.port(), frame, word)) {
            losses.lost(out.port(), frame);
        }
    }

    private Frame leaving(BridgePort out, int vlan, Frame frame) {
        return vlanAware ? frame.withVlan(out.vlans().tagOf(vlan)) : frame;
    }

    private void tell(Frame frame, int vlan, ForwardingListener.Outcome outcome) {
        if (listener != null) {
            listener.forwarding(bridge, frame, vlan, outcome);
        }
    }

    void tellDropped(DropReason reason) {
        if (listener != null) {
            listener.dropped(bridge, reason);
        }
    }
}
