package io.floodscope.scenario.run;

import io.floodscope.result.ConfigValue;
import io.floodscope.result.Fidelity;
import io.floodscope.result.Fingerprints;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import io.floodscope.result.Verdict;
import io.floodscope.scenario.assemble.FlowMeasure;
import io.floodscope.scenario.explain.Explainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells the causes of a run in full before anything is judged, so that a verdict gives the same reason as a report. */
final class Explained {

    /** Windows that are told in full. */
    private static final int MOST_WINDOWS = 2_000;

    /** Losses that are told in full, not counting those in the situation of the one before. */
    private static final int MOST_LOSSES = 5_000;

    /** Windows of which at least the class is worked out; the rest of an endless list keeps what the models said. */
    private static final int MOST_CLASSES = 20_000;

    private Explained() {}

    static RunData of(RunData data, List<ConfigValue> configuration) {
        List<Outage> outages = data.flows().stream()
                .flatMap(f -> f.outages().stream())
                .sorted(RunDataCollector.BY_START)
                .toList();
        // Losses first: a flood may be the trace of one.
        Explainer ofLosses = new Explainer(bare(data, outages, configuration));
        List<FlowMeasure> flows = new ArrayList<>();
        List<Outage> told = new ArrayList<>();
        Situation situation = new Situation(data);
        int inFull = 0;
        for (FlowMeasure flow : data.flows()) {
            List<Outage> own = new ArrayList<>();
            for (Outage outage : flow.outages()) {
                Outage before = own.isEmpty() ? null : own.get(own.size() - 1);
                if (before != null && situation.isSame(before.startNanos(), outage.startNanos())) {
                    own.add(outage.withCause(ofLosses.causeAsBefore(outage, before)));
                } else if (inFull++ < MOST_LOSSES) {
                    own.add(outage.withCause(ofLosses.causeOf(outage)));
                } else {
                    own.add(outage.withCause(ofLosses.causeLeftOpen(outage)));
                }
            }
            told.addAll(own);
            flows.add(new FlowMeasure(
                    flow.traffic(), flow.from(), flow.to(), flow.sent(), flow.delivered(), own, flow.wrongMacs()));
        }
        told.sort(RunDataCollector.BY_START);
        Explainer ofFloods = new Explainer(bare(data, told, configuration));
        List<FloodWindow> windows = new ArrayList<>(data.windows());
        for (int i = 0; i < Math.min(MOST_CLASSES, windows.size()); i++) {
            FloodWindow window = windows.get(i);
            windows.set(i, window.withCause(i < MOST_WINDOWS ? ofFloods.causeOf(window) : ofFloods.classOf(window)));
        }
        return data.withCauses(windows, flows, complete(data, windows), ofFloods.disturbances(data.ovn()));
    }

    /** What an explainer looks at. */
    private static RunResult bare(RunData data, List<Outage> outages, List<ConfigValue> configuration) {
        return new RunResult(
                "",
                "",
                0,
                data.untilNanos(),
                0,
                Verdict.NONE,
                List.of(),
                data.windows(),
                outages,
                counters(data),
                List.of(),
                data.marks(),
                data.bands(),
                List.of(),
                configuration,
                new Fingerprints("", "", ""),
                new Fidelity(List.of(), List.of(), List.of()));
    }

    /** The counters of the run, and what tables count that only assertions ask for. */
    private static SortedMap<String, Long> counters(RunData data) {
        SortedMap<String, Long> out = new TreeMap<>(data.counters());
        data.tables()
                .forEach(
                        t -> out.put(t.bridge() + "/fdb/refused", t.statistics().refused()));
        return out;
    }

    /**
     * The marks of a run with those that chains quote. A bridge with very many facts stops noting them, yet remembers what it
     * needs for the cause of each flood; what is told of must stand in the record too.
     */
    private static List<Mark> complete(RunData data, List<FloodWindow> told) {
        Set<String> known = new HashSet<>();
        data.marks().forEach(m -> known.add(key(m)));
        List<Mark> marks = new ArrayList<>(data.marks());
        for (int i = 0; i < Math.min(MOST_WINDOWS, told.size()); i++) {
            for (Mark fact : data.windows().get(i).cause().chain()) {
                if (known.add(key(fact))) {
                    marks.add(fact);
                }
            }
        }
        marks.sort(Comparator.comparingLong(Mark::timeNanos));
        return marks;
    }

    private static String key(Mark mark) {
        return mark.timeNanos() + " " + mark.kind() + " " + mark.entity();
    }
}
