package io.floodscope.cli;

import io.floodscope.engine.RunLimits;
import io.floodscope.text.Durations;
import java.io.PrintWriter;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a run may cost; a run that hits a limit has no verdict. */
final class LimitOptions {

    @Option(
            names = "--max-events",
            paramLabel = "N",
            converter = WholeNumbers.FromOne.class,
            description = "Ends the run after so many events, without a verdict.")
    private @Nullable Long maxEvents;

    @Option(
            names = "--max-wall",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "Ends the run after so much real time (such as 60s), without a verdict.")
    private @Nullable Long maxWallNanos;

    /** A watch over a run that starts now, and shows its progress if there is somewhere to show it. */
    RunWatch watch(Interruption interruption, @Nullable PrintWriter progress) {
        return new RunWatch(interruption, maxWallNanos, progress);
    }

    /** The limits of a run that ends when this says so, too. */
    RunLimits within(BooleanSupplier interrupt) {
        RunLimits bounds = RunLimits.NONE.withInterrupt(interrupt);
        return maxEvents == null ? bounds : bounds.withMaxEvents(maxEvents);
    }

    /** The limits of a run that starts now, without progress. */
    RunLimits limits(Interruption interruption) {
        return within(watch(interruption, null));
    }

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
