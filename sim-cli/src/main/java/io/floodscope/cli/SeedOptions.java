package io.floodscope.cli;

import io.floodscope.scenario.schema.RunSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What random draws start from. */
final class SeedOptions {

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all random draws; default 1, or the scenario's.")
    @Nullable
    Long seed;

    /** The seed given, or else the scenario's own. */
    long of(RunSpec own) {
        return seed == null ? own.seed() : seed;
    }
}
