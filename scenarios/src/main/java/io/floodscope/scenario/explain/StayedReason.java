package io.floodscope.scenario.explain;

import io.floodscope.result.Band;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import io.floodscope.result.StateChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A bridge went on sending to the port where the receiver used to be. */
final class StayedReason implements OutageReason {

    private final Record record;
    private final Addresses addresses;
    private final Outage outage;

    StayedReason(Record record, Addresses addresses, Outage outage) {
        this.record = record;
        this.addresses = addresses;
        this.outage = outage;
    }

    @Override
    public Optional<Found> find() {
        Set<String> macs = new LinkedHashSet<>();
        record.bands(e -> e.startsWith(outage.from() + "/") && e.contains("/neigh/"))
                .forEach(b -> addresses.macOf(b.entity(), outage.startNanos()).ifPresent(macs::add));
        if (macs.isEmpty()) {
            // An entry that was installed before the run changes nothing that a record would show.
            String written = record.value("hosts." + outage.to() + ".mac", "");
            macs.addAll(written.isEmpty() ? List.of() : List.of(written));
        }
        for (String mac : macs) {
            for (Band band : record.bands(e -> e.contains("/fdb/") && e.endsWith("/" + mac))) {
                Optional<StateChange> state = record.stateAt(band, outage.startNanos());
                if (state.isPresent() && state.get().state().startsWith("on ")) {
                    String port = state.get().state().substring(3);
                    Optional<Mark> left = departure(port);
                    if (left.isPresent()) {
                        return Optional.of(found(mac, band, state.get(), port, left.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The event that took the host behind a port away, or the receiver to another place, before the first frame was lost. */
    private Optional<Mark> departure(String host) {
        return record.lastMark("event", m -> tookAway(m, host), -1, outage.startNanos());
    }

    private boolean tookAway(Mark mark, String host) {
        String path = mark.text().split(" ", 2)[0];
        String what = record.value(path + ".do", "");
        boolean meant = what.equals("interface-down") || what.equals("migrate");
        String gone = what.equals("migrate") ? outage.to() : host;
        return meant
                && record.settings(p -> p.equals(path + ".host") || p.startsWith(path + ".host.")).stream()
                        .anyMatch(c -> List.of(
                                        c.value().replaceAll("[\\[\\]]", "").split(", *"))
                                .contains(gone));
    }

    private Found found(String mac, Band band, StateChange since, String port, Mark left) {
        String bridge = band.entity().substring(0, band.entity().indexOf('/'));
        Optional<StateChange> next = record.changeAfter(band, outage.startNanos());
        boolean byUse = record.value("bridges." + bridge + ".expiry", "source").equals("use");
        List<Mark> facts = new ArrayList<>();
        facts.add(new Mark(since.timeNanos(), band.entity(), "fdb-learned", bridge + " has it " + since.state()));
        facts.add(left);
        next.filter(c -> c.timeNanos() <= outage.endNanos())
                .ifPresent(c -> facts.add(new Mark(
                        c.timeNanos(), band.entity(), "fdb-left", bridge + " has it " + c.state() + " from then on")));
        List<ConfigValue> settings = OutageExplainer.settings(
                record, "bridges\\." + java.util.regex.Pattern.quote(bridge) + "\\.(expiry|mac-aging-time)");
        if (byUse) {
            return new Found(
                    "E.false-confirmation",
                    bridge + " keeps " + mac + " at the port of " + port
                            + ", which is gone: each frame that is lost there "
                            + "counts as use and keeps the entry alive",
                    facts,
                    settings,
                    List.of("a shorter mac-aging-time: the lost frames come more often than any aging time"));
        }
        boolean moved = record.value(left.text().split(" ", 2)[0] + ".do", "").equals("migrate");
        return new Found(
                "D.stale-binding",
                moved
                        ? bridge + " sent to the port of " + port + ", where " + outage.to()
                                + " had been before it migrated, until its entry for " + mac + " ended"
                        : bridge + " sent to the port of " + port + ", which was gone, until its entry for " + mac
                                + " ended",
                facts,
                settings,
                List.of("a shorter base_reachable_time_ms: the sender's entry was right all the time"));
    }
}
