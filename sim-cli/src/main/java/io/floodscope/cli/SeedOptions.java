package io.floodscope.cli;

import io.floodscope.random.RandomStreams;
import io.floodscope.scenario.schema.RunSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What random draws start from. */
final class SeedOptions {

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = WholeNumbers.FromZero.class,
            description = "Seed of all random draws; default 1, or the scenario's.")
    @Nullable
    Long seed;

    @Option(
            names = "--run",
            paramLabel = "N",
            converter = WholeNumbers.FromOne.class,
            description = "Which of the independent runs of the seed, from 1; default 1.")
    long run = RandomStreams.FIRST_RUN;

    /** The seed given, or else the scenario's own. */
    long of(RunSpec own) {
        return seed == null ? own.seed() : seed;
    }
}
