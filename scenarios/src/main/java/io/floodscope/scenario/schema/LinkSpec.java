package io.floodscope.scenario.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cable between two bridges. */
@Block(
        value = "link",
        doc =
                "A cable or pair of patch ports between two bridges. Each end becomes a port named after the other bridge; it "
                        + "carries all VLANs as a trunk unless 'vlans' narrows it.")
public record LinkSpec(
        Origin origin,

        @Key(value = "Name for events; 'a--b' without it.") @Nullable
        String name,

        @Key(value = "The two bridges: [a, b].", required = true, refers = "bridge")
        List<String> between,

        @Key("VLANs that pass; all without it.") List<Integer> vlans,

        @Key("Latency, rate, queue and loss; an instant, lossless pair without it.") @Nullable
        CableSpec cable) {}
