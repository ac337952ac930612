package io.floodscope.scenario.explain;

import io.floodscope.result.Outage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table or a queue on the sender was full. */
final class CapacityReason implements OutageReason {

    private final Record record;
    private final Outage outage;

    CapacityReason(Record record, Outage outage) {
        this.record = record;
        this.outage = outage;
    }

    @Override
    public Optional<Found> find() {
        for (Map.Entry<String, Long> counter : record.result().counters().entrySet()) {
            String name = counter.getKey();
            if (counter.getValue() == 0 || !name.startsWith(outage.from() + "/")) {
                continue;
            }
            if (name.endsWith("/table_fulls")) {
                return Optional.of(new Found(
                        "H.neighbour-table-full",
                        "the neighbour table of " + outage.from() + " refused " + counter.getValue() + " entries",
                        List.of(),
                        OutageExplainer.settings(record, "hosts\\.[^.]+\\.neigh\\.gc-thresh[123]"),
                        List.of("a shorter gc_stale_time: entries in use are not collected")));
            }
            if (name.endsWith("/tx_dropped")) {
                return Optional.of(new Found(
                        "H.queue-full",
                        counter.getValue() + " frames found the queue of " + name.replaceFirst("/[^/]*$", "") + " full",
                        List.of(),
                        OutageExplainer.settings(record, "hosts\\.[^.]+\\.cable\\.(rate|queue)"),
                        List.of()));
            }
        }
        return Optional.empty();
    }
}
