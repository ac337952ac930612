package io.floodscope.scenario.schema;

/** Things per second, such as packets; text such as {@code 100/s} or {@code 5/min}. */
public record PacketRate(double perSecond) {}
