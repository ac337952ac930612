package io.floodscope.bridge.core;

import io.floodscope.net.addr.Vlan;
import java.util.BitSet;

/**
 * Which VLANs a port belongs to, as two questions: what VLAN is an incoming tag, and what tag leaves for a VLAN (OVS Port
 * columns {@code vlan_mode}, {@code tag}, {@code trunks}; OVS spec section 5 step 2). VLAN 0 means untagged.
 */
public final class PortVlans {

    /** {@link #vlanOf} of a frame that the port does not accept. */
    public static final int NOT_ACCEPTED = -1;

    /** Modes of a port. */
    public enum Mode {
        /** One VLAN, untagged on the wire. */
        ACCESS,
        /** Tagged VLANs; untagged frames are VLAN 0. */
        TRUNK,
        /** A trunk whose untagged frames belong to the native VLAN; that VLAN leaves tagged. */
        NATIVE_TAGGED,
        /** A trunk whose untagged frames belong to the native VLAN; that VLAN leaves untagged. */
        NATIVE_UNTAGGED
    }

    private final Mode mode;
    private final int tag;
    private final BitSet trunks;

    private PortVlans(Mode mode, int tag, int... trunks) {
        this.mode = mode;
        this.tag = tag;
        this.trunks = new BitSet();
        for (int vlan : trunks) {
            if (vlan < 0 || vlan > Vlan.MAX) {
                throw new IllegalArgumentException("a VLAN id lies in 0.." + Vlan.MAX + ", got " + vlan);
            }
            this.trunks.set(vlan);
        }
        if (mode != Mode.TRUNK && (tag < 0 || tag > Vlan.MAX)) {
            throw new IllegalArgumentException("a tag lies in 0.." + Vlan.MAX + ", got " + tag);
        }
        if (mode != Mode.TRUNK && mode != Mode.ACCESS && trunks.length > 0) {
            this.trunks.set(tag);
        }
    }

    /** An access port of a VLAN; 0 = untagged frames only, without a VLAN. */
    public static PortVlans access(int tag) {
        return new PortVlans(Mode.ACCESS, tag);
    }

    /** A trunk of these VLANs; none = all. */
    public static PortVlans trunk(int... vlans) {
        return new PortVlans(Mode.TRUNK, 0, vlans);
    }

    /** A trunk with a native VLAN that leaves tagged; no VLANs = all. */
    public static PortVlans nativeTagged(int tag, int... vlans) {
        return new PortVlans(Mode.NATIVE_TAGGED, tag, vlans);
    }

    /** A trunk with a native VLAN that leaves untagged; no VLANs = all. */
    public static PortVlans nativeUntagged(int tag, int... vlans) {
        return new PortVlans(Mode.NATIVE_UNTAGGED, tag, vlans);
    }

    /** The VLAN of a frame that comes in with this tag ({@link Vlan#UNTAGGED} = none), or {@link #NOT_ACCEPTED}. */
    public int vlanOf(int frameTag) {
        boolean hasVid = frameTag > Vlan.PRIORITY;
        if (mode == Mode.ACCESS) {
            return hasVid ? NOT_ACCEPTED : tag;
        }
        int vlan = hasVid ? frameTag : mode == Mode.TRUNK ? 0 : tag;
        return carries(vlan) ? vlan : NOT_ACCEPTED;
    }

    /** Whether frames of this VLAN may leave. */
    public boolean carries(int vlan) {
        return mode == Mode.ACCESS ? vlan == tag : trunks.isEmpty() || trunks.get(vlan);
    }

    /** The tag with which a frame of this VLAN leaves, {@link Vlan#UNTAGGED} for none. */
    public int tagOf(int vlan) {
        boolean untagged = vlan == 0 || mode == Mode.ACCESS || (mode == Mode.NATIVE_UNTAGGED && vlan == tag);
        return untagged ? Vlan.UNTAGGED : vlan;
    }

    /** The mode. */
    public Mode mode() {
        return mode;
    }

    /** The access or native VLAN; 0 for a trunk. */
    public int tag() {
        return tag;
    }

    @Override
    public String toString() {
        return switch (mode) {
            case ACCESS -> "access " + tag;
            case TRUNK -> "trunk " + (trunks.isEmpty() ? "all" : trunks);
            case NATIVE_TAGGED, NATIVE_UNTAGGED -> mode + " " + tag + " " + (trunks.isEmpty() ? "all" : trunks);
        };
    }
}
