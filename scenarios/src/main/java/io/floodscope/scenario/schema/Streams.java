package io.floodscope.scenario.schema;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys that every kind of traffic has: who sends to whom, and when.
 *
 * @param enabled whether the stream runs at all
 * @param from sending hosts; with TCP those that connect
 * @param to receivers: hosts or addresses
 * @param start when a sender begins
 * @param stop when it ends; null for the end of the run
 * @param stagger shift of each further sender's start
 */
@Block(value = "traffic", doc = "Who sends to whom, and when.")
public record Streams(
        @Key(value = "False leaves the stream out.", def = "true")
        boolean enabled,

        @Key(
                value = "Sending hosts, with TCP those that connect; '*' matches any part of a name.",
                required = true,
                refers = "host")
        List<String> from,

        @Key(
                value =
                        "Receiving hosts or addresses, or rows of addresses such as 10.4.1.1..10.4.1.254: one for all senders, one for each in "
                                + "order, or several for one sender, each a stream of its own.",
                required = true,
                refers = "host-or-address")
        List<String> to,

        @Key(value = "When the first packet leaves or the connection opens.", def = "0s", min = "0s")
        Duration start,

        @Key(value = "When sending ends or the connection closes; without it at the end of the run.", min = "0s")
        @Nullable
        Duration stop,

        @Key(value = "How much later each further sender (or stream of one sender) starts.", def = "0s", min = "0s")
        Duration stagger) {}
