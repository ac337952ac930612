package io.floodscope.scenario.schema;

import io.floodscope.net.addr.Prefix;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Machines that come and go, each with an address from a common pool. */
@Block(
        value = "pool",
        doc =
                "Machines that come and go, each with an address from a common pool while it lives. All are switched off at the "
                        + "start; streams from them run while they live.")
public record PoolSpec(
        Origin origin,

        @Key(
                value =
                        "The machines, started in turn: a group of hosts (or several) that have no address of their own.",
                required = true,
                refers = "host")
        List<String> hosts,

        @Key(value = "First address of the pool, with prefix length.", required = true)
        Prefix ip,

        @Key(value = "Number of addresses.", required = true, min = "1", max = "65536")
        int size,

        @Key(
                value =
                        "Which free address a machine gets: the one freed last (immediate reuse), the one free for longest, "
                                + "the lowest, or any.",
                def = "oldest",
                source = "DHCP servers offer the least recently used address")
        Reuse reuse,

        @Key(value = "When the first machine starts.", def = "0s", min = "0s")
        Duration start,

        @Key(value = "A machine starts every so often.", required = true, min = "1ms")
        Duration every,

        @Key(value = "How long a machine lives; until the end of the run without it.", min = "1ms") @Nullable
        Duration life,

        @Key(value = "How many machines start in all; without it until the end.", min = "1") @Nullable
        Integer count,

        @Key(value = "Whether each start brings a MAC that was never used before.", def = "true")
        boolean newMac,

        @Key(value = "Gratuitous announcements of a new machine.", def = "0", min = "0", max = "1000")
        int announcements,

        @Key(value = "Time between those announcements.", def = "1s", min = "1us")
        Duration spacing) {

    /** Which of the free addresses is given. */
    public enum Reuse {
        /** Freed last; before any is freed, the lowest. */
        NEWEST,
        /** Free for longest. */
        OLDEST,
        /** The lowest. */
        LOWEST,
        /** Drawn from the seed. */
        RANDOM
    }
}
