package io.floodscope.bridge.ovs;

import io.floodscope.bridge.fdb.MacEntry;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.EtherType;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.RawPayload;
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

    private static final int RARP_BYTES = 28;

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

    /**
     * After a change of the active member: one broadcast RARP for every address that is not behind the bond, so that the
     * network outside learns the new way ({@code bond_compose_learning_packet}); LACP bonds need none.
     */
    void teachNewPath(OvsPort bundle, List<MacEntry> entries) {
        if (mode == BondMode.LACP_BALANCE_TCP) {
            return;
        }
        for (MacEntry entry : entries) {
            if (entry.port() == bundle.number() || !bundle.vlans().carries(entry.vlan())) {
                continue;
            }
            Frame frame = Frame.tagged(
                    MacAddress.BROADCAST,
                    entry.mac(),
                    bundle.vlans().tagOf(entry.vlan()),
                    new RawPayload(EtherType.RARP, RARP_BYTES));
            OvsMember out = egress(frame, entry.vlan());
            if (out != null) {
                out.port.send(frame, 0);
            }
        }
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
