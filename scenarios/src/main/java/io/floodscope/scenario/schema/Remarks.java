package io.floodscope.scenario.schema;

import org.jspecify.annotations.Nullable;

/**
 * The keys that every check has: its name, its weight and its reason.
 *
 * @param name name in reports, or null for one that is made up
 * @param severity what a failure means
 * @param because why it is expected, or null
 */
@Block(value = "check", doc = "What is said about a check.")
public record Remarks(
        @Key(value = "Name in reports; made up from what is checked without it.", prose = true) @Nullable
        String name,

        @Key(value = "'warn' reports a failure without failing the run.", def = "error")
        AssertSpec.Severity severity,

        @Key(value = "Why this is expected; shown when it fails.", prose = true) @Nullable
        String because) {}
