package io.floodscope.bridge.ovs;

/** How a bond uses its members ({@code bond_mode}; OVS spec section 2.5). */
public enum BondMode {
    /** One member carries everything. */
    ACTIVE_BACKUP,
    /** Members by hash of source MAC and VLAN, without help of the switch. */
    BALANCE_SLB,
    /** LACP negotiated: every enabled member is trusted, flows are spread by addresses. */
    LACP_BALANCE_TCP
}
