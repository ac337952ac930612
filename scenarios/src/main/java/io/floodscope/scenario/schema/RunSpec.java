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
                value = "Silence after which the next flooded frame begins a new flood window.",
                def = "5s",
                source = "longer than the pauses of a steady sender, shorter than any aging time",
                min = "1us",
                max = "1h")
        Duration floodGap,

        @Key(
                value = "Silence after which the next lost frame of a flow begins a new outage.",
                def = "5s",
                source = "as for floods",
                min = "1us",
                max = "1h")
        Duration outageGap) {}
