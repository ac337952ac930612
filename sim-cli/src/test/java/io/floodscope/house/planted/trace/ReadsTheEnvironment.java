package io.floodscope.house.planted.trace;

import static io.floodscope.house.ArchitectureRule.NO_ENVIRONMENT;

import io.floodscope.house.Breaks;

@Breaks(NO_ENVIRONMENT)
public final class ReadsTheEnvironment {
    public static String home() {
        return System.getenv("HOME");
    }
}
