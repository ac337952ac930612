package io.floodscope.scenario.schema;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Physical properties of a cable. */
@Block(value = "cable", doc = "Physical properties of a cable or virtual pair, the same in both directions.")
public record CableSpec(
        Origin origin,

        @Key(value = "Propagation delay.", def = "0s", source = "a virtual Ethernet pair", min = "0s", max = "60s")
        Duration latency,

        @Key(value = "Bit rate; infinitely fast without it.", min = "1bit/s") @Nullable
        BitRate rate,

        @Key(value = "Egress queue beyond the frame on the wire; unbounded without it. Needs a rate.", min = "0B")
        @Nullable
        ByteSize queue,

        @Key(value = "Probability with which each frame is lost.", def = "0", min = "0", max = "1")
        double loss) {}
