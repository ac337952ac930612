package io.floodscope.host;

import io.floodscope.host.neigh.NeighborDevice;
import io.floodscope.host.neigh.NeighborEntry;
import io.floodscope.host.neigh.NeighborFace;
import io.floodscope.host.neigh.NeighborState;
import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.host.neigh.ProbeKind;
import io.floodscope.host.neigh.Update;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import org.jspecify.annotations.Nullable;

/** IPv4 on an interface: what it asks, answers and learns with ARP (net/ipv4/arp.c). */
final class ArpFace implements NeighborFace {

    private final HostInterface itf;
    private final ProxyQueue proxied;

    ArpFace(HostInterface itf) {
        this.itf = itf;
        this.proxied = new ProxyQueue(itf, false);
    }

    private NeighborDevice neighbors() {
        return itf.neighbors(false);
    }

    @Override
    public long fixedAddress(IpAddress ip) {
        if (ip.isMulticast()) {
            return ip.multicastMac();
        }
        return itf.isBroadcast(ip) ? MacAddress.BROADCAST : MacAddress.NONE;
    }

    @Override
    public boolean probeUsesEntry() {
        return false;
    }

    @Override
    public void solicit(NeighborEntry entry, ProbeKind kind, @Nullable IpAddress source) {
        IpAddress sender = probeSource(entry.ip(), source);
        if (sender == null) {
            return;
        }
        long to = kind == ProbeKind.UNICAST ? entry.mac() : MacAddress.BROADCAST;
        send(to, ArpPacket.request(itf.arpSender(), sender, entry.ip()));
    }

    /** The source that a probe names (arp_solicit with arp_announce). */
    private @Nullable IpAddress probeSource(IpAddress target, @Nullable IpAddress packetSource) {
        int announce = itf.tunable(InterfaceTunable.ARP_ANNOUNCE);
        boolean local = packetSource != null && itf.host().isLocal(packetSource);
        if (packetSource != null && local && announce == 0) {
            return packetSource;
        }
        itf.host().hit(HostRule.ARP_ANNOUNCE_SOURCE);
        if (packetSource != null && local && announce == 1 && isOnSameSubnet(target, packetSource)) {
            return packetSource;
        }
        return itf.preferredSource(target);
    }

    private boolean isOnSameSubnet(IpAddress target, IpAddress source) {
        for (Prefix prefix : itf.addresses()) {
            if (prefix.contains(target) && prefix.contains(source)) {
                return true;
            }
        }
        return false;
    }

    /**
     * An ARP packet arrived (arp_process).
     *
     * @param toUs whether the frame was addressed to our MAC rather than to a group
     */
    void receive(ArpPacket packet, boolean toUs) {
        IpAddress sender = packet.spa();
        IpAddress target = packet.tpa();
        if (target.isMulticast() || target.isLoopback()) {
            return;
        }
        if (packet.isGratuitous()
                && itf.host().machine().profile().dropGratuitous()
                && itf.tunable(InterfaceTunable.DROP_GRATUITOUS_ARP) != 0) {
            itf.host().hit(HostRule.ARP_GRATUITOUS_DROPPED);
            return;
        }
        boolean request = packet.op() == ArpPacket.REQUEST;
        if (sender.isUnspecified()) {
            if (request && itf.host().isLocal(target) && !isIgnored(sender, target)) {
                itf.host().hit(HostRule.ARP_PROBE_ANSWERED);
                reply(packet);
            }
            return;
        }
        if (request && !itf.host().isLocal(sender)) {
            if (itf.host().isLocal(target)) {
                requestForUs(packet);
                return;
            }
            if (proxies(packet)) {
                requestForOthers(packet, toUs);
                return;
            }
        }
        learn(packet, toUs);
    }

    private void requestForUs(ArpPacket packet) {
        if (isIgnored(packet.spa(), packet.tpa()) || isFiltered(packet.spa())) {
            itf.host().hit(HostRule.ARP_IGNORED);
            return;
        }
        itf.host().hit(HostRule.ARP_REQUEST_TO_US);
        NeighborDevice neighbors = neighbors();
        neighbors.learn(packet.spa(), packet.sha(), NeighborState.STALE, Update.OVERRIDE, true);
        if (neighbors.lookup(packet.spa()) != null) {
            reply(packet);
        }
    }

    private boolean isIgnored(IpAddress sender, IpAddress target) {
        return switch (itf.tunable(InterfaceTunable.ARP_IGNORE)) {
            case 0, 3 -> false;
            case 1 -> !itf.hasAddress(target);
            case 2 -> !itf.hasAddress(target) || !(sender.isUnspecified() || isOnSameSubnet(sender, target));
            default -> true;
        };
    }

    private boolean isFiltered(IpAddress sender) {
        return itf.tunable(InterfaceTunable.ARP_FILTER) != 0
                && itf.host().routes().interfaceTowards(sender) != itf;
    }

    /** Whether it answers for an address of somebody else (arp_fwd_proxy, arp_fwd_pvlan, pneigh_lookup). */
    private boolean proxies(ArpPacket request) {
        IpAddress target = request.tpa();
        HostInterface towards = itf.host().routes().interfaceTowards(target);
        if (itf.tunable(InterfaceTunable.FORWARDING4) == 0 || towards == null) {
            return false;
        }
        if (towards == itf) {
            return itf.tunable(InterfaceTunable.PROXY_ARP_PVLAN) != 0 && !request.isGratuitous();
        }
        return itf.isProxied(target) || (itf.tunable(InterfaceTunable.PROXY_ARP) != 0 && isOtherMedium(towards));
    }

    /** Whether two interfaces lie on different media, as far as their medium_id tells. */
    private boolean isOtherMedium(HostInterface towards) {
        int here = itf.tunable(InterfaceTunable.MEDIUM_ID);
        int there = towards.tunable(InterfaceTunable.MEDIUM_ID);
        return here == 0
                || (here != InterfaceTunable.UNKNOWN_MEDIUM
                        && there != here
                        && there != InterfaceTunable.UNKNOWN_MEDIUM);
    }

    private void requestForOthers(ArpPacket packet, boolean answersAtOnce) {
        itf.host().hit(HostRule.ARP_PROXY);
        neighbors().learn(packet.spa(), packet.sha(), NeighborState.STALE, Update.OVERRIDE, true);
        if (answersAtOnce || !proxied.delays()) {
            reply(packet);
        } else {
            // When its time has come the kernel looks at the request once more.
            proxied.put(() -> receive(packet, true));
        }
    }

    private void learn(ArpPacket packet, boolean toUs) {
        NeighborDevice neighbors = neighbors();
        NeighborEntry known = neighbors.lookup(packet.spa());
        boolean accepted = isAccepted(packet.spa());
        if (known == null && !accepted) {
            return;
        }
        boolean unicast = isUnicastAddress(packet.spa());
        boolean gratuitous = isGratuitous(packet) && unicast;
        boolean reply = packet.op() == ArpPacket.REPLY;
        if (known == null) {
            boolean creates = itf.host().machine().profile().arpAcceptReplyOnly()
                    ? reply && unicast
                    : gratuitous || (reply && unicast);
            if (!creates) {
                return;
            }
            itf.host().hit(HostRule.ARP_ACCEPT_CREATES);
            known = neighbors.resolve(packet.spa());
            if (known == null) {
                return;
            }
        }
        boolean confirms = reply && toUs;
        itf.host().hit(confirms ? HostRule.ARP_UNICAST_REPLY_CONFIRMS : HostRule.ARP_SENDER_ADDRESS);
        int flags = overrides(known, gratuitous) ? Update.OVERRIDE : Update.NONE;
        neighbors.learn(
                packet.spa(), packet.sha(), confirms ? NeighborState.REACHABLE : NeighborState.STALE, flags, false);
    }

    private boolean overrides(NeighborEntry known, boolean gratuitous) {
        if (gratuitous && itf.host().machine().profile().garpBeatsLocktime()) {
            itf.host().hit(HostRule.ARP_GRATUITOUS_OVERRIDES);
            return true;
        }
        NeighborDevice neighbors = neighbors();
        var clock = itf.host().machine().clock();
        // Strictly later, at exact times too: an announcement that comes exactly one lock time after the last is
        // refused.
        boolean unlocked =
                clock.now() > known.updated() + clock.ticks(neighbors.params().nanos(NeighborTunable.LOCKTIME));
        if (!unlocked) {
            itf.host().hit(HostRule.ARP_LOCKTIME);
        }
        return unlocked;
    }

    private static boolean isGratuitous(ArpPacket packet) {
        return packet.isGratuitous() && (packet.op() == ArpPacket.REQUEST || packet.tha() == packet.sha());
    }

    private boolean isUnicastAddress(IpAddress ip) {
        return !ip.isMulticast() && !itf.isBroadcast(ip) && !itf.host().isLocal(ip) && !ip.isUnspecified();
    }

    private boolean isAccepted(IpAddress sender) {
        int accept = itf.host().machine().profile().arpAcceptReplyOnly()
                ? itf.host().allTunable(InterfaceTunable.ARP_ACCEPT)
                : itf.tunable(InterfaceTunable.ARP_ACCEPT);
        return switch (accept) {
            case 0 -> false;
            case 2 -> !itf.host().machine().profile().arpAcceptSubnet() || itf.isOnLink(sender);
            default -> true;
        };
    }

    private void reply(ArpPacket request) {
        send(
                request.sha(),
                new ArpPacket(ArpPacket.REPLY, itf.arpSender(), request.tpa(), request.sha(), request.spa()));
    }

    /** Announces all IPv4 addresses (arp_notify). */
    void announceAll() {
        itf.host().hit(HostRule.ARP_NOTIFY);
        for (Prefix prefix : itf.addresses()) {
            if (!prefix.address().v6()) {
                announce(prefix.address(), false);
            }
        }
    }

    /** A gratuitous ARP for an address, as a request with an empty THA or as a reply with THA = SHA. */
    void announce(IpAddress address, boolean asReply) {
        long sha = itf.arpSender();
        send(
                MacAddress.BROADCAST,
                asReply
                        ? new ArpPacket(ArpPacket.REPLY, sha, address, sha, address)
                        : ArpPacket.request(sha, address, address));
    }

    private void send(long to, ArpPacket packet) {
        itf.send(Frame.of(to, itf.ethernetSource(), packet), 0);
    }
}
