package io.floodscope.scenario.schema;

/** A bit rate; text such as {@code 7.5Mbit/s}. */
public record BitRate(long bitsPerSecond) {}
