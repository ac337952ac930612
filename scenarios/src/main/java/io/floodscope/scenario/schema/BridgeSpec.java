package io.floodscope.scenario.schema;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bridge or switch. */
@Block(
        value = "bridge",
        doc =
                "A bridge or switch. Its ports follow from the hosts, links and gateways attached to it; a port bears the name "
                        + "of what it leads to.")
public record BridgeSpec(
        Origin origin,

        @Key(value = "What it is: an Open vSwitch bridge, a Linux bridge, or a hardware switch.", def = "ovs")
        Kind kind,

        @Key(
                value = "The machine it runs on. Open vSwitch bridges of one machine share a clock and a flow cache "
                        + "and are joined by patch ports; without it each bridge has a machine of its own.")
        @Nullable
        String node,

        @Key(
                value = "How long an entry of the MAC table (FDB) lives after the last frame from its address. Open "
                        + "vSwitch uses whole seconds and cuts values to 15s..3600s. 0s makes a hub of a Linux bridge: it "
                        + "learns nothing.",
                def = "300s",
                source = "Open vSwitch mac-aging-time, Linux ageing_time, IEEE 802.1Q",
                min = "0s",
                max = "1000000s")
        Duration macAgingTime,

        @Key(
                value = "Most entries in the MAC table; see 'when-full'. A Linux bridge has no limit without it.",
                def = "profile",
                min = "1",
                max = "10000000")
        @Nullable
        Integer macTableSize,

        @Key(
                "Hardware switch: what a full table does with an address that it does not have: the oldest entry of the port "
                        + "that owns most makes room (the default, and what Open vSwitch does), or the oldest of all, or the address "
                        + "is refused (what a Linux bridge does).")
        @Nullable
        WhenFull whenFull,

        @Key(value = "What happens to unicast frames whose destination is not in the table.", def = "flood")
        UnknownUnicast unknownUnicast,

        @Key(value = "Frames per second that 'unknown-unicast: rate' lets pass.", min = "1/h") @Nullable
        PacketRate unknownUnicastRate,

        @Key(
                value = "Version of Open vSwitch; all bridges of a node have the same.",
                def = "ovs-3.x",
                source = "the recorded version",
                refers = "ovs")
        String version,

        @Key(
                value = "Where Open vSwitch forwards: the kernel's flow cache notices changes of the table later than "
                        + "the userspace one.",
                def = "kernel",
                source = "the usual deployment")
        Datapath datapath,

        @Key(
                value =
                        "Fraction of a second that Open vSwitch's clock shows at the start; drawn from the seed without "
                                + "it. Entries expire on whole seconds of that clock.",
                min = "0s",
                max = "999999999ns")
        @Nullable
        Duration clockPhase,

        @Key("VLANs in which nothing is learned (flood_vlans).")
        List<Integer> floodVlans,

        @Key("Entries that an operator pinned.") List<StaticEntrySpec> staticEntries,

        @Key("Ports that do not teach addresses, by the name of the port: a pipeline that outputs frames directly "
                + "rather than by normal switching.")
        Map<String, LearningSpec> learning,

        @Key("Open vSwitch: cables that are one port. A gateway or link that leads to a member is attached through it.")
        Map<String, BondSpec> bonds,

        @Key("Settings of ports by the name of what they lead to, of a bond, or of a group of hosts.")
        Map<String, PortSpec> ports,

        @Key(
                "Open vSwitch: neutron's explicitly_egress_direct. Unicast from hosts goes to the host that has the address, "
                        + "or to this port, and never floods.")
        @Nullable
        String egressDirect,

        @Key(
                "Rules that come before normal switching, in order: the first that matches a frame decides where it goes and "
                        + "whether it teaches its source.")
        List<RuleSpec> rules,

        @Key(
                value =
                        "Hardware switch: the aging time that the hardware really uses, if it is not the configured one.",
                min = "1s",
                max = "1000000s")
        @Nullable
        Duration effectiveMacAgingTime,

        @Key(
                value =
                        "Hardware switch: each entry at its own time, or one sweep per aging time, so that entries live "
                                + "between one and two of them.",
                def = "exact")
        AgingSweep agingSweep,

        @Key(
                value = "Hardware switch: what keeps an entry alive, frames from the address only or frames to it too.",
                def = "source",
                source = "IEEE 802.1Q")
        Expiry expiry,

        @Key(
                value = "Linux bridge and hardware switch: aging time during a spanning tree topology change.",
                def = "15s",
                source = "IEEE 802.1D: forward delay",
                min = "1s",
                max = "1000000s")
        Duration fastAgingTime,

        @Key(
                value =
                        "Hardware switch: whether it answers ARP requests for addresses it knows and keeps gratuitous ARP to "
                                + "itself (EVPN).",
                def = "false")
        boolean arpSuppression) {

    /** A port that may not teach addresses. */
    @Block(value = "learning", doc = "Whether frames at a port teach their source address.")
    public record LearningSpec(
            Origin origin,

            @Key(value = "Frames that come in.", def = "true")
            boolean input,

            @Key(value = "Unicast frames that leave (Open vSwitch only).", def = "true")
            boolean output) {}

    /** What a full table does. */
    public enum WhenFull {
        /** The oldest entry of the fullest port goes. */
        FULLEST_PORT,
        /** The oldest entry goes. */
        OLDEST,
        /** Nothing new is learned. */
        REFUSE
    }

    /** How idle entries are found. */
    public enum AgingSweep {
        /** Each at its own time. */
        EXACT,
        /** By a sweep once per aging time. */
        UP_TO_2X
    }

    /** What keeps entries alive. */
    public enum Expiry {
        /** Frames from the address. */
        SOURCE,
        /** Frames to the address too. */
        USE
    }

    /** Kinds of bridges. */
    public enum Kind {
        /** Open vSwitch. */
        OVS,
        /** The Linux bridge. */
        LINUX,
        /** A hardware switch. */
        SWITCH
    }

    /** Unknown-unicast policies. */
    public enum UnknownUnicast {
        /** To all ports of the VLAN. */
        FLOOD,
        /** Nowhere. */
        DROP,
        /** To all ports, up to a rate. */
        RATE
    }

    /** Datapaths of Open vSwitch. */
    public enum Datapath {
        /** The kernel module. */
        KERNEL,
        /** netdev. */
        USERSPACE
    }
}
