package io.floodscope.net.link;

import io.floodscope.net.frame.Frame;
import org.jspecify.annotations.Nullable;

/** One attachment point of a node, joined to one other port by a {@link Link}. Counts what passes. */
public final class Port {

    private final Node node;
    private final String name;
    private final int index;
    private @Nullable Channel out;
    private @Nullable Port peer;
    private @Nullable PortTap tap;
    private long rxFrames;
    private long rxBytes;
    private long txFrames;
    private long txBytes;
    private long txDrops;
    private long floodedFrames;
    private long unwantedFrames;
    private long unwantedBytes;

    /**
     * A port that is not joined to anything.
     *
     * @param index number of the port at its node, from 0
     */
    public Port(Node node, String name, int index) {
        this.node = node;
        this.name = name;
        this.index = index;
    }

    /**
     * Hands a frame to the link; a port without link or carrier drops it and counts it.
     *
     * @return false if the frame was dropped here: no link, no carrier, or a full egress queue
     */
    public boolean send(Frame frame, long word) {
        Channel channel = leave(frame, word);
        if (channel == null || !channel.transmit(frame, word)) {
            txDrops++;
            return false;
        }
        return true;
    }

    /** As {@link #send}, but the caller has {@link #channelInUse} fired at the time returned. */
    long accept(Frame frame, long word) {
        Channel channel = leave(frame, word);
        long arrival = channel == null ? Channel.REFUSED : channel.accept(frame, word);
        if (arrival == Channel.REFUSED) {
            txDrops++;
        }
        return arrival;
    }

    /** Counts a frame that leaves; null if it cannot. */
    private @Nullable Channel leave(Frame frame, long word) {
        Channel channel = out;
        if (channel == null || !channel.isUp()) {
            return null;
        }
        txFrames++;
        txBytes += frame.bytes();
        if (tap != null) {
            tap.sent(this, frame, word);
        }
        return channel;
    }

    /** The channel that the last accepted frame took. */
    Channel channelInUse() {
        Channel channel = out;
        if (channel == null) {
            throw new IllegalStateException("port " + this + " has no link");
        }
        return channel;
    }

    /** Called by the channel when a frame has crossed it. */
    void deliver(Frame frame, long word) {
        rxFrames++;
        rxBytes += frame.bytes();
        if (tap != null) {
            tap.received(this, frame, word);
        }
        node.receive(this, frame, word);
    }

    void join(Channel channel, Port other) {
        if (out != null) {
            throw new IllegalStateException("port " + this + " already has a link");
        }
        out = channel;
        peer = other;
    }

    /**
     * Counts a copy that a bridge sends here because it does not know where the destination is.
     *
     * @param unwanted whether it reaches a station that does not own the destination
     */
    public void countFlooded(Frame copy, boolean unwanted) {
        floodedFrames++;
        if (unwanted) {
            unwantedFrames++;
            unwantedBytes += copy.bytes();
        }
    }

    /** The link is gone; another may be joined. */
    void leave() {
        out = null;
        peer = null;
    }

    /** Has somebody look at every frame that passes this port; null for nobody. */
    public void observe(@Nullable PortTap observer) {
        tap = observer;
    }

    /** Has one more look at every frame that passes, after those who look already. */
    public void alsoObserve(PortTap observer) {
        PortTap present = tap;
        tap = present == null ? observer : new TwoTaps(present, observer);
    }

    /** Two who look at one port, in this order. */
    private record TwoTaps(PortTap first, PortTap second) implements PortTap {

        @Override
        public void received(Port port, Frame frame, long word) {
            first.received(port, frame, word);
            second.received(port, frame, word);
        }

        @Override
        public void sent(Port port, Frame frame, long word) {
            first.sent(port, frame, word);
            second.sent(port, frame, word);
        }
    }

    /** The node it belongs to. */
    public Node node() {
        return node;
    }

    /** Name within the node. */
    public String name() {
        return name;
    }

    /** Number within the node, from 0. */
    public int index() {
        return index;
    }

    /** The port at the other end, or null. */
    public @Nullable Port peer() {
        return peer;
    }

    /** Whether frames can leave. */
    public boolean hasCarrier() {
        return out != null && out.isUp();
    }

    /** The outgoing direction of the link, or null. */
    public @Nullable Channel channel() {
        return out;
    }

    /** Frames received. */
    public long rxFrames() {
        return rxFrames;
    }

    /** Bytes received, Ethernet header and tag included. */
    public long rxBytes() {
        return rxBytes;
    }

    /** Frames sent, those that a full queue then dropped included. */
    public long txFrames() {
        return txFrames;
    }

    /** Bytes sent. */
    public long txBytes() {
        return txBytes;
    }

    /** Frames dropped at this port: no carrier, or a full egress queue. */
    public long txDrops() {
        return txDrops;
    }

    /** Copies of floods for want of an entry sent here, those dropped at a full queue included. */
    public long floodedFrames() {
        return floodedFrames;
    }

    /** Of the flooded copies, those to a station that does not own their destination. */
    public long unwantedFrames() {
        return unwantedFrames;
    }

    /** Bytes of the unwanted copies. */
    public long unwantedBytes() {
        return unwantedBytes;
    }

    @Override
    public String toString() {
        return node.name() + "/" + name;
    }
}
