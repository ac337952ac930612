package io.floodscope.imports;

import io.floodscope.scenario.schema.SourceSpan;

/**
 * Something in a dump that was not understood and had no effect.
 *
 * @param span where it stands first
 * @param what what it is, such as {@code unknown key 'router'}
 * @param times how often it occurs
 */
public record Ignored(SourceSpan span, String what, int times) {

    /** {@code neigh.json:1:77: ignored: unknown key 'router' (94 times)}. */
    public String render() {
        return span.display() + ": ignored: " + what + (times > 1 ? " (" + times + " times, here first)" : "");
    }
}
