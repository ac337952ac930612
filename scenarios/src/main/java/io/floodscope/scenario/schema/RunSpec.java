package io.floodscope.scenario.schema;

import java.time.Duration;

/** How long and with which seed. */
@Block(value = "run", doc = "How long to simulate, and with which seed.")
public record RunSpec(
        Origin origin,

        @Key(value = "Simulated time at which the run ends.", required = true, min = "1ms", max = "366d")
        Duration until,

        @Key(value = "Seed of all random draws; --seed wins.", def = "1", min = "0")
        long seed,

        @Key(
                value = "Length of the intervals in which traffic is summed for series.",
                def = "10s",
                source = "one point per 10 s draws six hours well",
                min = "1ms",
                max = "1h")
        Duration bucket,

        @Key(
                value = "Pause up to which two floods to one destination count as one window; longer than the pauses "
                        + "of the sender.",
                def = "2s",
                source = "a steady sender pauses less, an aging time is longer",
                min = "0s",
                max = "1h")
        Duration floodGap) {}
