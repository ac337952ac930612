package io.floodscope.scenario.advise;

import io.floodscope.gateway.FloodOracle;
import io.floodscope.lint.LongestSilence;
import io.floodscope.lint.Setting;
import io.floodscope.text.Durations;
import java.util.OptionalLong;

/**
 * The closed form behind a safe aging time.
 *
 * @param seconds smallest aging time that is safe at any phase, in whole s; empty if none is
 * @param inequality what must hold
 * @param proof why
 */
public record SafeBound(OptionalLong seconds, String inequality, String proof) {

    private static final long SECOND = 1_000_000_000L;

    /** The bound that follows from the longest silence of an address. */
    public static SafeBound of(LongestSilence silence) {
        Setting longest = silence.longest();
        if (longest == null) {
            return new SafeBound(
                    OptionalLong.empty(), "no mac-aging-time is longer than a silence without end", silence.because());
        }
        long seconds = FloodOracle.minimumSafeAgingSeconds(longest.nanos())
                .orElseGet(() -> -Math.floorDiv(-longest.nanos(), SECOND) + 1);
        return new SafeBound(
                OptionalLong.of(seconds),
                "mac-aging-time - 1s >= " + longest.name(),
                silence.because() + ": " + longest.text()
                        + " is the longest silence, and a table that counts whole seconds may forget up to 1s early, so "
                        + Durations.format(longest.nanos()) + " + 1s");
    }
}
