package io.floodscope.gateway;

import io.floodscope.gateway.Attachment.Role;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.overlay.EvpnDirectory;
import io.floodscope.net.overlay.FlowHash;
import io.floodscope.net.overlay.HostRoute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routing between VLANs, over the fabric and out to the north, and answers to what is addressed to the gateway itself. */
final class Routing {

    private final DistributedGateway gateway;

    Routing(DistributedGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Routes a packet.
     *
     * @param iface VLAN interface at which it arrived, null from the north or the fabric
     */
    void route(Frame frame, long word, Attachment from, @Nullable VlanInterface iface) {
        if (!(frame.payload() instanceof IpPacket packet)) {
            return;
        }
        if (iface != null) {
            gateway.group().rules().hit(GatewayRule.DATA_IS_NO_EXCHANGE);
        }
        IpAddress destination = packet.dst();
        HostEntry known = gateway.group().hosts().entry(destination);
        if (known != null && known.isResolved()) {
            if (!leavesByPeersPort(known, from)) {
                gateway.deliver(known, frame, word);
            }
            return;
        }
        VlanInterface connected = gateway.connectedTo(destination);
        if (connected == null) {
            outwards(frame, word, destination, from);
        } else if (connected.owns(destination)) {
            answer(frame, word, packet);
        } else {
            toConnected(frame, word, destination, connected, from);
        }
    }

    /** A routed packet that came over the peer link obeys the same loop avoidance as a switched one. */
    private boolean leavesByPeersPort(HostEntry host, Attachment from) {
        if (from.role() != Role.PEER) {
            return false;
        }
        LeafFdb.Slot slot = gateway.group().fdb().lookup(host.vlan(), host.mac(), gateway.now());
        if (slot == null) {
            return false;
        }
        return gateway.switching().isLoopAvoided(from, slot.port());
    }

    private void toConnected(Frame frame, long word, IpAddress destination, VlanInterface connected, Attachment from) {
        HostRoute remote = remoteRoute(destination);
        if (remote != null && from.role() != Role.FABRIC) {
            overFabric(frame, word, remote.endpoint());
        } else {
            gateway.group().hosts().resolve(destination, connected.vlan(), gateway, frame, word);
        }
    }

    private @Nullable HostRoute remoteRoute(IpAddress destination) {
        EvpnDirectory directory = gateway.group().directory();
        HostRoute route = directory == null ? null : directory.host(destination);
        return route == null || route.endpoint() == gateway.group().endpoint() ? null : route;
    }

    private void outwards(Frame frame, long word, IpAddress destination, Attachment from) {
        int hash = FlowHash.of(frame, gateway.config().ecmpSeed());
        Attachment north = northFor(destination, hash);
        if (north != null) {
            gateway.counters().routed.add(frame.packets());
            long nextHop = north.northRoute().nextHopMac();
            north.port().send(frame.routed(nextHop, gateway.config().realMac()), word);
            return;
        }
        HostRoute remote = remoteRoute(destination);
        EvpnDirectory directory = gateway.group().directory();
        int exit =
                remote != null ? remote.endpoint() : directory == null ? EvpnDirectory.NOWHERE : directory.exit(hash);
        if (exit == EvpnDirectory.NOWHERE || exit == gateway.group().endpoint() || from.role() == Role.FABRIC) {
            viaPeer(frame, word, from);
        } else {
            overFabric(frame, word, exit);
        }
    }

    /** A member without a route of its own hands the packet to the one that has it. */
    private void viaPeer(Frame frame, long word, Attachment from) {
        Attachment peer = gateway.switching().anyOf(Role.PEER, 0);
        DistributedGateway member = gateway.group().peerOf(gateway);
        if (peer == null
                || member == null
                || from.role() == Role.PEER
                || member.switching().anyOf(Role.NORTH, 0) == null) {
            gateway.counters().noRouteDrops.add(1);
            return;
        }
        gateway.counters().routed.add(frame.packets());
        VlanInterface any = gateway.config().interfaces().get(0);
        peer.send(frame.routed(member.config().realMac(), gateway.config().realMac()), any.vlan(), word);
    }

    /** The north port with the longest matching prefix; among equals the flow's hash decides. */
    private @Nullable Attachment northFor(IpAddress destination, int hash) {
        List<Attachment> all = gateway.attachments();
        int best = -1;
        int equals = 0;
        for (int i = 0; i < all.size(); i++) {
            int length = matchOf(all.get(i), destination);
            if (length > best) {
                best = length;
                equals = 1;
            } else if (length == best && length >= 0) {
                equals++;
            }
        }
        if (best < 0) {
            return null;
        }
        int chosen = Math.floorMod(hash, equals);
        for (int i = 0; i < all.size(); i++) {
            if (matchOf(all.get(i), destination) == best && chosen-- == 0) {
                return all.get(i);
            }
        }
        return null;
    }

    private static int matchOf(Attachment attachment, IpAddress destination) {
        return attachment.role() == Role.NORTH && attachment.port().hasCarrier()
                ? attachment.northRoute().match(destination)
                : -1;
    }

    private void overFabric(Frame frame, long word, int endpoint) {
        EvpnDirectory directory = gateway.group().directory();
        Attachment spine = gateway.switching()
                .anyOf(Role.FABRIC, FlowHash.of(frame, gateway.config().ecmpSeed()));
        if (directory == null || spine == null) {
            gateway.counters().noRouteDrops.add(1);
            return;
        }
        gateway.counters().routed.add(frame.packets());
        long own = directory.routerMac(gateway.group().endpoint());
        spine.port().send(frame.routed(directory.routerMac(endpoint), own), word);
    }

    /** Answers an echo request, or a datagram if the gateway has a datagram service; anything else ends here. */
    private void answer(Frame frame, long word, IpPacket packet) {
        HostEntry host = gateway.group().hosts().entry(packet.src());
        Frame known = host != null && host.isResolved() ? host.replyTo(frame) : null;
        if (host != null && known != null) {
            gateway.counters().localReplies.add(frame.packets());
            gateway.deliver(host, known, word);
            return;
        }
        IpPacket reply = replyTo(packet);
        if (reply == null) {
            return;
        }
        gateway.counters().localReplies.add(frame.packets());
        if (host != null && host.isResolved()) {
            Frame first = Frame.of(host.mac(), gateway.config().realMac(), reply);
            host.rememberReply(frame, first);
            gateway.deliver(host, first, word);
            return;
        }
        VlanInterface connected = gateway.connectedTo(packet.src());
        Frame made = Frame.of(frame.src(), gateway.config().realMac(), reply);
        if (connected != null) {
            gateway.group().hosts().resolve(packet.src(), connected.vlan(), gateway, made, word);
        } else {
            Attachment north = northFor(packet.src(), 0);
            if (north != null) {
                north.port()
                        .send(
                                made.routed(
                                        north.northRoute().nextHopMac(),
                                        gateway.config().realMac()),
                                word);
            }
        }
    }

    private @Nullable IpPacket replyTo(IpPacket packet) {
        if (packet.kind() == IpPacket.Kind.ECHO_REQUEST) {
            return reply(packet, IpPacket.Kind.ECHO_REPLY, packet.payloadBytes());
        }
        int bytes = gateway.config().udpReplyBytes();
        if (packet.protocol() == IpPacket.Protocol.UDP && packet.kind() == IpPacket.Kind.DATA && bytes >= 0) {
            return reply(packet, IpPacket.Kind.DATA, bytes);
        }
        return null;
    }

    private static IpPacket reply(IpPacket to, IpPacket.Kind kind, int bytes) {
        boolean icmp = to.protocol() == IpPacket.Protocol.ICMP;
        int src = icmp ? to.srcPort() : to.dstPort();
        int dst = icmp ? to.dstPort() : to.srcPort();
        return new IpPacket(to.dst(), to.src(), to.protocol(), src, dst, kind, bytes);
    }
}
