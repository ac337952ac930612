package io.floodscope.cli;

import io.floodscope.text.Durations;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a run may cost; a run that hits a limit has no verdict. */
final class LimitOptions {

    @Option(
            names = "--max-events",
            paramLabel = "N",
            description = "Ends the run after so many events, without a verdict.")
    @Nullable
    Long maxEvents;

    @Option(
            names = "--max-wall",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "Ends the run after so much real time (such as 60s), without a verdict.")
    @Nullable
    Long maxWallNanos;

    /** Durations with units on the command line. */
    static final class DurationConverter implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            OptionalLong nanos = Durations.tryParse(text);
            if (nanos.isEmpty() || nanos.getAsLong() == 0) {
                throw new TypeConversionException("expected a duration with a unit such as 60s, got '" + text + "'");
            }
            return nanos.getAsLong();
        }
    }
}
