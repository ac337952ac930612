package io.floodscope.report.view;

import io.floodscope.random.RandomStreams;
import io.floodscope.result.RunResult;

/** What the random draws of a run started from, in words. */
public final class SeedText {

    private SeedText() {}

    /** The seed, and the number of the run if it is not the first one. */
    public static String of(RunResult result) {
        return "seed " + result.seed() + (result.run() == RandomStreams.FIRST_RUN ? "" : ", run " + result.run());
    }
}
