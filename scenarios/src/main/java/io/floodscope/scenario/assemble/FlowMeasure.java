package io.floodscope.scenario.assemble;

import io.floodscope.result.Outage;
import java.util.List;

/**
 * What became of the packets of one sender of a stream.
 *
 * @param traffic name of the stream
 * @param from sending host
 * @param to receiver as named in the scenario
 * @param sent packets produced
 * @param delivered packets that reached the receiver, or {@link #UNKNOWN}
 * @param outages stretches of loss
 * @param wrongMacs stretches in which packets left for a MAC that the next hop did not have
 */
public record FlowMeasure(
        String traffic,
        String from,
        String to,
        long sent,
        long delivered,
        List<Outage> outages,
        List<WrongMac> wrongMacs) {

    /** {@link #delivered} where nobody counts. */
    public static final long UNKNOWN = -1;

    /** Keeps its own copies of the lists. */
    public FlowMeasure {
        outages = List.copyOf(outages);
        wrongMacs = List.copyOf(wrongMacs);
    }

    /** A stretch in which packets left for a MAC that the next hop did not have. */
    public record WrongMac(long startNanos, long endNanos) {}
}
