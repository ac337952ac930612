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

/** The entry of a bridge moved to another port although the machine behind the MAC stayed where it was. */
final class MovedEntryReason implements OutageReason {

    private static final long SECOND = 1_000_000_000L;

    private final Record record;
    private final Addresses addresses;
    private final Outage outage;

    MovedEntryReason(Record record, Addresses addresses, Outage outage) {
        this.record = record;
        this.addresses = addresses;
        this.outage = outage;
    }

    @Override
    public Optional<Found> find() {
        for (String mac : destinations()) {
            List<Mark> moves = new ArrayList<>();
            for (Band band : record.bands(e -> e.contains("/fdb/") && e.endsWith("/" + mac))) {
                record.lastMark(
                                "fdb-moved",
                                m -> m.entity().equals(band.entity()),
                                outage.startNanos() - 2 * SECOND,
                                outage.startNanos())
                        .filter(m -> staysPut(band, m))
                        .ifPresent(moves::add);
            }
            if (!moves.isEmpty()) {
                return Optional.of(found(mac, moves));
            }
        }
        return Optional.empty();
    }

    /** The MACs that the sender's entries for its next hops name. */
    private Set<String> destinations() {
        Set<String> out = new LinkedHashSet<>();
        Set<String> hops = addresses.hopsOf(outage.from(), outage.to(), outage.startNanos());
        addresses
                .entriesOf(outage.from(), hops)
                .forEach(b -> addresses.macOf(b.entity(), outage.startNanos()).ifPresent(out::add));
        return out;
    }

    /** An entry that is at its new port when the first frame is lost. */
    private boolean staysPut(Band band, Mark move) {
        return record.stateAt(band, outage.startNanos())
                .map(StateChange::timeNanos)
                .filter(t -> t == move.timeNanos())
                .isPresent();
    }

    private Found found(String mac, List<Mark> moves) {
        Mark last = moves.get(moves.size() - 1);
        List<Mark> facts = new ArrayList<>();
        Optional<Mark> probe =
                record.lastMark("binding-probed", m -> true, last.timeNanos() - SECOND, last.timeNanos() + SECOND / 10);
        probe.ifPresent(facts::add);
        facts.addAll(moves);
        String bridge = last.entity().substring(0, last.entity().indexOf('/'));
        List<ConfigValue> settings = new ArrayList<>();
        if (probe.isPresent()) {
            String cloud =
                    probe.get().entity().substring(0, probe.get().entity().indexOf('/'));
            settings.addAll(OutageExplainer.settings(
                    record,
                    "ovn\\." + java.util.regex.Pattern.quote(cloud) + "\\.(version|aging\\.(probing-chassis|probe))"));
        }
        record.setting("bridges." + bridge + ".mac-aging-time").ifPresent(settings::add);
        String moved = bridge + "'s entry for " + mac + " " + last.text();
        return probe.map(p -> new Found(
                        "G.probe-from-wrong-chassis",
                        p.text().replaceFirst(".* by ", "")
                                + " asked for a binding with the router's MAC as sender though "
                                + "the router is elsewhere: " + moved
                                + ", and frames for the router follow it until the "
                                + "router speaks or the entry expires",
                        facts,
                        settings,
                        List.of(
                                "a longer mac-aging-time: it makes each hole as long as the aging time",
                                "unicast probes: they carry the same source MAC")))
                .orElseGet(() -> new Found(
                        "D.moved-entry",
                        moved + ", and frames follow it until the machine itself speaks again",
                        facts,
                        settings,
                        List.of("a longer mac-aging-time: it keeps the wrong port for longer")));
    }
}
