package io.floodscope.scenario.schema;

/** A write of a kernel setting as {@code sysctl -w} takes it, name=value, and where it stands. */
public record Sysctl(String text, SourceSpan span) {}
