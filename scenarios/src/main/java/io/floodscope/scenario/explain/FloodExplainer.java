package io.floodscope.scenario.explain;

import io.floodscope.result.Band;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.StateChange;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Explains a flood window: why the entry was missing, why nobody asked, what ends it. */
final class FloodExplainer {

    private static final long SECOND = 1_000_000_000L;
    private static final int SHOWN = 2;

    private final Record record;
    private final FloodWindow window;
    private final long at;
    private final @Nullable String from;
    private final String entity;

    /**
     * An explainer of one window.
     *
     * @param at the moment asked about, within the window
     * @param from the sender asked about, or null for any
     */
    FloodExplainer(Record record, FloodWindow window, long at, @Nullable String from) {
        this.record = record;
        this.window = window;
        this.at = at;
        this.from = from;
        this.entity = window.bridge() + "/fdb/" + window.vlan() + "/" + window.dstMac();
    }

    Explanation explain() {
        List<Mark> facts = new ArrayList<>(window.cause().chain());
        facts.addAll(otherAddressesOnItsPort());
        List<Mark> asked = whyNobodyAsks();
        facts.addAll(asked);
        facts.sort(Comparator.comparingLong(Mark::timeNanos));
        return new Explanation(
                headline(),
                facts,
                nextChance(),
                RootCause.of(window.cause().id()),
                inequality().orElse(window.cause().text()),
                setting(),
                doesNotHelp(!asked.isEmpty()));
    }

    private String headline() {
        long each = window.frames() == 0 ? 0 : window.copies() / window.frames();
        return (from == null ? "frames" : from) + " -> " + window.dstMac() + " VLAN " + window.vlan() + ": copied to "
                + each + (each == 1 ? " port of " : " ports of ") + window.bridge() + ", "
                + Durations.readableSeconds(window.startNanos(), 3) + " to "
                + (window.openEnd() ? "the end" : Durations.readableSeconds(window.endNanos(), 3)) + " s";
    }

    /** Addresses that stayed on the port where the missing one was: their frames came, and refreshed only themselves. */
    private List<Mark> otherAddressesOnItsPort() {
        Optional<String> port = record.band(entity)
                .flatMap(b -> b.changes().stream()
                        .filter(c ->
                                c.timeNanos() < window.startNanos() && c.state().startsWith("on "))
                        .reduce((first, second) -> second))
                .map(StateChange::state);
        if (port.isEmpty()) {
            return List.of();
        }
        String table = window.bridge() + "/fdb/" + window.vlan() + "/";
        List<Mark> out = new ArrayList<>();
        for (Band band : record.bands(e -> e.startsWith(table) && !e.equals(entity))) {
            Optional<StateChange> state = record.stateAt(band, at);
            if (out.size() < SHOWN && state.isPresent() && state.get().state().equals(port.get())) {
                out.add(new Mark(
                        state.get().timeNanos(),
                        band.entity(),
                        "other-source",
                        "frames from that port carried " + band.entity().substring(table.length())
                                + ": they refresh that entry, not the one for " + window.dstMac()));
            }
        }
        return out;
    }

    /** Neighbour entries that were valid at the moment: a host that holds one sends without asking. */
    private List<Mark> whyNobodyAsks() {
        List<Mark> out = new ArrayList<>();
        for (Band band : record.bands(e -> e.contains("/neigh/") && (from == null || e.startsWith(from + "/")))) {
            Optional<StateChange> state = record.stateAt(band, at);
            if (out.size() < SHOWN && state.isPresent() && state.get().state().equals("REACHABLE")) {
                out.add(
                        new Mark(
                                state.get().timeNanos(),
                                band.entity(),
                                "neigh-confirmed",
                                "REACHABLE since then: confirmed by progress of the upper layer, so the host does not ask again"));
            }
        }
        return out;
    }

    private String nextChance() {
        Optional<StateChange> learned = record.band(entity).flatMap(b -> record.changeAfter(b, at));
        if (learned.isEmpty() || !learned.get().state().startsWith("on ")) {
            return window.openEnd()
                    ? "nothing in this run teaches the bridge the address again"
                    : Durations.readableSeconds(window.endNanos(), 3) + " s (the senders fell silent)";
        }
        long when = learned.get().timeNanos();
        String by = record.lastMark(m -> m.kind().equals("gateway-refresh"), when - SECOND, when)
                .map(m -> m.entity() + " refreshes its ARP entry: " + m.text())
                .orElse("a frame from that address");
        return Durations.readableSeconds(when, 3) + " s (" + by + ")";
    }

    /** How long the address was silent, against the aging time. */
    private Optional<String> inequality() {
        Optional<Long> last = window.cause().chain().stream()
                .filter(m -> m.kind().equals("fdb-refreshed") || m.kind().equals("fdb-learned"))
                .map(Mark::timeNanos)
                .reduce((first, second) -> second);
        Optional<Long> again = record.band(entity)
                .flatMap(b -> record.changeAfter(b, at))
                .filter(c -> c.state().startsWith("on "))
                .map(StateChange::timeNanos);
        Optional<String> aging = aging().map(ConfigValue::value);
        if (last.isEmpty() || aging.isEmpty()) {
            return Optional.empty();
        }
        if (again.isEmpty()) {
            return Optional.of("nothing was sent from " + window.dstMac() + " after "
                    + Durations.readableSeconds(last.get(), 3) + " s: no mac-aging-time helps for ever, "
                    + aging.get() + " only sets when the flood begins");
        }
        long silence = again.get() - last.get();
        long safe = (silence + SECOND - 1) / SECOND + 1;
        return Optional.of(window.dstMac() + " was silent for " + Durations.readableSeconds(silence, 3) + " s ("
                + Durations.readableSeconds(last.get(), 3) + " to " + Durations.readableSeconds(again.get(), 3)
                + " s), longer than mac-aging-time " + aging.get() + "; this silence needs " + safe + "s");
    }

    private Optional<ConfigValue> aging() {
        return record.setting("bridges." + window.bridge() + ".mac-aging-time")
                .or(() -> record.setting("bridges." + window.bridge() + ".ageing-time"));
    }

    private String setting() {
        return aging().map(c -> c.path() + ": " + c.value() + " (" + c.origin() + ")")
                .orElse("");
    }

    private List<String> doesNotHelp(boolean confirmed) {
        List<String> out = new ArrayList<>();
        List<String> others = record.result().floodWindows().stream()
                .filter(w -> w.dstMac().equals(window.dstMac()) && w.vlan() == window.vlan())
                .filter(w -> !w.bridge().equals(window.bridge()) && w.startNanos() <= at && at <= w.endNanos())
                .map(FloodWindow::bridge)
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            out.add("a longer aging time on " + window.bridge() + " alone: " + String.join(", ", others)
                    + " forgot the same address and keeps its own table");
        }
        if (confirmed) {
            out.add("a shorter base_reachable_time_ms on the hosts: progress of TCP keeps confirming the entry");
        }
        return out;
    }
}
