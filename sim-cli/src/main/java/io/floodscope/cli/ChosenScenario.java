package io.floodscope.cli;

import io.floodscope.engine.RunLimits;
import io.floodscope.random.RandomStreams;
import io.floodscope.scenario.profile.GatewayProfiles;
import io.floodscope.scenario.run.RunOutcome;
import io.floodscope.scenario.run.ScenarioRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as a command line names it, ready to be read and run, again and again and with further settings.
 *
 * @param file its text
 * @param sets {@code --set} options
 * @param variant one of its variants; null for the scenario itself
 * @param profiles gateway profiles that it may name
 * @param run which of the independent runs of a seed, from 1
 */
record ChosenScenario(
        ScenarioFile file, List<String> sets, @Nullable String variant, GatewayProfiles profiles, long run) {

    ChosenScenario {
        sets = List.copyOf(sets);
    }

    /** A scenario as its file has it. */
    ChosenScenario(Path file, GatewayProfiles profiles) {
        this(ScenarioFile.of(file), List.of(), null, profiles, RandomStreams.FIRST_RUN);
    }

    /** A scenario that names shipped profiles only. */
    ChosenScenario(Path file, List<String> sets) {
        this(ScenarioFile.of(file), sets, null, GatewayProfiles.shipped(), RandomStreams.FIRST_RUN);
    }

    /** The same with one more setting. */
    ChosenScenario with(String set) {
        return with(List.of(set));
    }

    /** The same with further settings, which win over those before them. */
    ChosenScenario with(List<String> more) {
        List<String> all = new ArrayList<>(sets);
        all.addAll(more);
        return withSets(all);
    }

    /** The same with these settings in place of its own. */
    ChosenScenario withSets(List<String> all) {
        return new ChosenScenario(file, all, variant, profiles, run);
    }

    /** One of its variants; null for the scenario itself. */
    ChosenScenario variant(@Nullable String name) {
        return new ChosenScenario(file, sets, name, profiles, run);
    }

    /** The same for another run of each seed. */
    ChosenScenario ofRun(long number) {
        return new ChosenScenario(file, sets, variant, profiles, number);
    }

    /** The file as it is now, read and checked. */
    ScenarioInput read() {
        return ScenarioInput.read(this);
    }

    /** Runs it; bad input is refused with all its problems. */
    RunOutcome run(@Nullable Long seed, RunLimits limits) {
        return run(read(), seed, limits);
    }

    /** Runs it with one more setting, or gives empty if the scenario does not take it. */
    Optional<RunOutcome> runWith(String set, @Nullable Long seed, RunLimits limits) {
        ScenarioInput input = with(set).read();
        return input.problems().hasErrors() ? Optional.empty() : Optional.of(run(input, seed, limits));
    }

    /** What runs it, or empty if it does not take its settings. */
    Optional<ScenarioRunner> runner() {
        ScenarioInput input = read();
        return input.problems().hasErrors() ? Optional.empty() : Optional.of(input.runner());
    }

    /** The command that runs it, but for the seed, for a POSIX shell. */
    String command() {
        StringBuilder command = new StringBuilder("floodscope run ").append(quoted(file.toString()));
        if (variant != null) {
            command.append(" --variant ").append(quoted(variant));
        }
        sets.forEach(set -> command.append(" --set ").append(quoted(set)));
        profiles.folders().forEach(folder -> command.append(" --profiles ").append(quoted(folder.toString())));
        return command.append(run == RandomStreams.FIRST_RUN ? "" : " --run " + run)
                .toString();
    }

    /** As it is if that is safe, else in single quotes. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static RunOutcome run(ScenarioInput input, @Nullable Long seed, RunLimits limits) {
        var loaded = input.orRefuse();
        return input.runner().run(seed == null ? loaded.scenario().run().seed() : seed, limits, simulation -> {});
    }
}
