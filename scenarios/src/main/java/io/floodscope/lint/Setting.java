package io.floodscope.lint;

import io.floodscope.scenario.schema.SourceSpan;
import io.floodscope.text.Durations;

/**
 * A time that rules compare, with its origin.
 *
 * @param name what it is, such as {@code mac-aging-time}
 * @param nanos its effective value in ns
 * @param note where it comes from if it is not written there, such as {@code default} or {@code profile arista-varp}; or empty
 * @param span where it is written, or the block it belongs to
 */
public record Setting(String name, long nanos, String note, SourceSpan span) {

    private static final long SECOND = 1_000_000_000L;

    /** A value of whole seconds. */
    public static Setting seconds(String name, long seconds, String note, SourceSpan span) {
        return new Setting(name, Math.min(seconds, Long.MAX_VALUE / SECOND) * SECOND, note, span);
    }

    /** {@code mac-aging-time 300s (default, leaf.flood.yaml:5:3)}. */
    public String text() {
        String at = note.isEmpty() ? "" : note + ", ";
        return name + " " + Durations.format(nanos) + " (" + at + span.display() + ")";
    }

    /** The same time under another name and derived from this one. */
    Setting derived(String newName, long newNanos, String how) {
        return new Setting(newName, newNanos, note.isEmpty() ? how : how + ", " + note, span);
    }

    /** Whether a MAC table with this aging time may forget between two frames that are this far apart. */
    boolean forgetsWithin(Setting interval) {
        // A table that counts whole seconds may forget up to one second early.
        return interval.nanos > nanos - SECOND;
    }
}
