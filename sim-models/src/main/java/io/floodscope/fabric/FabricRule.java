package io.floodscope.fabric;

import io.floodscope.rules.Evidence;
import io.floodscope.rules.Rule;

/** Rules of the fabric model; "spec" is the project's specification of gateways and fabric. */
public enum FabricRule implements Rule {
    /** A flow takes one of the equal paths, chosen by a hash with a seed of the device (spec 3). */
    ECMP("fabric.ecmp", Evidence.DOCUMENTED),
    /** Packets between leaves are routed over one spine to the endpoint that advertises the host (spec 3). */
    ROUTED_OVER_SPINE("fabric.routed-over-spine", Evidence.DOCUMENTED),
    /** A VLAN reaches over the fabric: known unicast to the endpoint that advertises the MAC (spec 3, RFC 7432). */
    VLAN_EXTENSION("fabric.vlan-extension", Evidence.DOCUMENTED),
    /** Broadcasts of a VLAN are replicated once to every other endpoint that has the VLAN (RFC 7432). */
    REPLICATION("fabric.replication", Evidence.DOCUMENTED),
    /** Unknown unicast does not cross the fabric (spec 3). */
    NO_UNKNOWN_UNICAST("fabric.no-unknown-unicast", Evidence.ASSUMED);

    private final String id;
    private final Evidence evidence;

    FabricRule(String id, Evidence evidence) {
        this.id = id;
        this.evidence = evidence;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Evidence evidence() {
        return evidence;
    }
}
