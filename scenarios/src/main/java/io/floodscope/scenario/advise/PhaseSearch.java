package io.floodscope.scenario.advise;

import io.floodscope.scenario.schema.BridgeSpec;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.scenario.schema.TrafficSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the worst phase: timers drift against each other, so an aging time is good only if it holds however the streams'
 * starts, the bridges' clocks and the random draws fall. Phases are tried in a fixed order, worst first.
 */
final class PhaseSearch {

    /** Runs started together: a fixed number, so that the runs made do not depend on the number of threads. */
    private static final int BATCH = 4;

    /** Fractions of a second shown by the clocks of Open vSwitch, worst first: late ones forget early. */
    private static final List<String> CLOCKS = List.of("999ms", "500ms", "900ms", "700ms", "300ms", "100ms", "0s");

    /** Further seeds for what is drawn. */
    private static final int SEEDS = 4;

    private final Laboratory laboratory;
    private final Trial base;
    private final List<Phase> phases;
    private final List<String> harness;
    private @Nullable Phase worst;

    /**
     * How the phases fall.
     *
     * @param text in words
     * @param sets settings that make them so
     * @param seed seed of what is drawn
     * @param aligned whether all streams start at once
     */
    record Phase(String text, List<String> sets, long seed, boolean aligned) {}

    /**
     * A search around a scenario.
     *
     * @param base the scenario's own run
     * @param horizon length of the runs, or null for the scenario's own
     * @param bridges the bridges that must not miss an address
     */
    PhaseSearch(
            Laboratory laboratory, Trial base, Scenario scenario, @Nullable Duration horizon, List<String> bridges) {
        this.laboratory = laboratory;
        this.base = base;
        this.phases = phases(scenario, base.seed());
        this.harness = harness(scenario, horizon, bridges);
    }

    /** How many phases a value must withstand. */
    int size() {
        return phases.size();
    }

    private static List<Phase> phases(Scenario scenario, long seed) {
        List<String> clocks = scenario.bridges().entrySet().stream()
                .filter(b -> b.getValue().kind() == BridgeSpec.Kind.OVS)
                .map(Map.Entry::getKey)
                .toList();
        List<String> together = together(scenario);
        List<Phase> out = new ArrayList<>();
        for (boolean aligned : together.isEmpty() ? new boolean[] {false} : new boolean[] {true, false}) {
            String starts = aligned ? "all streams start together" : "the streams start as written";
            List<String> sets = aligned ? together : List.of();
            for (String clock : clocks.isEmpty() ? List.of("") : CLOCKS) {
                List<String> all = new ArrayList<>(sets);
                clocks.forEach(bridge -> all.add("bridges." + bridge + ".clock-phase=" + clock));
                String shown = clocks.isEmpty() ? "" : ", clocks of the bridges at " + clock;
                out.add(new Phase(starts + shown, all, seed, aligned));
            }
            for (int i = 1; i <= SEEDS; i++) {
                out.add(new Phase(starts + ", seed " + (seed + i), sets, seed + i, aligned));
            }
        }
        return out;
    }

    /** Settings that let all streams start at the earliest start of one; empty if they do or if there is only one. */
    private static List<String> together(Scenario scenario) {
        Duration first = scenario.traffic().values().stream()
                .filter(TrafficSpec::enabled)
                .map(TrafficSpec::start)
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
        List<String> out = new ArrayList<>();
        scenario.traffic().forEach((name, stream) -> {
            if (stream.enabled() && !stream.start().equals(first)) {
                out.add("traffic." + name + ".start=" + Texts.duration(first));
            }
            if (stream.enabled() && !stream.stagger().isZero()) {
                out.add("traffic." + name + ".stagger=0s");
            }
        });
        return out;
    }

    /** Settings that make a trial a test of its own: the run fails if and only if an address was missed. */
    private static List<String> harness(Scenario scenario, @Nullable Duration horizon, List<String> bridges) {
        List<String> out = new ArrayList<>();
        if (horizon != null && horizon.compareTo(scenario.run().until()) < 0) {
            out.add("run.until=" + Texts.duration(horizon));
        }
        boolean drops = scenario.bridges().values().stream()
                .anyMatch(b -> b.unknownUnicast() == BridgeSpec.UnknownUnicast.DROP);
        out.add("expect=[]");
        out.add(
                drops
                        ? "assert=[{metric: lost_frames, max: 0}]"
                        : "assert=[{metric: flood_windows, on: [" + String.join(", ", bridges) + "], max: 0}]");
        return out;
    }

    /**
     * The first phase, in the order of trial, in which these settings let a bridge miss an address.
     *
     * @param all whether to go through all phases rather than the worst few
     */
    Optional<Counterexample> counterexample(long seconds, List<String> sets, boolean all) {
        List<Phase> order = new ArrayList<>(phases);
        if (worst != null) {
            order.remove(worst);
            order.add(0, worst);
        }
        for (int from = 0; from < (all ? order.size() : BATCH); from += BATCH) {
            List<Phase> batch = order.subList(from, Math.min(order.size(), from + BATCH));
            List<Trial> trials = batch.stream().map(p -> trial(p, sets)).toList();
            List<Optional<Harm>> harms = laboratory.harms(trials);
            for (int i = 0; i < batch.size(); i++) {
                Optional<Harm> harm = harms.get(i);
                if (harm.isPresent() && harm.get().isMiss()) {
                    worst = batch.get(i);
                    return Optional.of(new Counterexample(
                            seconds, batch.get(i).text(), batch.get(i).aligned(), trials.get(i), harm.get()));
                }
            }
        }
        return Optional.empty();
    }

    private Trial trial(Phase phase, List<String> sets) {
        List<String> all = new ArrayList<>(sets);
        all.addAll(phase.sets());
        all.addAll(harness);
        return new Trial(base.sets(), phase.seed()).with(all);
    }

    /** Whether the scenario takes the settings of these trials at all. */
    boolean isPossible(List<String> sets) {
        return laboratory.harm(trial(phases.get(0), sets)).isPresent();
    }
}
