package io.floodscope.scenario.schema;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The keys that every event has: when it happens, and whether again.
 *
 * @param at when it happens first
 * @param every period of repetition, or null for once
 * @param count how often in all, or null for until the end
 */
@Block(value = "event", doc = "When an event happens, and whether again.")
public record EventTimes(
        @Key(value = "When.", required = true, min = "0s") Duration at,

        @Key(value = "Again every so often.", min = "1ms") @Nullable
        Duration every,

        @Key(value = "How many times in all; with 'every' and without it until the end.", min = "1") @Nullable
        Integer count) {}
