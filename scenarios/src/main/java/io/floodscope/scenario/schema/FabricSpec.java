package io.floodscope.scenario.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A spine-leaf fabric with compute nodes below it. */
@Block(
        value = "fabric",
        doc =
                "A spine-leaf fabric with compute nodes below it. It stands for the gateways, bridges, links and hosts that it "
                        + "makes; see 'A whole fabric' for their names. A block of the file with such a name overrides keys of it.")
public record FabricSpec(
        Origin origin,

        @Key(value = "Spines, named S1, S2, ...; every leaf is joined to every spine.", counted = "S", most = 64)
        List<String> spines,

        @Key(
                value = "Leaves that stand alone, named after those of the pairs; with a list of names, all leaves.",
                counted = "L",
                most = 512)
        List<String> leaves,

        @Key(
                value = "Pairs of leaves that act as one towards hosts, [L1, L2], [L3, L4], ...",
                counted = "L",
                most = 512)
        List<List<String>> leafPairs,

        @Key(
                value =
                        "Compute nodes below each pair (with a cable to both leaves) and each leaf that stands alone, named "
                                + "C1, C2, ...; either this or 'computes'.",
                min = "0",
                max = "512")
        @Nullable
        Integer computesPerPair,

        @Key("Compute nodes, one by one.") List<ComputeSpec> computes,

        @Key(
                value =
                        "The gateway on every leaf, with the same addresses everywhere; 'real-mac' is that of the first "
                                + "leaf, the others count up.",
                required = true)
        GatewaySpec gateway,

        @Key(
                "Open vSwitch bridges of every compute node, from the instances to the leaves, joined by patch ports: br-int "
                        + "and br-bond without it.")
        Map<String, BridgeSpec> bridges,

        @Key(
                value = "How the last of these bridges uses its two cables.",
                def = "active-backup",
                source = "the founding incident's hosts")
        BondSpec.Mode bondMode,

        @Key("Instances on the first bridge of every compute node, as under 'hosts': the first compute node has the "
                + "addresses that are written, the next ones count on. 'gateway' is that of their subnet without it.")
        Map<String, HostSpec> instances,

        @Key("Cables between spines, leaves and compute nodes; instant and lossless without it.") @Nullable
        CableSpec cable) {

    /** A compute node. */
    @Block(value = "compute", doc = "A compute node of a fabric.")
    public record ComputeSpec(
            Origin origin,
            @Key(value = "Its name.", required = true) String name,

            @Key(value = "Its leaf, or the two leaves of a pair that its bond spans.", required = true)
            List<String> leaves) {}
}
