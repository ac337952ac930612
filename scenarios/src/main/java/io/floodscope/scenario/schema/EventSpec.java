package io.floodscope.scenario.schema;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that is done to the network. */
@Block(value = "event", doc = "Something that an operator does or that breaks.", by = "do")
public sealed interface EventSpec {

    /** Where it is written. */
    Origin origin();

    /** When. */
    Duration at();

    /** Period of repetition, or null. */
    @Nullable
    Duration every();

    /** How often, or null for until the end. */
    @Nullable
    Integer count();

    /** A MAC table is emptied. */
    @Block(value = "event", type = "flush-fdb", doc = "Empties MAC tables (fdb/flush).")
    record FlushFdb(
            Origin origin,

            @Key(value = "When.", required = true, min = "0s")
            Duration at,

            @Key(value = "Again every so often.", min = "1ms") @Nullable
            Duration every,

            @Key(value = "How many times in all; with 'every' and without it until the end.", min = "1") @Nullable
            Integer count,

            @Key(value = "The bridges; '*' matches any part of a name.", required = true, refers = "bridge")
            List<String> bridge)
            implements EventSpec {}
}
