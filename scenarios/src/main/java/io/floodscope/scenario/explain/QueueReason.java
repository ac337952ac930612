package io.floodscope.scenario.explain;

import io.floodscope.result.ConfigValue;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A queue on the way was full: of the sender's own frames, or of what a flood pours into it. */
final class QueueReason implements OutageReason {

    /** A queue takes some time to drain after the last copy. */
    private static final long DRAIN = 1_000_000_000L;

    private final Record record;
    private final Addresses addresses;
    private final Outage outage;

    QueueReason(Record record, Addresses addresses, Outage outage) {
        this.record = record;
        this.addresses = addresses;
        this.outage = outage;
    }

    @Override
    public Optional<Found> find() {
        for (Map.Entry<String, Long> counter : record.result().counters().entrySet()) {
            String name = counter.getKey();
            if (counter.getValue() == 0 || !name.endsWith("/tx_dropped")) {
                continue;
            }
            String port = name.replaceFirst("/[^/]*$", "");
            if (name.startsWith(outage.from() + "/")) {
                return Optional.of(full(port, counter.getValue(), outage.from()));
            }
            if (port.endsWith("/" + outage.to())) {
                return Optional.of(flood(port).orElseGet(() -> full(port, counter.getValue(), outage.to())));
            }
        }
        return Optional.empty();
    }

    private Found full(String port, long dropped, String host) {
        return new Found(
                NamedLoss.QUEUE_FULL.id(),
                dropped + " frames of this run found the queue of " + port + " full",
                List.of(),
                queue(host),
                List.of("another mac-aging-time: no entry is missing"));
    }

    private List<ConfigValue> queue(String host) {
        return OutageExplainer.settings(
                record, "hosts\\." + Pattern.quote(record.groupOf(host)) + "\\.cable\\.(rate|queue)");
    }

    /** The flood that fills the queue of a bridge's port with copies that nobody there wants. */
    private Optional<Found> flood(String port) {
        String bridge = port.substring(0, port.indexOf('/'));
        return record.result().floodWindows().stream()
                .filter(w -> w.bridge().equals(bridge) && w.unwantedCopies() > 0)
                .filter(w -> w.startNanos() <= outage.startNanos() && outage.startNanos() <= w.endNanos() + DRAIN)
                .max(Comparator.comparingLong(FloodWindow::unwantedCopies))
                .map(w -> {
                    FloodClass kind = FloodClass.of(record, addresses, w);
                    List<Mark> facts = new ArrayList<>(w.cause().chain().stream()
                            .filter(m -> m.kind().startsWith("fdb-") || m.kind().startsWith("mac-"))
                            .toList());
                    facts.add(new Mark(
                            w.startNanos(),
                            bridge + "/fdb/" + w.vlan() + "/" + w.dstMac(),
                            "flood",
                            bridge + " floods frames to it from then on, to " + outage.to() + " too"));
                    List<ConfigValue> settings = new ArrayList<>(kind.settings());
                    settings.addAll(queue(outage.to()));
                    List<String> useless = new ArrayList<>(kind.doesNotHelp());
                    useless.add("a longer queue: a flood above the rate fills any queue");
                    return new Found(
                            kind.id(),
                            "copies of a flood to " + w.dstMac() + " fill the queue of " + port
                                    + ", which is served at a limited rate; " + kind.text(),
                            facts,
                            settings,
                            useless);
                });
    }
}
