package io.floodscope.bridge.ovs;

import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Member selection and admission of a port with several interfaces ({@code ofproto/bond.c}). */
final class Bond {

    /** What admission says of a frame. */
    enum Admission {
        ACCEPT,
        DROP,
        /** Drop if the source is known on another port of the bridge: the frame was reflected. */
        DROP_IF_MOVED
    }

    private final BondMode mode;
    private final List<OvsMember> members;
    private @Nullable OvsMember active;

    Bond(BondMode mode, List<OvsMember> members) {
        this.mode = mode;
        this.members = List.copyOf(members);
        this.active = members.get(0);
    }

    BondMode mode() {
        return mode;
    }

    @Nullable
    OvsMember active() {
        return active;
    }

    void setActive(OvsMember member) {
        active = member;
    }

    /** Chooses another active member if the present one lost its carrier; true if it changed. */
    boolean carrierChanged() {
        OvsMember present = active;
        if (present != null && present.isUsable()) {
            return false;
        }
        OvsMember next = null;
        for (OvsMember member : members) {
            if (member.isUsable()) {
                next = member;
                break;
            }
        }
        active = next;
        return next != present;
    }

    Admission admit(OvsMember in, boolean groupAddressed) {
        if (mode == BondMode.LACP_BALANCE_TCP) {
            return in.isUsable() ? Admission.ACCEPT : Admission.DROP;
        }
        if ((groupAddressed || mode == BondMode.ACTIVE_BACKUP) && in != active) {
            return Admission.DROP;
        }
        return mode == BondMode.BALANCE_SLB ? Admission.DROP_IF_MOVED : Admission.ACCEPT;
    }

    /** The member on which a frame leaves, or null if none is usable. */
    @Nullable
    OvsMember egress(Frame frame, int vlan) {
        if (mode == BondMode.ACTIVE_BACKUP) {
            return active;
        }
        long seed = mode == BondMode.BALANCE_SLB ? frame.src() ^ (long) vlan << 48 : flowHash(frame);
        return pick(seed);
    }

    private @Nullable OvsMember pick(long seed) {
        int usable = 0;
        for (OvsMember member : members) {
            usable += member.isUsable() ? 1 : 0;
        }
        if (usable == 0) {
            return null;
        }
        int chosen = (int) Long.remainderUnsigned(mix(seed), usable);
        for (OvsMember member : members) {
            if (member.isUsable() && chosen-- == 0) {
                return member;
            }
        }
        return null;
    }

    private static long flowHash(Frame frame) {
        long hash = frame.src() * 31 + frame.dst();
        if (frame.payload() instanceof IpPacket ip) {
            hash = hash * 31 + ip.src().low();
            hash = hash * 31 + ip.dst().low();
            hash = hash * 31 + ((long) ip.srcPort() << 16 | ip.dstPort());
        }
        return hash;
    }

    private static long mix(long value) {
        long z = value * 0x9E3779B97F4A7C15L;
        return z ^ (z >>> 32);
    }
}
