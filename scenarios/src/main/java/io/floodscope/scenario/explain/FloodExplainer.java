package io.floodscope.scenario.explain;

import io.floodscope.result.Band;
import io.floodscope.result.Cause;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.StateChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Explains a flood window: why the entry was missing, why nobody asked, what ends it. */
final class FloodExplainer {

    private static final long SECOND = 1_000_000_000L;

    /** Facts about other addresses on the port, at most. */
    private static final int SHOWN = 2;

    private final Record record;
    private final FloodWindow window;
    private final long at;
    private final @Nullable String from;
    private final String entity;
    private final FloodClass kind;
    private final Facts facts;

    /**
     * An explainer of one window.
     *
     * @param at the moment asked about, within the window
     * @param from the sender asked about, or null for any
     */
    FloodExplainer(Record record, Addresses addresses, FloodWindow window, long at, @Nullable String from) {
        this.record = record;
        this.window = window;
        this.at = at;
        this.from = from;
        this.entity = window.bridge() + "/fdb/" + window.vlan() + "/" + window.dstMac();
        this.kind = FloodClass.of(record, addresses, window);
        this.facts = new Facts(record, addresses);
    }

    Cause cause() {
        window.cause().chain().stream()
                .filter(m -> m.kind().startsWith("fdb-") || m.kind().startsWith("mac-"))
                .forEach(facts::add);
        if (kind.letter() == 'A') {
            facts.addAll(otherAddressesOnItsPort());
        }
        facts.addHolders(
                window.dstMac(),
                at,
                e -> (from == null || e.startsWith(from + "/")) && isInVlan(e.substring(0, e.indexOf('/'))));
        facts.addGateways(window.dstMac(), at);
        if (kind.letter() == 'J' || kind.letter() == 'D') {
            long since = facts.last("fdb-expired").map(Mark::timeNanos).orElse(window.startNanos());
            facts.addEvents(kind.letter() == 'J' ? since - SECOND : 0, window.startNanos());
        }
        facts.addAll(kind.facts());
        return new Cause(
                kind.id(),
                text(),
                facts.chain().stream().filter(m -> m.timeNanos() <= at).toList(),
                nextChance(),
                kind.settings().stream().map(ConfigValue::shown).toList(),
                doesNotHelp());
    }

    String headline() {
        long each = window.frames() == 0 ? 0 : window.copies() / window.frames();
        return (from == null ? "frames" : from) + " -> " + window.dstMac() + " VLAN " + window.vlan() + ": copied to "
                + each + (each == 1 ? " port of " : " ports of ") + window.bridge() + ", "
                + Facts.seconds(window.startNanos()) + " to "
                + (window.openEnd() ? "the end of the run" : Facts.seconds(window.endNanos()) + " s");
    }

    /** One MAC may serve several VLANs; a host of another one has nothing to do with this flood. */
    private boolean isInVlan(String host) {
        return record.setting("hosts." + record.groupOf(host) + ".vlan")
                .map(c -> c.value().equals(String.valueOf(window.vlan())))
                .orElse(true);
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

    private Optional<StateChange> learnedAgain() {
        return record.band(entity)
                .flatMap(b -> record.changeAfter(b, at))
                .filter(c -> c.state().startsWith("on "));
    }

    private String nextChance() {
        Optional<StateChange> learned = learnedAgain();
        if (learned.isEmpty()) {
            return window.openEnd()
                    ? "nothing in this run teaches the bridge the address again"
                    : Facts.seconds(window.endNanos()) + " s ("
                            + record.lastMark(
                                            "gateway-arp-expired",
                                            m -> true,
                                            window.endNanos() - 3 * SECOND,
                                            window.endNanos() + SECOND)
                                    .map(m -> "the ARP entry of " + m.entity() + " ran out")
                                    .orElse("the senders fell silent")
                            + ")";
        }
        long when = learned.get().timeNanos();
        String by = record.lastMark("gateway-refresh", m -> true, when - SECOND, when)
                .map(m -> m.entity() + " refreshes its ARP entry: " + m.text())
                .or(() -> record.lastMark("gateway-announcement", m -> true, when - SECOND, when)
                        .map(m -> m.entity() + " " + m.text()))
                .or(() -> record.lastMark("gateway-arp-expired", m -> true, when - 3 * SECOND, when)
                        .map(m -> "the ARP entry of " + m.entity() + " ran out and it asked anew"))
                .or(() -> record.lastMark("event", m -> true, when - SECOND / 10, when)
                        .map(m -> "event " + m.text()))
                .orElse("a frame from that address");
        return Facts.seconds(when) + " s (" + by + ")";
    }

    /** What the model said; for an entry that aged out, how long the address was silent against the aging time. */
    private String text() {
        Optional<Long> last =
                facts.last("fdb-refreshed").or(() -> facts.last("fdb-learned")).map(Mark::timeNanos);
        Optional<Mark> expired = facts.last("fdb-expired");
        Optional<String> aging = kind.aging().map(ConfigValue::value);
        if ("CHJ".indexOf(kind.letter()) >= 0 || last.isEmpty() || expired.isEmpty() || aging.isEmpty()) {
            return kind.text();
        }
        String text = window.bridge() + " has no entry for " + window.dstMac() + " in VLAN " + window.vlan()
                + ": it expired at " + Facts.brief(expired.get().timeNanos())
                + " s, as nothing came from that address ";
        Optional<Long> again = learnedAgain().map(StateChange::timeNanos);
        if (again.isEmpty()) {
            return text + "after " + Facts.brief(last.get()) + " s: a silence without end, longer than any aging time; "
                    + aging.get() + " only sets when the flood begins" + kind.reason();
        }
        long silence = again.get() - last.get();
        long safe = (silence + SECOND - 1) / SECOND + 1;
        return text + "from " + Facts.brief(last.get()) + " s to " + Facts.brief(again.get()) + " s: "
                + Facts.brief(silence) + " s of silence > mac-aging-time " + aging.get() + " (this silence needs "
                + safe
                + "s)" + kind.reason();
    }

    private List<String> doesNotHelp() {
        List<String> out = new ArrayList<>(kind.doesNotHelp());
        List<String> others = record.result().floodWindows().stream()
                .filter(w -> w.dstMac().equals(window.dstMac()) && w.vlan() == window.vlan())
                .filter(w -> !w.bridge().equals(window.bridge()) && w.startNanos() <= at && at <= w.endNanos())
                .filter(w -> w.unwantedCopies() > 0)
                .map(FloodWindow::bridge)
                .distinct()
                .toList();
        if (!others.isEmpty() && (kind.letter() == 'A' || kind.letter() == 'B')) {
            out.add("a longer aging time on " + window.bridge() + " alone: " + String.join(", ", others)
                    + " forgot the same address and keeps its own table");
        }
        if (facts.has("neigh-confirmed")) {
            out.add("a shorter base_reachable_time_ms on the hosts: progress of TCP keeps confirming the entry");
        }
        return out;
    }
}
