package io.floodscope.scenario.experiment;

import io.floodscope.scenario.run.RunOutcome;
import io.floodscope.scenario.schema.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How much of a difference one changed setting accounts for, found by giving side A that one value.
 *
 * @param change the setting
 * @param metric the metric looked at
 * @param alone value of the metric with only this change
 * @param share share of the whole difference that this change alone brings, 1 = all of it; may lie outside [0, 1]
 */
public record Attribution(ConfigChange change, Metric metric, double alone, double share) {

    /**
     * Toggles the changed settings one at a time.
     *
     * @param effect the difference to explain
     * @param rerun runs side A with one change, or gives empty if the change cannot be made alone (a block that only one
     *     side has)
     */
    public static List<Attribution> of(
            List<ConfigChange> changes, Effect effect, Function<ConfigChange, Optional<RunOutcome>> rerun) {
        List<Attribution> out = new ArrayList<>();
        for (ConfigChange change : changes) {
            rerun.apply(change).map(o -> o.totals().get(effect.metric())).ifPresent(alone -> {
                double share = (alone - effect.before()) / effect.difference();
                out.add(new Attribution(change, effect.metric(), alone, share));
            });
        }
        return out;
    }
}
