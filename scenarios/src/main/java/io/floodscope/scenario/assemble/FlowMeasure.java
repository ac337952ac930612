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
 */
public record FlowMeasure(String traffic, String from, String to, long sent, long delivered, List<Outage> outages) {

    /** {@link #delivered} where nobody counts. */
    public static final long UNKNOWN = -1;

    /** Keeps its own copy of the outages. */
    public FlowMeasure {
        outages = List.copyOf(outages);
    }
}
