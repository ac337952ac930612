package io.floodscope.scenario.schema;

import java.util.List;

/** Several interfaces of an Open vSwitch bridge that are one port. */
@Block(
        value = "bond",
        doc = "Several interfaces of an Open vSwitch bridge that are one port, named after the bond in tables. Each "
                + "interface keeps its own cable and counters under the name of what it leads to.")
public record BondSpec(
        Origin origin,

        @Key(
                value =
                        "What its interfaces lead to: members of gateways, or bridges. The first is active to begin with.",
                required = true)
        List<String> members,

        @Key(
                value =
                        "How frames are spread: one active member; by source MAC and VLAN without help of the switches; by "
                                + "flow over a port channel that LACP negotiated.",
                def = "active-backup",
                source = "Open vSwitch bond_mode")
        Mode mode) {

    /** Bond modes. */
    public enum Mode {
        /** One member carries everything. */
        ACTIVE_BACKUP,
        /** By source MAC and VLAN. */
        BALANCE_SLB,
        /** By flow, negotiated. */
        LACP_BALANCE_TCP
    }
}
