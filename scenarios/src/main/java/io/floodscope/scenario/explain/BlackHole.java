package io.floodscope.scenario.explain;

import io.floodscope.result.Band;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import io.floodscope.result.StateChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A flood as the visible trace of a wrong binding: somebody goes on sending to a MAC that is no longer there, and bridges that
 * do not know it copy the frames. The binding is the story then, the flood a fact in it.
 */
final class BlackHole {

    /** Facts about the binding that the flood's chain quotes at most. */
    private static final int SHOWN = 4;

    private static final String CLASSES = "DEFG";
    private static final Pattern WRONG = Pattern.compile("sends to ([0-9a-f:]{17}), but (\\S+) is at ([0-9a-f:]{17})");

    private BlackHole() {}

    /** The loss, explained already, of which a flood is the trace: the largest of those whose cause names the flooded MAC. */
    static Optional<Outage> behind(Record record, FloodWindow window) {
        return record.result().outages().stream()
                .filter(o -> o.startNanos() < window.endNanos() && window.startNanos() < o.endNanos())
                .filter(o -> CLASSES.indexOf(o.cause().id().charAt(0)) >= 0)
                .filter(o -> names(o, window.dstMac()))
                .max(Comparator.comparingLong(Outage::lostFrames));
    }

    private static boolean names(Outage outage, String mac) {
        return outage.cause().text().contains(mac)
                || outage.cause().chain().stream()
                        .filter(m -> m.kind().startsWith("neigh-") || m.kind().startsWith("binding"))
                        .anyMatch(m -> m.text().contains(mac));
    }

    /** The class that a flood takes from the binding behind it. */
    static Optional<FloodClass> of(Record record, Addresses addresses, FloodWindow window, List<ConfigValue> settings) {
        Optional<FloodClass> lost = behind(record, window).map(o -> {
            List<Mark> facts = o.cause().chain().stream()
                    .filter(m -> m.kind().startsWith("neigh-")
                            || m.kind().startsWith("binding")
                            || m.kind().equals("event"))
                    .limit(SHOWN)
                    .toList();
            return new FloodClass(
                    o.cause().id(),
                    window.cause().text(),
                    "; the flood is the trace of a loss: frames of " + o.from() + " to " + o.to()
                            + " still carry that MAC",
                    settings,
                    facts,
                    o.cause().doesNotHelp());
        });
        return lost.or(() -> delivered(record, addresses, window, settings));
    }

    /** A wrong entry whose packets arrive nevertheless, as the machine behind it passes them on. */
    private static Optional<FloodClass> delivered(
            Record record, Addresses addresses, FloodWindow window, List<ConfigValue> settings) {
        for (Mark mark : record.marks("wrong-mac")) {
            Matcher wrong = WRONG.matcher(mark.text());
            if (mark.timeNanos() > window.endNanos()
                    || !wrong.matches()
                    || !wrong.group(1).equals(window.dstMac())) {
                continue;
            }
            String host = mark.entity().substring(0, mark.entity().indexOf('/'));
            for (Band band : addresses.entriesOf(host, java.util.Set.of(wrong.group(2)))) {
                if (addresses
                        .macOf(band.entity(), window.startNanos())
                        .filter(window.dstMac()::equals)
                        .isPresent()) {
                    return Optional.of(wrongEntry(record, window, settings, mark, host, band));
                }
            }
        }
        return Optional.empty();
    }

    private static FloodClass wrongEntry(
            Record record, FloodWindow window, List<ConfigValue> settings, Mark mark, String host, Band band) {
        StateChange last = band.changes().get(band.changes().size() - 1);
        boolean confirmed = last.state().equals("REACHABLE");
        List<Mark> facts = new ArrayList<>(List.of(mark));
        if (confirmed) {
            facts.add(new Mark(
                    last.timeNanos(),
                    band.entity(),
                    "neigh-confirmed",
                    "REACHABLE: what uses the wrong entry confirms it"));
        }
        List<ConfigValue> all = new ArrayList<>(settings);
        all.addAll(record.settings(
                p -> p.startsWith("hosts." + record.groupOf(host) + ".neighbours.") && p.endsWith(".mac")));
        return new FloodClass(
                confirmed ? "E.false-confirmation" : "D.stale-binding",
                window.cause().text(),
                "; " + host + " " + mark.text()
                        + (confirmed ? ", and the progress of its traffic keeps confirming the wrong entry" : ""),
                all,
                facts,
                List.of("a longer mac-aging-time: the frames carry the wrong destination"));
    }
}
