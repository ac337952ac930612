package io.floodscope.scenario.run;

import io.floodscope.result.ConfigValue;
import io.floodscope.result.Fidelity;
import io.floodscope.result.Fingerprints;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import io.floodscope.result.Verdict;
import io.floodscope.scenario.assemble.FlowMeasure;
import io.floodscope.scenario.explain.Explainer;
import java.util.ArrayList;
import java.util.List;

/** Tells the causes of a run in full before anything is judged, so that a verdict gives the same reason as a report. */
final class Explained {

    /** Windows and losses that are told in full; the rest of an endless list keeps what the models said. */
    static final int MOST = 2_000;

    private Explained() {}

    static RunData of(RunData data, List<ConfigValue> configuration) {
        List<Outage> outages = data.flows().stream()
                .flatMap(f -> f.outages().stream())
                .sorted(RunDataCollector.BY_START)
                .toList();
        if (data.windows().isEmpty() && outages.isEmpty()) {
            return data;
        }
        Explainer explainer = new Explainer(bare(data, outages, configuration));
        List<FloodWindow> windows = new ArrayList<>(data.windows());
        for (int i = 0; i < Math.min(MOST, windows.size()); i++) {
            windows.set(i, windows.get(i).withCause(explainer.causeOf(windows.get(i))));
        }
        List<FlowMeasure> flows = new ArrayList<>();
        int told = 0;
        for (FlowMeasure flow : data.flows()) {
            List<Outage> own = new ArrayList<>();
            for (Outage outage : flow.outages()) {
                own.add(told++ < MOST ? outage.withCause(explainer.causeOf(outage)) : outage);
            }
            flows.add(new FlowMeasure(
                    flow.traffic(), flow.from(), flow.to(), flow.sent(), flow.delivered(), own, flow.wrongMacs()));
        }
        return data.withCauses(windows, flows);
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
                data.counters(),
                List.of(),
                data.marks(),
                data.bands(),
                List.of(),
                configuration,
                new Fingerprints("", "", ""),
                new Fidelity(List.of(), List.of(), List.of()));
    }
}
