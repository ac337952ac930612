package io.floodscope.bridge.ovs;

import io.floodscope.bridge.core.DropReason;
import io.floodscope.bridge.core.LearningBypass;
import io.floodscope.bridge.core.PipelineRule;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.fdb.MacEntry;
import io.floodscope.bridge.fdb.MacTable;
import io.floodscope.bridge.fdb.MonotonicClock;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline of one bridge: rules, if there are any, and the NORMAL action. Decides one hop of a datapath flow ({@code
 * xlate_normal}; OVS spec section 5).
 */
final class NormalPipeline {

    /** MAC_GRAT_ARP_LOCK_TIME. */
    private static final long ANNOUNCEMENT_LOCK_SECONDS = 5;

    private final OvsBridge bridge;
    private final Vswitchd host;

    NormalPipeline(OvsBridge bridge, Vswitchd host) {
        this.bridge = bridge;
        this.host = host;
    }

    /** Decides hop {@code h}; adds its outputs, and a hop for every patch port that a copy goes to. */
    void decide(DatapathFlow flow, int h, boolean learn) {
        Hop hop = flow.hop(h);
        hop.firstOutput = flow.outCount();
        hop.endOutput = hop.firstOutput;
        Frame frame = flow.frame;
        OvsPort in = hop.input;
        DropReason refused = admit(flow, h, hop, frame);
        if (refused != null) {
            hop.drop(refused);
            return;
        }
        PipelineRule rule = bridge.ruleFor(in, hop.vlan, frame);
        hop.learns = mayLearn(hop, frame) && (rule == null || rule.learns());
        if (learn && hop.learns) {
            learn(hop, frame);
        }
        if (rule == null) {
            forward(flow, h, hop, frame, in);
        } else {
            byRule(flow, h, hop, rule);
        }
        hop.endOutput = flow.outCount();
        if (!hop.learns && hop.kind != Hop.Kind.DROP && !MacAddress.isGroup(frame.src())) {
            hop.bypass = rule == null || rule.learns() ? LearningBypass.SETTING : LearningBypass.RULE;
        }
        if (learn) {
            noteBypass(hop, frame);
        }
    }

    /** Remembers that a frame passed without teaching its source, if it did. */
    void noteBypass(Hop hop, Frame frame) {
        if (hop.bypass != null) {
            bridge.journal().passedUnlearned(hop.vlan, frame.src(), hop.input.number(), hop.bypass);
        }
    }

    private void byRule(DatapathFlow flow, int h, Hop hop, PipelineRule rule) {
        host.rules().hit(OvsRule.EXPLICIT_OUTPUT);
        hop.kind = Hop.Kind.RULE;
        for (int number : rule.to()) {
            OvsPort out = bridge.portNumbered(number);
            if (out != hop.input && !out.isRemoved() && out.vlans().carries(hop.vlan)) {
                output(flow, h, hop, out);
            }
        }
        if (hop.copies == 0) {
            hop.drop(DropReason.RULE);
        }
    }

    private @Nullable DropReason admit(DatapathFlow flow, int h, Hop hop, Frame frame) {
        OvsPort in = hop.input;
        if (in.isRemoved()) {
            return DropReason.NO_PATH;
        }
        int vlan = in.vlans().vlanOf(hop.tag);
        if (vlan == PortVlans.NOT_ACCEPTED) {
            host.rules().hit(OvsRule.VLAN_ADMISSION);
            return DropReason.VLAN;
        }
        hop.vlan = vlan;
        if (!bridge.forwardsBpdu() && ReservedDestinations.contains(frame.dst())) {
            host.rules().hit(OvsRule.RESERVED_DESTINATION);
            return DropReason.RESERVED;
        }
        Bond bond = in.bond;
        return h == 0 && bond != null && !bondAdmits(bond, flow, in, vlan) ? DropReason.BOND : null;
    }

    private boolean bondAdmits(Bond bond, DatapathFlow flow, OvsPort in, int vlan) {
        Frame frame = flow.frame;
        host.rules().hit(OvsRule.BOND_ADMISSION);
        switch (bond.admit(flow.member, frame.isGroupAddressed())) {
            case ACCEPT:
                return true;
            case DROP:
                return false;
            case DROP_IF_MOVED:
                MacEntry known = bridge.table().lookup(vlan, frame.src());
                if (known == null || known.port() == in.number()) {
                    return true;
                }
                if (DatapathFlow.isGratuitousArp(frame) && isLocked(known)) {
                    flow.validUntilNanos = known.announcementLockNanos();
                    return false;
                }
                return DatapathFlow.isGratuitousArp(frame);
        }
        throw new IllegalStateException("unknown admission");
    }

    /** Whether frames of this hop teach their source, judged without looking at the table. */
    private boolean mayLearn(Hop hop, Frame frame) {
        if (MacAddress.isGroup(frame.src())) {
            return false;
        }
        if (bridge.isFloodVlan(hop.vlan)) {
            host.rules().hit(OvsRule.FLOOD_VLANS);
            return false;
        }
        if (!hop.input.learnsOnInput() || leavesByExplicitOutput(frame)) {
            host.rules().hit(OvsRule.LEARNING_BYPASS);
            return false;
        }
        return true;
    }

    private boolean leavesByExplicitOutput(Frame frame) {
        OvsPort local = bridge.localPortOf(frame.dst());
        return local != null && !local.learnsOnOutput();
    }

    /** Creates, refreshes or moves the entry of the source ({@code update_learning_table}). */
    void learn(Hop hop, Frame frame) {
        MacTable table = bridge.table();
        OvsPort in = hop.input;
        boolean gratuitous = DatapathFlow.isGratuitousArp(frame);
        boolean isBond = in.bond != null;
        MacEntry known = table.lookup(hop.vlan, frame.src());
        if (known != null && !isUpdateNeeded(known, in, gratuitous, isBond)) {
            return;
        }
        host.rules().hit(OvsRule.LEARNS_SOURCE);
        MacEntry entry = table.insert(hop.vlan, frame.src());
        if (entry == null || entry.isStatic()) {
            return;
        }
        if (gratuitous) {
            host.rules().hit(OvsRule.ANNOUNCEMENT_LOCK);
            if (!isBond) {
                MonotonicClock clock = host.clock();
                long second = clock.secondAt(host.nowNanos());
                entry.lockAnnouncements(clock.simulatedNanos(second + ANNOUNCEMENT_LOCK_SECONDS));
            } else if (isLocked(entry)) {
                return;
            }
        }
        table.place(entry, in.number());
    }

    private boolean isUpdateNeeded(MacEntry known, OvsPort in, boolean gratuitous, boolean isBond) {
        if (known.isStatic()) {
            host.rules().hit(OvsRule.STATIC_ENTRIES);
            return false;
        }
        if (bridge.ageSeconds(known) > 0) {
            return true;
        }
        if (gratuitous) {
            if (!isBond) {
                return true;
            }
            if (isLocked(known)) {
                return false;
            }
        }
        return known.port() != in.number();
    }

    private boolean isLocked(MacEntry entry) {
        return host.nowNanos() < entry.announcementLockNanos();
    }

    private void forward(DatapathFlow flow, int h, Hop hop, Frame frame, OvsPort in) {
        if (frame.isGroupAddressed()) {
            hop.kind = Hop.Kind.FLOOD_GROUP;
            flood(flow, h, hop, in);
            return;
        }
        OvsPort out = explicitOutput(frame, in);
        if (out == null) {
            MacEntry known =
                    bridge.isFloodVlan(hop.vlan) ? null : bridge.table().lookup(hop.vlan, frame.dst());
            if (known == null) {
                hop.lookup = bridge.isFloodVlan(hop.vlan) ? Hop.Lookup.NONE : Hop.Lookup.MISS;
                floodUnknown(flow, h, hop, in);
                return;
            }
            hop.lookup = Hop.Lookup.HIT;
            out = bridge.portNumbered(known.port());
        }
        unicast(flow, h, hop, in, out);
    }

    /** Where a pipeline that bypasses NORMAL's lookup sends the frame, or null if it does not. */
    private @Nullable OvsPort explicitOutput(Frame frame, OvsPort in) {
        OvsPort local = bridge.localPortOf(frame.dst());
        OvsPort direct = bridge.egressDirectUplink();
        if (direct != null && in.isInstancePort()) {
            host.rules().hit(OvsRule.EGRESS_DIRECT);
            return local != null ? local : direct;
        }
        return local != null && !local.learnsOnOutput() ? local : null;
    }

    private void unicast(DatapathFlow flow, int h, Hop hop, OvsPort in, OvsPort out) {
        if (out == in) {
            host.rules().hit(OvsRule.NO_HAIRPIN);
            hop.drop(DropReason.HAIRPIN);
        } else if (out.isRemoved()) {
            hop.drop(DropReason.NO_PATH);
        } else if (in.isProtected() && out.isProtected()) {
            host.rules().hit(OvsRule.PROTECTED_PORTS);
            hop.drop(DropReason.PROTECTED);
        } else {
            hop.kind = Hop.Kind.UNICAST;
            output(flow, h, hop, out);
        }
    }

    private void floodUnknown(DatapathFlow flow, int h, Hop hop, OvsPort in) {
        if (bridge.dropsUnknownUnicast()) {
            hop.drop(DropReason.UNKNOWN_UNICAST);
            return;
        }
        host.rules().hit(OvsRule.FLOODS_UNKNOWN);
        hop.kind = Hop.Kind.FLOOD_UNKNOWN;
        flood(flow, h, hop, in);
    }

    private void flood(DatapathFlow flow, int h, Hop hop, OvsPort in) {
        int vlan = hop.vlan;
        for (OvsPort out : bridge.portArray()) {
            if (out != in
                    && out.isFloodable()
                    && out.vlans().carries(vlan)
                    && !keepsApart(in, out)
                    && !bridge.isIdleLocal(out)) {
                output(flow, h, hop, out);
            }
        }
        if (hop.copies == 0) {
            hop.drop(DropReason.NO_EGRESS);
        }
    }

    private boolean keepsApart(OvsPort in, OvsPort out) {
        boolean apart = in.isProtected() && out.isProtected();
        if (apart) {
            host.rules().hit(OvsRule.PROTECTED_PORTS);
        }
        return apart;
    }

    private void output(DatapathFlow flow, int h, Hop hop, OvsPort out) {
        int tag = out.vlans().tagOf(hop.vlan);
        OvsPort peer = out.patchPeer;
        if (peer != null) {
            host.rules().hit(OvsRule.PATCH_PORTS);
            hop.copies++;
            flow.addHop(h, peer.bridge(), peer, tag);
            return;
        }
        Bond bond = out.bond;
        OvsMember member = bond == null ? out.members().get(0) : bond.egress(flow.frame, hop.vlan);
        if (member != null) {
            hop.copies++;
            flow.addOutput(member, tag);
        }
    }
}
