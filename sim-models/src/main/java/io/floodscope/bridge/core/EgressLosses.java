package io.floodscope.bridge.core;

import io.floodscope.engine.Simulation;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Port;
import io.floodscope.probe.BucketSeries;
import io.floodscope.probe.Counter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Copies that a bridge could not send because the egress queue was full or there was no carrier, told apart by whether the
 * station at the other end would have wanted them: a flood that saturates an instance's port shows as loss of the instance's
 * own traffic. Each port with losses gets two counters and two series per second.
 */
public final class EgressLosses {

    private static final long BUCKET_NANOS = 1_000_000_000L;

    private final Simulation simulation;
    private final String node;
    private @Nullable Losses[] byPort = new Losses[8];
    private @Nullable ForwardingListener listener;

    /** Losses of one port. */
    private record Losses(Counter own, Counter unwanted, BucketSeries ownSeries, BucketSeries unwantedSeries) {}

    /** No losses yet. */
    public EgressLosses(Simulation simulation, String node) {
        this.simulation = simulation;
        this.node = node;
    }

    /** Has somebody told of every loss. */
    public void listen(ForwardingListener told) {
        listener = told;
    }

    /** A copy of this frame was not taken by the port. */
    public void lost(Port port, Frame frame) {
        if (listener != null) {
            listener.lost(port, frame);
        }
        Losses losses = of(port);
        long now = simulation.nowNanos();
        if (isUnwanted(port, frame.dst())) {
            losses.unwanted.add(1);
            losses.unwantedSeries.add(now, 1);
        } else {
            losses.own.add(1);
            losses.ownSeries.add(now, 1);
        }
    }

    /** Whether a unicast copy sent from this port reaches a station that does not own its destination. */
    public static boolean isUnwanted(Port port, long dst) {
        Port peer = port.peer();
        return peer != null && peer.node().isStation() && !peer.node().owns(peer, dst);
    }

    private Losses of(Port port) {
        int index = port.index();
        if (index >= byPort.length) {
            byPort = Arrays.copyOf(byPort, Math.max(index + 1, 2 * byPort.length));
        }
        Losses known = byPort[index];
        if (known == null) {
            String prefix = node + "/" + port.name() + "/tx-lost-";
            known = new Losses(
                    simulation.probes().counter(prefix + "own"),
                    simulation.probes().counter(prefix + "unwanted"),
                    simulation.probes().series(prefix + "own", "frames", BUCKET_NANOS),
                    simulation.probes().series(prefix + "unwanted", "frames", BUCKET_NANOS));
            byPort[index] = known;
        }
        return known;
    }
}
