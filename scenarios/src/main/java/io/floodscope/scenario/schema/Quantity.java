package io.floodscope.scenario.schema;

/** A value whose unit is decided by what it is compared with: the text as written, and where. */
public record Quantity(String text, SourceSpan span) {}
