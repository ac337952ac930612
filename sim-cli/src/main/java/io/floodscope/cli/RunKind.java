package io.floodscope.cli;

import io.floodscope.result.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What must be alike for two runs of a scenario to be comparable.
 *
 * @param firstSeed first seed
 * @param lastSeed last seed
 * @param run which of the independent runs of each seed, from 1
 * @param simulatedNanos length of the run in simulated ns
 * @param models the models of machines and vendors that took part, each once, in alphabetical order
 */
record RunKind(long firstSeed, long lastSeed, long run, long simulatedNanos, List<String> models) {

    /** Keys that choose a model. */
    private static final Set<String> MODELS = Set.of("profile", "kernel", "version", "datapath");

    RunKind {
        models = List.copyOf(models);
    }

    static RunKind of(List<Long> seeds, long run, long simulatedNanos, List<ConfigValue> configuration) {
        List<String> models = configuration.stream()
                .filter(value ->
                        MODELS.contains(value.path().substring(value.path().lastIndexOf('.') + 1)))
                .map(ConfigValue::value)
                .distinct()
                .sorted()
                .toList();
        return new RunKind(seeds.get(0), seeds.get(seeds.size() - 1), run, simulatedNanos, models);
    }

    /** How many seeds. */
    long seeds() {
        return lastSeed - firstSeed + 1;
    }

    String seedRange() {
        return seeds() == 1 ? Long.toString(firstSeed) : firstSeed + ".." + lastSeed;
    }

    /** In which points another run is of another kind, in words; empty if they can be compared. */
    List<String> differences(RunKind other) {
        List<String> out = new ArrayList<>();
        if (!seedRange().equals(other.seedRange())) {
            out.add("seeds " + other.seedRange() + " instead of " + seedRange());
        }
        if (run != other.run) {
            out.add("run " + other.run + " instead of " + run);
        }
        if (simulatedNanos != other.simulatedNanos) {
            out.add(io.floodscope.text.Durations.format(other.simulatedNanos) + " simulated instead of "
                    + io.floodscope.text.Durations.format(simulatedNanos));
        }
        if (!models.equals(other.models)) {
            out.add("models " + String.join(", ", other.models) + " instead of " + String.join(", ", models));
        }
        return out;
    }
}
