package io.floodscope.scenario.schema;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Traffic to record over time. */
@Block(
        value = "observation",
        doc = "Ports whose traffic is recorded over time: bytes received, sent, and received unwanted.")
public record ObserveSpec(
        Origin origin,

        @Key(
                value = "Hosts whose first interface is observed; '*' matches any part of a name.",
                required = true,
                refers = "host")
        List<String> host,

        @Key(value = "Length of the intervals; 'run.bucket' without it.", min = "1ms", max = "1h") @Nullable
        Duration bucket,

        @Key(value = "What charts call it.", prose = true) @Nullable
        String label) {}
