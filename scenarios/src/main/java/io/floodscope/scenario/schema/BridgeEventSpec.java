package io.floodscope.scenario.schema;

import java.time.Duration;
import java.util.List;

/** Something that happens to bridges as a whole. */
public sealed interface BridgeEventSpec extends EventSpec {

    /** A spanning tree topology change. */
    @Block(
            value = "event",
            type = "topology-change",
            doc =
                    "A spanning tree topology change: Linux bridges and hardware switches age by 'fast-aging-time' for a while, "
                            + "Open vSwitch forgets everything at once.")
    record TopologyChange(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The bridges; '*' matches any part of a name.", required = true, refers = "bridge")
            List<String> bridge,

            @Key(
                    value = "How long the root announces it.",
                    def = "35s",
                    source = "IEEE 802.1D: maximum age and forward delay",
                    name = "for",
                    min = "1ms",
                    max = "1d")
            Duration length)
            implements BridgeEventSpec {}

    /** Another member of a bond becomes the active one. */
    @Block(
            value = "event",
            type = "set-active-member",
            doc = "Makes a member of a bond the active one (bond/set-active-member); nothing is announced.")
    record SetActiveMember(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The bridge with the bond.", required = true, refers = "bridge")
            String bridge,

            @Key(value = "The member, by the name of what it leads to.", required = true)
            String member)
            implements BridgeEventSpec {}
}
