package io.floodscope.house.planted.traffic;

import static io.floodscope.house.ArchitectureRule.NO_CONSOLE;

import io.floodscope.house.Breaks;

@Breaks(NO_CONSOLE)
public final class PrintsALine {
    public static void print() {
        System.out.println("sent");
    }
}
