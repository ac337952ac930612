package io.floodscope.cli;

import io.floodscope.engine.RunLimits;
import io.floodscope.lint.LongestSilence;
import io.floodscope.lint.LongestSilence.Towards;
import io.floodscope.lint.ScenarioFacts;
import io.floodscope.result.FloodWindow;
import io.floodscope.scenario.advise.SafeBound;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where the closed form puts the border between safe and unsafe aging times in a sweep: for each value of the other setting,
 * the longest silence of the address that was flooded, and the aging time that outlasts it.
 */
final class SweepBorder {

    /** The key of the setting that the closed form is about. */
    private static final String AGING = "mac-aging-time";

    private final ChosenScenario base;
    private final boolean towardsGateway;

    /**
     * The border of one sweep.
     *
     * @param base the scenario
     * @param worst settings of a run that flooded: what it flooded is what the border is about
     */
    SweepBorder(ChosenScenario base, List<String> worst) {
        this.base = base;
        ScenarioInput input = base.with(worst).read();
        Scenario scenario = input.orRefuse().scenario();
        this.towardsGateway =
                input
                        .runner()
                        .run(scenario.run().seed(), RunLimits.NONE, simulation -> {})
                        .result()
                        .floodWindows()
                        .stream()
                        .filter(w -> w.unwantedCopies() > 0)
                        .anyMatch(w -> isVirtual(w, scenario));
    }

    private static boolean isVirtual(FloodWindow window, Scenario scenario) {
        return scenario.gateways().values().stream()
                .anyMatch(g -> g.virtualMac().toString().equals(window.dstMac()));
    }

    /** Whether a path of {@code --set} names the setting. */
    static boolean isAging(String path) {
        return path.endsWith("." + AGING);
    }

    /** What the line is. */
    String label() {
        return "closed form: " + AGING + " = longest silence of the flooded address + 1 s";
    }

    /**
     * The points of the border, as (other setting, aging time in s).
     *
     * @param sets all varied settings but the two
     * @param path the other setting, null if only the aging time varies
     * @param values its values as text
     * @param places its values as numbers
     */
    List<double[]> points(List<String> sets, @Nullable String path, List<String> values, double[] places) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            List<String> all = new ArrayList<>(sets);
            if (path != null) {
                all.add(path + "=" + values.get(i));
            }
            OptionalLong safe = safeSeconds(all);
            if (safe.isPresent()) {
                points.add(new double[] {places[i], safe.getAsLong()});
            }
        }
        return points;
    }

    private OptionalLong safeSeconds(List<String> sets) {
        LoadedScenario loaded = base.with(sets).read().loaded();
        if (loaded == null) {
            return OptionalLong.empty();
        }
        Optional<LongestSilence> longest =
                LongestSilence.of(ScenarioFacts.of(loaded.scenario(), base.profiles(), new Problems())).stream()
                        .filter(s -> (s.towards() == Towards.GATEWAY) == towardsGateway)
                        .max(Comparator.comparingLong(s -> s.longest() == null
                                ? Long.MAX_VALUE
                                : s.longest().nanos()));
        return longest.map(s -> SafeBound.of(s).seconds()).orElse(OptionalLong.empty());
    }

    /** A value of an axis as a number: a duration in seconds, or the number itself; NaN if it is neither. */
    static double number(String value) {
        OptionalLong nanos = Durations.tryParse(value);
        if (nanos.isPresent()) {
            return nanos.getAsLong() / 1e9;
        }
        return value.matches("-?\\d+(\\.\\d+)?") ? Double.parseDouble(value) : Double.NaN;
    }
}
