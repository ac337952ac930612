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

/** The sender's neighbour entry named the wrong MAC, or none. */
final class NeighbourReason implements OutageReason {

    private final Record record;
    private final Addresses addresses;
    private final Outage outage;

    NeighbourReason(Record record, Addresses addresses, Outage outage) {
        this.record = record;
        this.addresses = addresses;
        this.outage = outage;
    }

    @Override
    public Optional<Found> find() {
        for (Band band : record.bands(e -> e.startsWith(outage.from() + "/") && e.contains("/neigh/"))) {
            Optional<StateChange> state = record.stateAt(band, outage.startNanos());
            if (state.isEmpty()) {
                continue;
            }
            Optional<Found> found = wrong(band, state.get()).or(() -> unresolved(band, state.get()));
            if (found.isPresent()) {
                return found;
            }
        }
        return router();
    }

    /** Where the receivers' addresses are known to be behind at the end of the outage, or where they moved during it. */
    private Optional<Found> wrong(Band band, StateChange state) {
        Optional<String> mac = addresses.macOf(band.entity(), outage.startNanos());
        List<Mark> later = new ArrayList<>();
        record.firstMark(
                        "neigh-address",
                        m -> m.entity().equals(band.entity()),
                        outage.startNanos() + 1,
                        outage.endNanos() + 1)
                .ifPresent(later::add);
        record.firstMark(
                        "neigh-failed",
                        m -> m.entity().equals(band.entity()),
                        outage.startNanos(),
                        outage.endNanos() + 1)
                .ifPresent(later::add);
        boolean open = outage.endNanos() >= record.result().simulatedNanos();
        if (mac.isEmpty() || !isDirect(band) || later.isEmpty() && !open) {
            return Optional.empty();
        }
        List<Mark> facts = new ArrayList<>();
        record.lastMark("neigh-address", m -> m.entity().equals(band.entity()), -1, outage.startNanos())
                .ifPresent(facts::add);
        facts.add(new Mark(
                state.timeNanos(),
                band.entity(),
                "neigh-state",
                state.state() + " with " + mac.get() + " when the first frame was lost"));
        facts.addAll(later);
        boolean asked = band.changes().stream()
                .anyMatch(c -> c.timeNanos() > outage.startNanos()
                        && c.timeNanos() <= outage.endNanos()
                        && c.state().equals("PROBE"));
        String host = outage.from();
        return Optional.of(
                open && later.isEmpty()
                        ? forGood(state, facts, asked)
                        : new Found(
                                "D.stale-binding",
                                "the entry of " + host + " went on naming " + mac.get()
                                        + ", where nobody answers any more, until "
                                        + (asked ? "its probes failed" : "it learned better"),
                                facts,
                                timers(),
                                List.of("another mac-aging-time: the frames carry the wrong destination")));
    }

    private Found forGood(StateChange state, List<Mark> facts, boolean asked) {
        boolean pinned = state.state().equals("PERMANENT") || state.state().equals("NOARP");
        boolean lookup = record.settings(p -> p.matches("hosts\\.[^.]+\\.neigh-use")).stream()
                .anyMatch(c -> c.path().startsWith("hosts." + outage.from() + ".")
                        && !c.value().equals("kernel"));
        if (pinned || lookup) {
            return new Found(
                    "F.no-aging",
                    "the entry of " + outage.from() + " is never validated: "
                            + (pinned ? "it is pinned" : "packets look it up without using it in the kernel's sense"),
                    facts,
                    OutageExplainer.settings(
                            record,
                            "hosts\\." + java.util.regex.Pattern.quote(outage.from())
                                    + "\\.(neigh-use|neighbours\\.\\d+\\.state)"),
                    List.of("a shorter base_reachable_time_ms: the entry's age is not looked at"));
        }
        return new Found(
                "E.false-confirmation",
                "the entry of " + outage.from() + " names a MAC behind which the packets are not delivered, and "
                        + (asked ? "answers keep it valid" : "the progress of other traffic keeps confirming it"),
                facts,
                timers(),
                List.of("a shorter base_reachable_time_ms: what confirms the entry comes more often"));
    }

    /** Whether the entry is for the receiver itself rather than for a gateway on the way. */
    private boolean isDirect(Band band) {
        String ip = band.entity().substring(band.entity().lastIndexOf('/') + 1);
        return ip.equals(outage.to())
                || addresses.ipsOf(outage.to()).contains(ip)
                || record.settings(p -> p.startsWith("hosts." + outage.from() + ".gateway")).stream()
                        .anyMatch(c -> c.value().contains(ip));
    }

    private Optional<Found> unresolved(Band band, StateChange state) {
        boolean none = state.state().equals("FAILED") || state.state().equals("INCOMPLETE");
        if (!none || !isDirect(band)) {
            return Optional.empty();
        }
        List<Mark> facts = new ArrayList<>(List.of(new Mark(
                state.timeNanos(), band.entity(), "neigh-state", state.state() + ": nobody answers the requests")));
        record.firstMark("neigh-failed", m -> m.entity().equals(band.entity()), outage.startNanos(), outage.endNanos())
                .ifPresent(facts::add);
        return Optional.of(new Found(
                "loss.unresolved",
                "nobody answers for " + band.entity().substring(band.entity().lastIndexOf('/') + 1),
                facts,
                List.of(),
                List.of("another aging time: there is nothing to remember")));
    }

    /** A sender behind a gateway: it is the gateway's table that names the wrong MAC. */
    private Optional<Found> router() {
        Set<String> ips = new LinkedHashSet<>(addresses.ipsOf(outage.to()));
        ips.add(outage.to());
        Optional<Mark> learned = Optional.empty();
        Optional<Mark> again = Optional.empty();
        for (String ip : ips) {
            learned = learned.or(() -> record.lastMark(
                    "gateway-arp-learned", m -> m.text().startsWith(ip + " "), -1, outage.startNanos()));
            again = again.or(() -> record.firstMark(
                    "gateway-arp-learned",
                    m -> m.text().startsWith(ip + " "),
                    outage.startNanos() + 1,
                    outage.endNanos() + SECOND));
        }
        if (learned.isEmpty() || again.isEmpty()) {
            return Optional.empty();
        }
        String before = learned.get().text().substring(learned.get().text().lastIndexOf(' ') + 1);
        if (again.get().text().endsWith(before)) {
            return Optional.empty();
        }
        return Optional.of(new Found(
                "D.stale-binding",
                learned.get().entity() + " went on sending to " + before + " until its entry followed",
                List.of(learned.get(), again.get()),
                OutageExplainer.settings(record, "gateways\\.[^.]+\\.arp-timeout"),
                List.of("another mac-aging-time: the frames carry the wrong destination")));
    }

    private static final long SECOND = 1_000_000_000L;

    private List<ConfigValue> timers() {
        return OutageExplainer.settings(
                record,
                "hosts\\." + java.util.regex.Pattern.quote(outage.from())
                        + "\\.(kernel|neigh\\.(base-reachable-time|reachable-time|locktime|arp-accept))");
    }
}
