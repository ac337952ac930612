package io.floodscope.scenario.explain;

import io.floodscope.result.Band;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import io.floodscope.result.StateChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A neighbour entry named the wrong MAC, or there was none: the sender's on the way to the receiver, or the receiver's on the
 * way back.
 */
final class NeighbourReason implements OutageReason {

    private final Record record;
    private final Addresses addresses;
    private final Outage outage;
    private final boolean open;

    NeighbourReason(Record record, Addresses addresses, Outage outage) {
        this.record = record;
        this.addresses = addresses;
        this.outage = outage;
        this.open = outage.endNanos() >= record.result().simulatedNanos();
    }

    @Override
    public Optional<Found> find() {
        Set<String> there = addresses.hopsOf(outage.from(), outage.to(), outage.startNanos());
        Set<String> back = addresses.hopsOf(outage.to(), outage.from(), outage.startNanos());
        return wrong(outage.from(), there, outage.to())
                .or(() -> wrong(outage.to(), back, outage.from()))
                .or(() -> missing(outage.from(), there))
                .or(() -> missing(outage.to(), back))
                .or(() -> missing(outage.to(), Set.copyOf(addresses.ipsOf(outage.from(), outage.startNanos()))));
    }

    /** An entry of this host that named another MAC than the one behind which its partner is. */
    private Optional<Found> wrong(String holder, Set<String> hops, String partner) {
        for (Band band : addresses.entriesOf(holder, hops)) {
            Optional<StateChange> state = record.stateAt(band, outage.startNanos());
            Optional<String> mac = addresses.macOf(band.entity(), outage.startNanos());
            if (state.isEmpty() || mac.isEmpty() || isGone(state.get())) {
                continue;
            }
            List<Mark> later = whatCorrectedIt(band.entity(), mac.get());
            boolean replaced = later.stream().anyMatch(m -> m.kind().equals("neigh-address"));
            boolean right = !replaced && addresses.macsOf(partner).contains(mac.get());
            boolean elsewhere = open && isAtAnotherMac(partner, band.entity(), mac.get());
            boolean noticed = !later.isEmpty() || elsewhere || isKnownToBeWrong(holder, mac.get());
            if (!right && noticed) {
                return Optional.of(naming(holder, band, state.get(), mac.get(), later));
            }
        }
        return Optional.empty();
    }

    /** Whether an entry for one of the partner's own addresses names a MAC that never was behind the partner's ports. */
    private boolean isAtAnotherMac(String partner, String entry, String mac) {
        Set<String> macs = addresses.macsOf(partner);
        String ip = entry.substring(entry.lastIndexOf('/') + 1);
        return !macs.isEmpty()
                && !macs.contains(mac)
                && addresses.ipsOf(partner, outage.startNanos()).contains(ip);
    }

    private boolean isKnownToBeWrong(String holder, String mac) {
        return record.firstMark("wrong-mac", m -> sends(m, holder, mac), 0, outage.endNanos())
                .isPresent();
    }

    private static boolean sends(Mark mark, String holder, String mac) {
        return mark.entity().startsWith(holder + "/") && mark.text().startsWith("sends to " + mac + ",");
    }

    private static boolean isGone(StateChange state) {
        return Set.of("ABSENT", "INCOMPLETE", "FAILED").contains(state.state());
    }

    private List<Mark> whatCorrectedIt(String entry, String mac) {
        List<Mark> out = new ArrayList<>();
        record.firstMark(
                        "neigh-address",
                        m -> m.entity().equals(entry) && !m.text().endsWith(mac),
                        outage.startNanos() + 1,
                        outage.endNanos() + 1)
                .ifPresent(out::add);
        record.firstMark("neigh-failed", m -> m.entity().equals(entry), outage.startNanos(), outage.endNanos() + 1)
                .ifPresent(out::add);
        return out;
    }

    private Found naming(String holder, Band band, StateChange state, String mac, List<Mark> later) {
        List<Mark> facts = new ArrayList<>();
        record.lastMark("neigh-address", m -> m.entity().equals(band.entity()), -1, outage.startNanos())
                .ifPresent(facts::add);
        record.firstMark("wrong-mac", m -> sends(m, holder, mac), outage.startNanos(), outage.endNanos())
                .ifPresent(facts::add);
        facts.add(new Mark(
                state.timeNanos(),
                band.entity(),
                "neigh-state",
                state.state() + " with " + mac + " when the first frame was lost"));
        facts.addAll(later);
        String ip = band.entity().substring(band.entity().lastIndexOf('/') + 1);
        String entry = "the entry of " + holder + " for " + ip + " went on naming " + mac;
        if (state.state().equals("PERMANENT") || state.state().equals("NOARP")) {
            return new Found(
                    "D.pinned-entry",
                    entry + ": it is pinned (" + state.state() + "), so no announcement and no failed probe changes it",
                    facts,
                    settings(holder, "neighbours\\.\\d+\\.(state|mac)"),
                    List.of(
                            "more announcements: a pinned entry takes none",
                            "a shorter base_reachable_time_ms: the entry's age is not looked at"));
        }
        if (!record.value("hosts." + record.groupOf(holder) + ".neigh-use", "kernel")
                        .equals("kernel")
                && later.isEmpty()) {
            return new Found(
                    "F.no-aging",
                    entry
                            + ": packets look the entry up without using it in the kernel's sense, so it is never validated",
                    facts,
                    settings(holder, "neigh-use"),
                    List.of("a shorter base_reachable_time_ms: the entry's age is not looked at"));
        }
        long corrected = later.isEmpty() ? outage.endNanos() : later.get(0).timeNanos();
        return confirmed(band, corrected)
                .map(confirmation -> falselyConfirmed(holder, entry, facts, confirmation))
                .orElseGet(() -> stale(holder, entry, band, facts));
    }

    /** When the wrong entry became REACHABLE again without having asked: something else confirmed it. */
    private Optional<StateChange> confirmed(Band band, long before) {
        List<StateChange> changes = band.changes();
        for (int i = 1; i < changes.size(); i++) {
            StateChange change = changes.get(i);
            boolean without = change.state().equals("REACHABLE")
                    && !changes.get(i - 1).state().equals("PROBE");
            boolean kept = i + 1 == changes.size() || changes.get(i + 1).timeNanos() > outage.startNanos();
            boolean resolved = Set.of("ABSENT", "INCOMPLETE", "FAILED")
                    .contains(changes.get(i - 1).state());
            if (without
                    && !resolved
                    && kept
                    && change.timeNanos() >= outage.startNanos()
                    && change.timeNanos() < before) {
                return Optional.of(change);
            }
        }
        return Optional.empty();
    }

    private Found falselyConfirmed(String holder, String entry, List<Mark> facts, StateChange confirmation) {
        List<Mark> all = new ArrayList<>(facts);
        String entity = facts.get(facts.size() - 1).entity();
        all.add(new Mark(
                confirmation.timeNanos(),
                facts.stream()
                        .filter(m -> m.kind().equals("neigh-state"))
                        .map(Mark::entity)
                        .findFirst()
                        .orElse(entity),
                "neigh-confirmed",
                "REACHABLE again without a question: an application or the progress of TCP confirmed it"));
        return new Found(
                "E.false-confirmation",
                entry
                        + ", behind which the packets are not delivered, and what uses the entry keeps confirming it, so the "
                        + "host never asks",
                all,
                timers(holder),
                List.of("a shorter base_reachable_time_ms: what confirms the entry comes more often"));
    }

    private Found stale(String holder, String entry, Band band, List<Mark> facts) {
        boolean asked = facts.stream().anyMatch(m -> m.kind().equals("neigh-failed"))
                || band.changes().stream()
                        .anyMatch(c -> c.timeNanos() > outage.startNanos()
                                && c.timeNanos() <= outage.endNanos()
                                && c.state().equals("PROBE"));
        boolean corrected = facts.stream()
                .anyMatch(m -> m.timeNanos() > outage.startNanos()
                        && (m.kind().equals("neigh-failed") || m.kind().equals("neigh-address")));
        String until = !corrected
                ? ", and nothing in this run corrects it"
                : asked ? ", until its probes failed" : ", until it learned better";
        return new Found(
                "D.stale-binding",
                entry + ", where nobody answers any more" + until,
                facts,
                timers(holder),
                List.of("another mac-aging-time: the frames carry the wrong destination"));
    }

    /** No usable entry of this host for the way to its partner. */
    private Optional<Found> missing(String holder, Set<String> hops) {
        for (Band band : addresses.entriesOf(holder, hops)) {
            Optional<StateChange> without = record.stateAt(band, outage.startNanos())
                    .filter(state -> isGone(state) && (!state.state().equals("ABSENT") || asksMeanwhile(band)))
                    .or(() -> band.changes().stream()
                            .filter(c -> c.timeNanos() == outage.startNanos()
                                    && c.state().equals("INCOMPLETE"))
                            .findFirst());
            if (without.isPresent()) {
                Optional<StateChange> removed = removal(band)
                        .filter(r ->
                                record.count(c -> c.startsWith(holder + "/") && c.endsWith("_cache/collected")) > 0);
                return Optional.of(
                        removed.isPresent() ? collected(holder, band, removed.get()) : unresolved(band, without.get()));
            }
        }
        return Optional.empty();
    }

    /** A host without an entry that never asks for one has nothing to send: that it has none loses nothing. */
    private boolean asksMeanwhile(Band band) {
        return band.changes().stream()
                .anyMatch(c -> c.state().equals("INCOMPLETE")
                        && c.timeNanos() >= outage.startNanos()
                        && c.timeNanos() <= outage.endNanos());
    }

    private Optional<StateChange> removal(Band band) {
        return band.changes().stream()
                .filter(c -> c.state().equals("ABSENT") && c.timeNanos() < outage.startNanos())
                .reduce((first, second) -> second);
    }

    private Found collected(String holder, Band band, StateChange removed) {
        String ip = band.entity().substring(band.entity().lastIndexOf('/') + 1);
        List<Mark> facts = new ArrayList<>(
                List.of(new Mark(removed.timeNanos(), band.entity(), "neigh-removed", "removed by the collector")));
        record.firstMark("neigh-failed", m -> m.entity().equals(band.entity()), outage.startNanos(), outage.endNanos())
                .ifPresent(facts::add);
        return new Found(
                "H.collected",
                "the collector of " + holder + " had removed the idle entry for " + ip + " at "
                        + Facts.brief(removed.timeNanos())
                        + " s, as the table holds more than gc_thresh1 entries, and nobody "
                        + "answered the requests that should bring it back",
                facts,
                settings(holder, "neigh\\.(gc-thresh1|gc-stale-time)"),
                List.of("another mac-aging-time: the host has nothing to send to"));
    }

    private Found unresolved(Band band, StateChange state) {
        String ip = band.entity().substring(band.entity().lastIndexOf('/') + 1);
        List<Mark> facts = new ArrayList<>(
                List.of(new Mark(state.timeNanos(), band.entity(), "neigh-state", state.state() + ": asks for " + ip)));
        record.firstMark("neigh-failed", m -> m.entity().equals(band.entity()), outage.startNanos(), outage.endNanos())
                .ifPresent(facts::add);
        Optional<Mark> answered = record.firstMark(
                "neigh-address", m -> m.entity().equals(band.entity()), outage.startNanos(), outage.endNanos() + 1);
        answered.ifPresent(facts::add);
        return answered.isPresent()
                ? new Found(
                        NamedLoss.RESOLVING.id(),
                        "more packets than the queue for an unresolved neighbour holds were sent before " + ip
                                + " answered",
                        facts,
                        List.of(),
                        List.of("another mac-aging-time: the packets were never sent"))
                : new Found(
                        NamedLoss.UNRESOLVED.id(),
                        "nobody answers for " + ip,
                        facts,
                        List.of(),
                        List.of("another aging time: there is nothing to remember"));
    }

    private List<ConfigValue> timers(String host) {
        return settings(host, "(kernel|neigh\\.(base-reachable-time|reachable-time|locktime|arp-accept))");
    }

    private List<ConfigValue> settings(String host, String keys) {
        return OutageExplainer.settings(record, "hosts\\." + Pattern.quote(record.groupOf(host)) + "\\." + keys);
    }
}
