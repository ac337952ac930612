package io.floodscope.scenario.explain;

import io.floodscope.result.Band;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.Mark;
import io.floodscope.result.StateChange;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dated facts for a chain: each stands in the run's marks or state bands under the same entity and time. */
final class Facts {

    /** Facts about neighbour entries that a chain quotes at most. */
    private static final int SHOWN = 2;

    private final Record record;
    private final Addresses addresses;
    private final List<Mark> facts = new ArrayList<>();

    Facts(Record record, Addresses addresses) {
        this.record = record;
        this.addresses = addresses;
    }

    void add(Mark fact) {
        boolean known = facts.stream()
                .anyMatch(f -> f.timeNanos() == fact.timeNanos()
                        && f.entity().equals(fact.entity())
                        && f.kind().equals(fact.kind()));
        if (!known) {
            facts.add(fact);
        }
    }

    void addAll(List<Mark> more) {
        more.forEach(this::add);
    }

    /** In order of time; facts of one instant stay in the order in which they were added. */
    List<Mark> chain() {
        return facts.stream().sorted(Comparator.comparingLong(Mark::timeNanos)).toList();
    }

    boolean has(String kind) {
        return facts.stream().anyMatch(f -> f.kind().equals(kind));
    }

    Optional<Mark> last(String kind) {
        return facts.stream().filter(f -> f.kind().equals(kind)).max(Comparator.comparingLong(Mark::timeNanos));
    }

    /** Neighbour entries of hosts that held a MAC at a moment, and what state let them send without asking. */
    void addHolders(String mac, long at, java.util.function.Predicate<String> wanted) {
        int shown = 0;
        for (Band band : addresses.holdersOf(mac, at)) {
            Optional<StateChange> state = record.stateAt(band, at);
            if (shown < SHOWN && state.isPresent() && wanted.test(band.entity())) {
                Optional<Mark> fact = holder(band, state.get(), at);
                fact.ifPresent(this::add);
                shown += fact.isPresent() ? 1 : 0;
            }
        }
    }

    private Optional<Mark> holder(Band band, StateChange state, long at) {
        boolean confirmed = state.state().equals("REACHABLE") && isConfirmedByUse(band, state, at);
        String text = switch (state.state()) {
            case "REACHABLE" ->
                confirmed
                        ? "REACHABLE since then: confirmed by progress of the upper layer, so the host does not ask again"
                        : "REACHABLE since then: an answer confirmed it, so the host does not ask for now";
            case "PERMANENT" -> "PERMANENT since then: pinned, so the host never asks";
            case "STALE" -> "STALE since then: used as it is, a question follows only after the delay";
            case "DELAY" -> "DELAY since then: used as it is, the host asks when the delay ends";
            case "PROBE" -> "PROBE since then: asked at the MAC that is known, and used until that fails";
            default -> "";
        };
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mark(
                        state.timeNanos(), band.entity(), confirmed ? "neigh-confirmed" : "neigh-state", text));
    }

    /** No answer keeps an entry REACHABLE for longer than its reachable time, and only use confirms one in DELAY. */
    private boolean isConfirmedByUse(Band band, StateChange state, long at) {
        int index = band.changes().lastIndexOf(state);
        String before = index > 0 ? band.changes().get(index - 1).state() : "";
        boolean used = before.equals("DELAY") || before.equals("STALE");
        return used || at - state.timeNanos() > longestReachable(band.entity());
    }

    /** 1.5 times {@code base_reachable_time_ms}, the most that is drawn, in ns. */
    private long longestReachable(String neighbour) {
        String host = neighbour.substring(0, neighbour.indexOf('/'));
        String base = record.value("hosts." + record.groupOf(host) + ".neigh.base-reachable-time", "30s");
        return Durations.tryParse(base).orElse(30_000_000_000L) / 2 * 3;
    }

    /** The gateway members that had this MAC for a host at a moment, the latest of each. */
    void addGateways(String mac, long at) {
        Map<String, Mark> latest = new LinkedHashMap<>();
        record.marks("gateway-arp-learned").stream()
                .filter(m -> m.timeNanos() <= at && m.text().endsWith(mac))
                .forEach(m -> latest.put(m.entity(), m));
        latest.values().stream()
                .limit(SHOWN)
                .forEach(m -> add(new Mark(
                        m.timeNanos(),
                        m.entity(),
                        m.kind(),
                        m.text() + ": kept without asking until its entry is refreshed or runs out")));
    }

    /** What an operator or a fault did at a time, told from the scenario. */
    void addEvents(long from, long to) {
        for (Mark mark : record.result().marks()) {
            if (mark.kind().equals("event") && mark.timeNanos() >= from && mark.timeNanos() <= to) {
                add(new Mark(mark.timeNanos(), mark.entity(), mark.kind(), eventText(mark)));
            }
        }
    }

    /** {@code events.0: set-loss, cable backup, loss 1}. */
    private String eventText(Mark mark) {
        String path = mark.text().split(" ", 2)[0];
        Map<String, String> keys = new LinkedHashMap<>();
        for (ConfigValue value : record.settings(p -> p.startsWith(path + "."))) {
            keys.put(value.path().substring(path.length() + 1), value.value());
        }
        String what = keys.remove("do");
        keys.remove("at");
        StringBuilder text = new StringBuilder(what == null ? mark.text() : what);
        keys.forEach((key, value) -> text.append(", ").append(key).append(' ').append(value));
        return text + " (" + mark.text() + ")";
    }

    /** {@code 1,125} or {@code 575.6}. */
    static String brief(long nanos) {
        String text = Durations.readableSeconds(nanos, 3);
        return text.replaceAll("\\.?0+$", "");
    }

    static String seconds(long nanos) {
        return Durations.readableSeconds(nanos, 3);
    }
}
