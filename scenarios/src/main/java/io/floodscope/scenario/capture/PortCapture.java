package io.floodscope.scenario.capture;

import io.floodscope.bridge.core.DropReason;
import io.floodscope.bridge.core.ForwardingListener;
import io.floodscope.engine.Simulation;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import io.floodscope.net.link.PortTap;
import io.floodscope.net.wire.FrameEncoder;
import io.floodscope.scenario.assemble.AssembledNetwork;
import io.floodscope.scenario.assemble.BridgeHandle;
import io.floodscope.scenario.run.RunObserver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Captures what passes ports and says of each frame what became of it. The last frame is held back until the next one or the
 * end, because what its bridge does with it, or that its egress queue was full, is known only afterwards.
 */
public final class PortCapture implements RunObserver {

    private final List<String> names;
    private final int snapBytes;
    private final FrameSink sink;
    private final Map<String, Bridge> bridges = new LinkedHashMap<>();
    private @Nullable Simulation simulation;
    private @Nullable Held held;

    /**
     * A capture of these ports.
     *
     * @param names as {@link CapturePorts} gives them
     * @param snapBytes most bytes kept of a frame
     */
    public PortCapture(List<String> names, int snapBytes, FrameSink sink) {
        this.names = List.copyOf(names);
        this.snapBytes = snapBytes;
        this.sink = sink;
    }

    /** A frame that waits for its comment to be complete. */
    private static final class Held {
        private final Port at;
        private final int number;
        private final long timeNanos;
        private final Frame frame;
        private final long word;
        private final boolean in;
        private String comment;
        private boolean decided;

        Held(Port at, int number, long timeNanos, Frame frame, long word, boolean in, String comment, boolean decided) {
            this.at = at;
            this.number = number;
            this.timeNanos = timeNanos;
            this.frame = frame;
            this.word = word;
            this.in = in;
            this.comment = comment;
            this.decided = decided;
        }

        void decide(String whatBecameOfIt) {
            comment = whatBecameOfIt;
            decided = true;
        }
    }

    @Override
    public void assembled(AssembledNetwork network, Simulation run) {
        simulation = run;
        for (BridgeHandle handle : network.bridges().values()) {
            Bridge bridge = new Bridge(handle);
            bridges.put(handle.name(), bridge);
            handle.listen(bridge);
        }
        Map<String, Port> ports = CapturePorts.of(network);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Port port = Objects.requireNonNull(ports.get(name), name);
            Port peer = port.peer();
            sink.port(name, peer == null ? "not connected" : "connected to " + peer);
            if (port.node().isStation()) {
                port.alsoObserve(new StationTap(i, arrivals(port)));
            } else {
                port.alsoObserve(new BridgeTap(i));
            }
        }
    }

    /** Notes why the bridge at the other end sends what arrives here. */
    private Arrivals arrivals(Port station) {
        Port peer = station.peer();
        Bridge bridge = peer == null ? null : bridges.get(peer.node().name());
        Arrivals arrivals = new Arrivals();
        if (peer != null && bridge != null) {
            bridge.arrivals.put(peer.name(), arrivals);
            peer.alsoObserve(new PortTap() {
                @Override
                public void received(Port port, Frame frame, long word) {
                    // Only what leaves the bridge arrives at the station.
                }

                @Override
                public void sent(Port port, Frame frame, long word) {
                    boolean flooded = bridge.outcome == ForwardingListener.Outcome.FLOODED;
                    arrivals.expect(frame, word, flooded && bridge.isForwarding(frame) ? bridge.why() : null);
                }
            });
        }
        return arrivals;
    }

    /** Writes the frame that is still held back; call it when the run is over. */
    public void finish() {
        Held last = held;
        held = null;
        if (last != null) {
            sink.frame(
                    last.number,
                    last.timeNanos,
                    FrameEncoder.encode(last.frame, last.word, last.timeNanos, snapBytes),
                    last.in,
                    last.comment);
        }
    }

    private void hold(Port port, int number, Frame frame, long word, boolean in, String comment, boolean decided) {
        finish();
        held = new Held(port, number, now(), frame, word, in, comment, decided);
    }

    private long now() {
        return Objects.requireNonNull(simulation).nowNanos();
    }

    /** A port of a host or gateway. */
    private final class StationTap implements PortTap {
        private final int number;
        private final Arrivals arrivals;

        StationTap(int number, Arrivals arrivals) {
            this.number = number;
            this.arrivals = arrivals;
        }

        @Override
        public void received(Port port, Frame frame, long word) {
            boolean own = port.node().owns(port, frame.dst());
            hold(port, number, frame, word, true, arrivals.comment(frame, word, own), true);
        }

        @Override
        public void sent(Port port, Frame frame, long word) {
            hold(port, number, frame, word, false, Comments.SENT, true);
        }
    }

    /** A port of a bridge. */
    private final class BridgeTap implements PortTap {
        private final int number;

        BridgeTap(int number) {
            this.number = number;
        }

        @Override
        public void received(Port port, Frame frame, long word) {
            hold(port, number, frame, word, true, Comments.RECEIVED, false);
        }

        @Override
        public void sent(Port port, Frame frame, long word) {
            Bridge bridge = Objects.requireNonNull(bridges.get(port.node().name()));
            String comment = bridge.isForwarding(frame) ? bridge.comment() : Comments.SENT;
            hold(port, number, frame, word, false, comment, false);
        }
    }

    /** What one bridge is doing at the moment. */
    private final class Bridge implements ForwardingListener {
        private final BridgeHandle handle;
        private final Map<String, Arrivals> arrivals = new LinkedHashMap<>();
        private @Nullable Frame frame;
        private int vlan;
        private Outcome outcome = Outcome.UNICAST;
        private @Nullable String why;

        Bridge(BridgeHandle handle) {
            this.handle = handle;
        }

        /** Why the frame being forwarded is flooded; worked out once for all its copies. */
        String why() {
            String known = why;
            if (known == null) {
                known = handle.whyFlooded(vlan, Objects.requireNonNull(frame).dst(), now());
                why = known;
            }
            return known;
        }

        String comment() {
            return switch (outcome) {
                case UNICAST -> Comments.FORWARDED;
                case GROUP -> Comments.GROUP;
                case RULE -> Comments.RULE;
                case FLOODED -> Comments.flooded(why());
            };
        }

        /** Whether a copy that leaves belongs to the frame being forwarded: the bridge may send frames of its own. */
        boolean isForwarding(Frame copy) {
            Frame now = frame;
            return now != null && now.payload() == copy.payload() && now.dst() == copy.dst();
        }

        @Override
        public void forwarding(Node bridge, Frame forwarded, int inVlan, Outcome decided) {
            frame = forwarded;
            vlan = inVlan;
            outcome = decided;
            why = null;
            Held last = undecided(bridge);
            if (last != null) {
                last.decide(comment());
            }
        }

        @Override
        public void dropped(Node bridge, DropReason reason) {
            Held last = undecided(bridge);
            if (last != null) {
                last.decide(Comments.dropped(reason));
            }
        }

        /** The frame that came in at a port of this bridge last, if nothing was decided about it yet. */
        private @Nullable Held undecided(Node bridge) {
            Held last = held;
            return last != null && last.in && !last.decided && last.at.node() == bridge ? last : null;
        }

        @Override
        public void lost(Port out, Frame copy) {
            Arrivals there = arrivals.get(out.name());
            Held last = held;
            if (last != null && !last.in && last.at == out && !last.decided && out.hasCarrier()) {
                last.decide(Comments.QUEUE_FULL);
            }
            if (there != null && out.hasCarrier()) {
                there.forgetLast();
            }
        }
    }
}
