package io.floodscope.gateway;

import io.floodscope.gateway.Attachment.Role;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.frame.Payload;
import io.floodscope.net.overlay.EvpnDirectory;
import io.floodscope.net.overlay.HostRoute;
import org.jspecify.annotations.Nullable;

/** ARP and neighbour discovery of a gateway: what it answers, asks and overhears. */
final class NeighbourSpeaker {

    private final DistributedGateway gateway;

    NeighbourSpeaker(DistributedGateway gateway) {
        this.gateway = gateway;
    }

    /** Looks at a group-addressed frame; true if it goes no further. */
    boolean consumes(Frame frame, VlanInterface iface, Attachment from) {
        if (frame.payload() instanceof ArpPacket arp) {
            boolean answered = arp(arp, frame, iface, from);
            return gateway.profile().arpSuppression() && (answered || suppress(arp, frame, iface, from));
        }
        if (frame.payload() instanceof NdPacket nd) {
            return nd(nd, frame, iface, from) && gateway.profile().arpSuppression();
        }
        return false;
    }

    /** Takes ARP and ND that is addressed to the gateway itself; false for anything else. */
    boolean hears(Frame frame, VlanInterface iface, Attachment from) {
        if (frame.payload() instanceof ArpPacket arp) {
            arp(arp, frame, iface, from);
            return true;
        }
        if (frame.payload() instanceof NdPacket nd) {
            nd(nd, frame, iface, from);
            return true;
        }
        return false;
    }

    private boolean arp(ArpPacket arp, Frame frame, VlanInterface iface, Attachment from) {
        IpAddress sender = arp.spa();
        boolean aboutAHost = !sender.isUnspecified() && iface.contains(sender) && !iface.owns(sender);
        if (aboutAHost && comesFromBelow(frame, iface, from)) {
            if (arp.isGratuitous()) {
                announced(sender, arp.sha(), iface);
            } else {
                heard(sender, arp.sha(), iface, iface.owns(arp.tpa()));
            }
        }
        if (arp.op() != ArpPacket.REQUEST || !iface.owns(arp.tpa()) || !answers(from)) {
            return false;
        }
        Payload reply = new ArpPacket(ArpPacket.REPLY, sha(iface), arp.tpa(), arp.sha(), sender);
        answered(Frame.of(frame.src(), replySource(iface), reply), iface);
        return true;
    }

    private boolean nd(NdPacket nd, Frame frame, VlanInterface iface, Attachment from) {
        if (nd.type() == NdPacket.Type.NS) {
            boolean forMe = iface.owns(nd.target());
            boolean aboutAHost = iface.contains(nd.src()) && !iface.owns(nd.src());
            if (aboutAHost && comesFromBelow(frame, iface, from)) {
                heard(nd.src(), nd.linkLayer() == MacAddress.NONE ? frame.src() : nd.linkLayer(), iface, forMe);
            }
            if (!forMe || !answers(from)) {
                return false;
            }
            boolean solicited = !nd.src().isUnspecified();
            IpAddress to = solicited ? nd.src() : IpAddress.ALL_NODES6;
            long mac = solicited ? frame.src() : to.multicastMac();
            Payload reply = NdPacket.advertisement(nd.target(), to, nd.target(), sha(iface), true, solicited, true);
            answered(Frame.of(mac, replySource(iface), reply), iface);
            return true;
        }
        boolean aboutAHost = nd.type() == NdPacket.Type.NA && iface.contains(nd.target()) && !iface.owns(nd.target());
        if (aboutAHost && comesFromBelow(frame, iface, from)) {
            long mac = nd.linkLayer() == MacAddress.NONE ? frame.src() : nd.linkLayer();
            if (nd.solicited()) {
                heard(nd.target(), mac, iface, true);
            } else {
                unsolicited(nd, mac, iface);
            }
        }
        return false;
    }

    private void unsolicited(NdPacket nd, long mac, VlanInterface iface) {
        if (nd.override()) {
            announced(nd.target(), mac, iface);
        } else if (gateway.group().gratuitous() != GratuitousPolicy.IGNORE) {
            heard(nd.target(), mac, iface, false);
        }
    }

    /** A host announced its address to everybody. */
    private void announced(IpAddress host, long mac, VlanInterface iface) {
        GratuitousPolicy policy = gateway.group().gratuitous();
        HostEntry known = gateway.group().hosts().entry(host);
        boolean taken = policy == GratuitousPolicy.LEARN
                || (policy == GratuitousPolicy.UPDATE && known != null && known.isResolved());
        if (taken) {
            heard(host, mac, iface, true);
        } else {
            gateway.group().rules().hit(GatewayRule.GRATUITOUS_IGNORED);
        }
    }

    private void heard(IpAddress host, long mac, VlanInterface iface, boolean exchange) {
        if (exchange) {
            gateway.exchanged(host, iface.vlan(), mac);
        } else {
            gateway.group().hosts().overheard(host, iface.vlan(), mac);
        }
    }

    /** Whether its sender is below this endpoint: what has crossed the fabric, be it by way of the peer, another one advertises. */
    private boolean comesFromBelow(Frame frame, VlanInterface iface, Attachment from) {
        EvpnDirectory directory = gateway.group().directory();
        return directory == null
                || from.role() == Role.DOWNLINK
                || directory.endpointOf(iface.vlan(), frame.src())
                        == gateway.group().endpoint();
    }

    /** Only the owner of the virtual MAC answers, and of several owners the one that heard the request first. */
    private boolean answers(Attachment from) {
        if (!gateway.isActive() || from.role() == Role.FABRIC) {
            return false;
        }
        return from.role() != Role.PEER || !gateway.group().isActiveActive();
    }

    private void answered(Frame reply, VlanInterface iface) {
        gateway.group().rules().hit(GatewayRule.REPLY_SOURCE);
        gateway.group().rules().hit(GatewayRule.SENDER_ADDRESS);
        gateway.counters().answered.add(1);
        gateway.switching().send(reply, iface.vlan(), 0);
    }

    /** Answers a request for a host that is known elsewhere in that host's name; true if the request goes no further. */
    private boolean suppress(ArpPacket arp, Frame frame, VlanInterface iface, Attachment from) {
        if (arp.op() != ArpPacket.REQUEST || arp.isGratuitous() || from.role() != Role.DOWNLINK) {
            return false;
        }
        long target = knownMac(arp.tpa(), iface.vlan());
        if (target == MacAddress.NONE || target == frame.src()) {
            return false;
        }
        LeafFdb.Slot slot = gateway.group().fdb().lookup(iface.vlan(), target, gateway.now());
        if (slot != null && slot.port() == from) {
            // It heard the request itself, and an answer from here would draw its MAC to the uplink.
            return false;
        }
        gateway.group().rules().hit(GatewayRule.ARP_SUPPRESSION);
        gateway.counters().suppressed.add(1);
        Payload reply = new ArpPacket(ArpPacket.REPLY, target, arp.tpa(), arp.sha(), arp.spa());
        from.send(Frame.of(frame.src(), target, reply), iface.vlan(), 0);
        return true;
    }

    private long knownMac(IpAddress address, int vlan) {
        HostEntry entry = gateway.group().hosts().entry(address);
        if (entry != null && entry.vlan() == vlan) {
            return entry.mac();
        }
        EvpnDirectory directory = gateway.group().directory();
        HostRoute route = directory == null ? null : directory.host(address);
        return route == null || route.vlan() != vlan ? MacAddress.NONE : route.mac();
    }

    /** Asks a known host again. */
    void sendRefresh(HostEntry host, VlanInterface iface) {
        RefreshPolicy refresh = gateway.profile().refresh();
        if (refresh.unicast()) {
            gateway.group().rules().hit(GatewayRule.REFRESH_UNICAST);
        }
        long target = refresh.targetFilled() ? host.mac() : 0;
        Frame frame = request(host.address(), iface, refresh.source(), refresh.unicast() ? host.mac() : 0, target);
        if (frame != null) {
            gateway.switching().send(frame, iface.vlan(), 0);
        }
    }

    /** Asks for an unknown host, by broadcast or to its solicited-node group. */
    void ask(HostEntry host, VlanInterface iface) {
        Frame frame = request(host.address(), iface, gateway.profile().refresh().source(), 0, 0);
        if (frame != null) {
            gateway.switching().send(frame, iface.vlan(), 0);
        }
    }

    private @Nullable Frame request(
            IpAddress host, VlanInterface iface, SourceMac source, long unicastTo, long targetHardware) {
        IpAddress own = iface.senderFor(host);
        if (own == null) {
            return null;
        }
        long from = source == SourceMac.VIRTUAL
                ? iface.virtualMac()
                : gateway.config().realMac();
        if (host.v6()) {
            IpAddress to = unicastTo == 0 ? host.solicitedNode() : host;
            Payload solicitation = NdPacket.solicitation(own, to, host, sha(iface));
            return Frame.of(unicastTo == 0 ? to.multicastMac() : unicastTo, from, solicitation);
        }
        Payload request = new ArpPacket(ArpPacket.REQUEST, sha(iface), own, targetHardware, host);
        return Frame.of(unicastTo == 0 ? MacAddress.BROADCAST : unicastTo, from, request);
    }

    /** Answers ARP for the gateway's address on a routed link; true if the frame was ARP or ND at all. */
    boolean answersOnNorth(Frame frame, Attachment from) {
        if (frame.payload() instanceof ArpPacket arp) {
            var own = from.northRoute().address();
            if (arp.op() == ArpPacket.REQUEST && own != null && own.address().equals(arp.tpa())) {
                long mac = gateway.config().realMac();
                Payload reply = new ArpPacket(ArpPacket.REPLY, mac, arp.tpa(), arp.sha(), arp.spa());
                from.port().send(Frame.of(frame.src(), mac, reply), 0);
            }
            return true;
        }
        if (frame.payload() instanceof NdPacket nd) {
            var own = from.northRoute().address();
            if (nd.type() == NdPacket.Type.NS && own != null && own.address().equals(nd.target())) {
                long mac = gateway.config().realMac();
                Payload reply = NdPacket.advertisement(nd.target(), nd.src(), nd.target(), mac, true, true, true);
                from.port().send(Frame.of(frame.src(), mac, reply), 0);
            }
            return true;
        }
        return false;
    }

    private long sha(VlanInterface iface) {
        return gateway.profile().sha() == SourceMac.VIRTUAL
                ? iface.virtualMac()
                : gateway.config().realMac();
    }

    private long replySource(VlanInterface iface) {
        return gateway.profile().replySource() == SourceMac.VIRTUAL
                ? iface.virtualMac()
                : gateway.config().realMac();
    }
}
