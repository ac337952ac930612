package io.floodscope.host;

import io.floodscope.engine.Simulation;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.frame.Payload;
import io.floodscope.probe.BucketSeries;
import io.floodscope.probe.Counter;
import org.jspecify.annotations.Nullable;

/**
 * What passed an interface, in frames and bytes. Unwanted is what a flood brought here: unicast to somebody else's MAC.
 * Received includes it.
 */
public final class InterfaceCounters {

    private final Simulation simulation;
    private final String owner;
    private final Counter rxFrames;
    private final Counter rxBytes;
    private final Counter unwantedFrames;
    private final Counter unwantedBytes;
    private final Counter txFrames;
    private final Counter txBytes;
    private final Counter txDropped;
    private final Counter arpRequests;
    private final Counter arpReplies;
    private final Counter solicitations;
    private final Counter advertisements;
    private final Counter repliesReceived;
    private final Counter advertisementsReceived;
    private @Nullable BucketSeries wantedSeries;
    private @Nullable BucketSeries unwantedSeries;

    InterfaceCounters(Simulation simulation, String owner) {
        this.simulation = simulation;
        this.owner = owner;
        this.rxFrames = counter("rx_frames");
        this.rxBytes = counter("rx_bytes");
        this.unwantedFrames = counter("rx_unwanted_frames");
        this.unwantedBytes = counter("rx_unwanted_bytes");
        this.txFrames = counter("tx_frames");
        this.txBytes = counter("tx_bytes");
        this.txDropped = counter("tx_dropped");
        this.arpRequests = counter("arp_tx_requests");
        this.arpReplies = counter("arp_tx_replies");
        this.solicitations = counter("nd_tx_solicitations");
        this.advertisements = counter("nd_tx_advertisements");
        this.repliesReceived = counter("arp_rx_replies");
        this.advertisementsReceived = counter("nd_rx_advertisements");
    }

    private Counter counter(String name) {
        return simulation.probes().counter(owner + "/" + name);
    }

    /** Keeps received bytes per interval too, wanted and unwanted apart, as series {@code <owner>/rx_wanted|rx_unwanted}. */
    public void record(long bucketNanos) {
        record(bucketNanos, "");
    }

    /** The same with what charts call the interface; empty for its name. */
    public void record(long bucketNanos, String label) {
        wantedSeries = simulation.probes().series(owner + "/rx_wanted", "bytes", bucketNanos);
        unwantedSeries = simulation.probes().series(owner + "/rx_unwanted", "bytes", bucketNanos);
        wantedSeries.callIt(label);
        unwantedSeries.callIt(label);
    }

    void wanted(Frame frame) {
        rxFrames.add(1);
        rxBytes.add(frame.bytes());
        if (wantedSeries != null) {
            wantedSeries.add(simulation.nowNanos(), frame.bytes());
        }
    }

    void unwanted(Frame frame) {
        int bytes = frame.bytes();
        rxFrames.add(1);
        rxBytes.add(bytes);
        unwantedFrames.add(1);
        unwantedBytes.add(bytes);
        if (unwantedSeries != null) {
            unwantedSeries.add(simulation.nowNanos(), bytes);
        }
    }

    void sent(Frame frame) {
        txFrames.add(1);
        txBytes.add(frame.bytes());
        Payload payload = frame.payload();
        if (payload instanceof ArpPacket arp) {
            (arp.op() == ArpPacket.REQUEST ? arpRequests : arpReplies).add(1);
        } else if (payload instanceof NdPacket nd) {
            if (nd.type() == NdPacket.Type.NS) {
                solicitations.add(1);
            } else if (nd.type() == NdPacket.Type.NA) {
                advertisements.add(1);
            }
        }
    }

    void received(ArpPacket arp) {
        repliesReceived.add(arp.op() == ArpPacket.REPLY ? 1 : 0);
    }

    void received(NdPacket nd) {
        advertisementsReceived.add(nd.type() == NdPacket.Type.NA ? 1 : 0);
    }

    void dropped() {
        txDropped.add(1);
    }

    /** Frames received, unwanted ones included. */
    public long rxFrames() {
        return rxFrames.value();
    }

    /** Bytes received, unwanted ones included. */
    public long rxBytes() {
        return rxBytes.value();
    }

    /** Unicast frames received that were for somebody else. */
    public long unwantedFrames() {
        return unwantedFrames.value();
    }

    /** Their bytes. */
    public long unwantedBytes() {
        return unwantedBytes.value();
    }

    /** Frames sent. */
    public long txFrames() {
        return txFrames.value();
    }

    /** Bytes sent. */
    public long txBytes() {
        return txBytes.value();
    }

    /** ARP requests sent, announcements and probes included. */
    public long arpRequests() {
        return arpRequests.value();
    }

    /** Frames dropped because the interface was down. */
    public long txDropped() {
        return txDropped.value();
    }
}
