package io.floodscope.scenario.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of a bridge's port. */
@Block(value = "port", doc = "Settings of a port that differ from what its host, link or gateway asks for.")
public record PortSpec(
        Origin origin,

        @Key(
                value =
                        "How it treats tags: one untagged VLAN; tagged VLANs; tagged VLANs of which one, the native one, "
                                + "is also that of untagged frames and leaves with a tag or without. Without it a host has an access "
                                + "port and everything else a trunk.")
        @Nullable
        VlanMode vlanMode,

        @Key(value = "Its access or native VLAN; needs 'vlan-mode'.", min = "1", max = "4094") @Nullable
        Integer vlan,

        @Key("VLANs that a trunk carries; all without it. Needs 'vlan-mode'.")
        List<Integer> trunks,

        @Key(
                value = "Whether floods and group frames leave here; false is OpenFlow's NO_FLOOD, or 'flood off', "
                        + "'mcast_flood off' and 'bcast_flood off' of a Linux bridge.",
                def = "true")
        boolean flood,

        @Key(
                value =
                        "Linux bridge and hardware switch: whether unicast to MACs that are not in the table leaves here, "
                                + "group frames apart; false is 'flood off' of a Linux bridge or 'switchport block unicast' of a switch.",
                def = "true")
        boolean unknownUnicast,

        @Key(
                value =
                        "Whether it is protected (Open vSwitch) or isolated (Linux bridge): no frames pass between two such "
                                + "ports.",
                def = "false",
                name = "protected")
        boolean isProtected,

        @Key("Rate above which frames that come in are discarded (ingress_policing_rate); unlimited without it.")
        @Nullable
        BitRate policing,

        @Key(
                value = "Bytes that may come in at once above that rate (ingress_policing_burst).",
                def = "1000KB",
                source = "Open vSwitch: 8000 kbit",
                min = "1B")
        ByteSize policingBurst) {

    /** Treatment of tags. */
    public enum VlanMode {
        /** One VLAN without tags. */
        ACCESS,
        /** Tagged VLANs; untagged frames are in no VLAN. */
        TRUNK,
        /** A trunk; the native VLAN leaves tagged. */
        NATIVE_TAGGED,
        /** A trunk; the native VLAN leaves untagged. */
        NATIVE_UNTAGGED
    }
}
