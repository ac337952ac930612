package io.floodscope.scenario.explain;

import io.floodscope.result.Outage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A queue on the sender was full. */
final class QueueReason implements OutageReason {

    private final Record record;
    private final Outage outage;

    QueueReason(Record record, Outage outage) {
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
