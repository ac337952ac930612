package io.floodscope.bridge.core;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.NdPacket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is looked at before normal switching: a flow of an OpenFlow pipeline, a policy or an access list of a switch.
 * Empty sets and nulls match anything. Frames that go by a rule are not looked up, so that they are neither flooded nor
 * dropped for want of an entry; whether they teach their source is the rule's business too.
 *
 * @param from numbers of the ports at which frames come in
 * @param vlan VLAN, -1 for any
 * @param sources Ethernet sources
 * @param destinations Ethernet destinations
 * @param carries what the frame holds
 * @param target the address that ARP or a solicitation asks about; such a rule matches nothing else
 * @param action what happens
 * @param to numbers of the ports to send to; the input port, and ports outside the VLAN, take no copy
 * @param learns whether the frame teaches its source
 */
public record PipelineRule(
        Set<Integer> from,
        int vlan,
        Set<Long> sources,
        Set<Long> destinations,
        @Nullable Carries carries,
        @Nullable IpAddress target,
        Action action,
        List<Integer> to,
        boolean learns) {

    /** What a frame holds. */
    public enum Carries {
        /** ARP or neighbour discovery. */
        ARP,
        /** A question: an ARP request or a neighbour solicitation. */
        ARP_REQUEST,
        /** An answer or announcement: an ARP reply or a neighbour advertisement. */
        ARP_REPLY,
        /** An IP packet that is no neighbour discovery. */
        IP
    }

    /** What happens to a frame. */
    public enum Action {
        /** It goes to the rule's ports. */
        OUTPUT,
        /** It is switched as if there were no rules. */
        NORMAL,
        /** It goes nowhere. */
        DROP
    }

    /** Keeps its own copies. */
    public PipelineRule {
        from = new LinkedHashSet<>(from);
        sources = new LinkedHashSet<>(sources);
        destinations = new LinkedHashSet<>(destinations);
        to = List.copyOf(to);
    }

    /** Whether the rule needs to read ARP or neighbour discovery, which no flow key holds. */
    public boolean readsArp() {
        return carries != null || target != null;
    }

    /** The first rule that matches, or null. */
    public static @Nullable PipelineRule firstOf(List<PipelineRule> rules, int inPort, int vlan, Frame frame) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).matches(inPort, vlan, frame)) {
                return rules.get(i);
            }
        }
        return null;
    }

    /** Whether a frame that came in at a port in a VLAN goes by this rule. */
    public boolean matches(int inPort, int frameVlan, Frame frame) {
        return (from.isEmpty() || from.contains(inPort))
                && (vlan < 0 || vlan == frameVlan)
                && (sources.isEmpty() || sources.contains(frame.src()))
                && (destinations.isEmpty() || destinations.contains(frame.dst()))
                && (carries == null || isCarriedBy(frame))
                && (target == null || target.equals(targetOf(frame)));
    }

    private boolean isCarriedBy(Frame frame) {
        boolean request = frame.payload() instanceof ArpPacket arp
                ? arp.op() == ArpPacket.REQUEST
                : frame.payload() instanceof NdPacket nd && nd.type() == NdPacket.Type.NS;
        boolean reply = frame.payload() instanceof ArpPacket arp
                ? arp.op() == ArpPacket.REPLY
                : frame.payload() instanceof NdPacket nd && nd.type() == NdPacket.Type.NA;
        return switch (carries == null ? Carries.IP : carries) {
            case ARP -> frame.payload() instanceof ArpPacket || frame.payload() instanceof NdPacket;
            case ARP_REQUEST -> request;
            case ARP_REPLY -> reply;
            case IP -> frame.payload() instanceof IpPacket;
        };
    }

    private static @Nullable IpAddress targetOf(Frame frame) {
        if (frame.payload() instanceof ArpPacket arp) {
            return arp.tpa();
        }
        return frame.payload() instanceof NdPacket nd
                        && (nd.type() == NdPacket.Type.NS || nd.type() == NdPacket.Type.NA)
                ? nd.target()
                : null;
    }
}
