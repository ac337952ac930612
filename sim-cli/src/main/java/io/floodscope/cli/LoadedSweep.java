package io.floodscope.cli;

import io.floodscope.engine.RunLimits;
import io.floodscope.scenario.experiment.PlannedRun;
import io.floodscope.scenario.experiment.RunRow;
import io.floodscope.scenario.experiment.SweepPlan;
import io.floodscope.scenario.experiment.SweepPlanner;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.load.SweepLoader;
import io.floodscope.scenario.profile.GatewayProfiles;
import io.floodscope.scenario.run.RunOutcome;
import io.floodscope.scenario.schema.Metric;
import io.floodscope.scenario.schema.SweepSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A sweep file with its plan and its scenario, ready to run.
 *
 * @param file the sweep file
 * @param base the file of its scenario
 * @param plan all its runs
 * @param scenario the scenario with the settings that hold for every run
 */
record LoadedSweep(Path file, Path base, SweepPlan plan, ChosenScenario scenario) {

    /** Reads a sweep file; what is wrong with it is refused, with all problems. */
    static LoadedSweep read(Path file, GatewayProfiles profiles) {
        if (ScenarioFile.isStdin(file)) {
            throw new BadInputException(
                    "floodscope sweep: a sweep is read from a file, for it must be found again to go on with it");
        }
        Problems problems = new Problems();
        SweepSpec spec = SweepLoader.load(file, problems);
        SweepPlan plan = spec == null || problems.hasErrors() ? null : SweepPlanner.plan(spec, problems);
        if (spec == null || plan == null) {
            throw new BadInputException(problems.render() + ScenarioInput.counts(problems.errors(), problems.warnings())
                    + ". Nothing was run.");
        }
        Path base = file.toAbsolutePath().resolveSibling(spec.base());
        return new LoadedSweep(file, base, plan, new ChosenScenario(base, profiles).with(spec.set()));
    }

    /** The scenario with these values of the axes. */
    ChosenScenario at(List<String> values) {
        List<String> sets = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            sets.add(plan.axes().get(i).path() + "=" + values.get(i));
        }
        return scenario.with(sets);
    }

    /** Refuses a value that the scenario does not take: each value of each axis is tried once. */
    void refuseUnfitValues() {
        List<String> first = plan.run(0).values();
        at(first).read().orRefuse();
        for (int axis = 0; axis < plan.axes().size(); axis++) {
            for (String value : plan.axes().get(axis).values()) {
                List<String> values = new ArrayList<>(first);
                values.set(axis, value);
                at(values).read().orRefuse();
            }
        }
    }

    /** Makes one of the runs. */
    RunRow row(PlannedRun run, RunLimits limits) {
        RunOutcome outcome = at(run.values()).read().runner().run(run.seed(), limits, simulation -> {});
        List<String> metrics = new ArrayList<>();
        for (String word : plan.metrics()) {
            Double value = Metric.byWord(word).map(outcome.totals()::get).orElse(null);
            metrics.add(value == null ? "" : SweepInputs.inColumnUnit(word, value));
        }
        return new RunRow(
                run.id(), outcome.result().verdict().word(), outcome.result().events(), metrics);
    }
}
