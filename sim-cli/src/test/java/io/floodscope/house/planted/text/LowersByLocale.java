package io.floodscope.house.planted.text;

import static io.floodscope.house.ArchitectureRule.NO_MACHINE_DEFAULTS;

import io.floodscope.house.Breaks;

@Breaks(NO_MACHINE_DEFAULTS)
public final class LowersByLocale {
    public static String lower(String text) {
        return text.toLowerCase();
    }
}
