package io.floodscope.scenario.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Kinds of the dated facts (marks) of a run. The word in files and results is the constant's name in lower case with hyphens. */
public enum MarkKind {
    /** Created. */
    FDB_LEARNED("BRIDGE/fdb/VLAN/MAC", "The MAC table got an entry."),
    /** On another port. */
    FDB_MOVED("BRIDGE/fdb/VLAN/MAC", "The address was heard on another port than before."),
    /** Last refresh. */
    FDB_REFRESHED("BRIDGE/fdb/VLAN/MAC", "The last frame from the address before its entry left."),
    /** Aged out. */
    FDB_EXPIRED("BRIDGE/fdb/VLAN/MAC", "The entry ended for its age."),
    /** Made room. */
    FDB_EVICTED("BRIDGE/fdb/VLAN/MAC", "The entry made room in a full table."),
    /** Emptied. */
    FDB_FLUSHED("BRIDGE/fdb/VLAN/MAC", "The entry left as the table was emptied."),
    /** Carrier loss. */
    FDB_LINK_DOWN("BRIDGE/fdb/VLAN/MAC", "The entry left as its port lost carrier."),
    /** Port gone. */
    FDB_PORT_REMOVED("BRIDGE/fdb/VLAN/MAC", "The entry left with its port, as when a host moves away."),
    /** Removed by hand. */
    FDB_DELETED("BRIDGE/fdb/VLAN/MAC", "The entry was deleted."),
    /** Not learned. */
    FDB_BYPASSED(
            "BRIDGE/fdb/VLAN/MAC", "The first frame from the address that passed without teaching it, as by a rule."),
    /** Spanning tree. */
    TOPOLOGY_CHANGE("BRIDGE", "A topology change began."),
    /** New MAC. */
    NEIGH_ADDRESS("HOST/INTERFACE/neigh/ADDRESS", "The neighbour entry got this MAC, or another than before."),
    /** No answer. */
    NEIGH_FAILED("HOST/INTERFACE/neigh/ADDRESS", "Nobody answered the probes for the neighbour."),
    /** No room. */
    NEIGH_REFUSED("HOST/INTERFACE/neigh/ADDRESS", "The neighbour table was full: no entry was made."),
    /** Wrong MAC. */
    WRONG_MAC("SENDER/STREAM", "Packets of the stream began to leave for a MAC that the next hop does not have."),
    /** Gateway table. */
    GATEWAY_ARP_LEARNED("GATEWAY", "A host's address got this MAC in the gateway's table; the first ones of a run."),
    /** Gateway table. */
    GATEWAY_ARP_EXPIRED("GATEWAY", "A host's entry ran out in the gateway's table."),
    /** Question. */
    GATEWAY_REFRESH("GATEWAY", "The gateway asked a known host again."),
    /** Announcement. */
    GATEWAY_ANNOUNCEMENT("GATEWAY", "The gateway announced its addresses."),
    /** Owns the virtual MAC. */
    GATEWAY_ACTIVE("GATEWAY", "The member got the virtual MAC."),
    /** Does not own it. */
    GATEWAY_STANDBY("GATEWAY", "The member lost the virtual MAC."),
    /** Before an own flood. */
    MAC_LAST_HEARD("GATEWAY", "When the gateway last heard a MAC that it then flooded or dropped frames for."),
    /** VRRP. */
    VRRP_INIT("vrrp/HOST/ID", "The VRRP daemon stopped."),
    /** VRRP. */
    VRRP_FAULT("vrrp/HOST/ID", "The VRRP interface went down."),
    /** VRRP. */
    VRRP_BACKUP("vrrp/HOST/ID", "The router became backup."),
    /** VRRP. */
    VRRP_MASTER("vrrp/HOST/ID", "The router became master."),
    /** VRRP. */
    VRRP_LOWER_PRIORITY_HEARD("vrrp/HOST/ID", "A master heard an advert of lower priority."),
    /** OVN. */
    BINDING_INSERTED("DEPLOYMENT/PORT/ADDRESS", "A MAC_Binding row was inserted."),
    /** OVN. */
    BINDING_MAC_CHANGED("DEPLOYMENT/PORT/ADDRESS", "A MAC_Binding row got another MAC."),
    /** OVN. */
    BINDING_PROBED("DEPLOYMENT/PORT/ADDRESS", "A controller asked for the address of a row."),
    /** OVN. */
    BINDING_DELETED("DEPLOYMENT/PORT/ADDRESS", "A MAC_Binding row was deleted."),
    /** A chassis took over a gateway port whose chassis died. */
    GATEWAY_CLAIMED("DEPLOYMENT/PORT", "A chassis took over a gateway port whose chassis died."),
    /** OVN. */
    CONTROLLER_CRASHED("DEPLOYMENT/CHASSIS", "The controller of the 2018 proposal crashed."),
    /** Moved. */
    HOST_MIGRATED("HOST", "The host arrived at its new place."),
    /** Not moved. */
    MIGRATION_REFUSED("HOST", "The host was on its way already."),
    /** Pool. */
    POOL_START("HOST", "A machine of a pool started with an address."),
    /** Pool. */
    POOL_STOP("HOST", "A machine of a pool gave its address back."),
    /** Event. */
    EVENT("scenario", "An event of the file; the first repetitions of each.");

    private final String entity;
    private final String doc;

    MarkKind(String entity, String doc) {
        this.entity = entity;
        this.doc = doc;
    }

    /** The word in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How the names of what it happens to are made up. */
    public String entity() {
        return entity;
    }

    /** What it is. */
    public String doc() {
        return doc;
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(MarkKind::word).toList();
    }
}
