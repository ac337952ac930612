package io.floodscope.cli;

import io.floodscope.random.RandomStreams;
import io.floodscope.scenario.schema.RunSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What random draws start from. */
final class SeedOptions {

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all random draws; default 1, or the scenario's.")
    @Nullable
    Long seed;

    @Option(
            names = "--run",
            paramLabel = "N",
            converter = RunConverter.class,
            description = "Which of the independent runs of the seed, from 1; default 1.")
    long run = RandomStreams.FIRST_RUN;

    /** The number of a run. */
    static final class RunConverter implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            if (!text.matches("0*[1-9]\\d{0,17}")) {
                throw new TypeConversionException("expected the number of a run, 1 or more, got '" + text + "'");
            }
            return Long.valueOf(text);
        }
    }

    /** The seed given, or else the scenario's own. */
    long of(RunSpec own) {
        return seed == null ? own.seed() : seed;
    }
}
