package io.floodscope.host;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.host.neigh.NeighborDevice;
import io.floodscope.host.neigh.NeighborEntry;
import io.floodscope.host.neigh.NeighborFace;
import io.floodscope.host.neigh.NeighborState;
import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.host.neigh.Outgoing;
import io.floodscope.host.neigh.ProbeKind;
import io.floodscope.host.neigh.Update;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.NdPacket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** IPv6 on an interface: neighbour discovery and duplicate address detection (net/ipv6/ndisc.c, addrconf.c). */
final class NdFace implements NeighborFace {

    private static final long DAD_DELAY_BOUND = 1_000_000_000L;

    private final HostInterface itf;
    private final List<Dad> tentative = new ArrayList<>();
    private final ProxyQueue proxied;

    NdFace(HostInterface itf) {
        this.itf = itf;
        this.proxied = new ProxyQueue(itf, true);
    }

    private NeighborDevice neighbors() {
        return itf.neighbors(true);
    }

    @Override
    public long fixedAddress(IpAddress ip) {
        return ip.isMulticast() ? ip.multicastMac() : MacAddress.NONE;
    }

    @Override
    public boolean probeUsesEntry() {
        return true;
    }

    @Override
    public void solicit(NeighborEntry entry, ProbeKind kind, @Nullable IpAddress source) {
        IpAddress from = source != null && itf.hasAddress(source) ? source : itf.linkLocal();
        if (kind == ProbeKind.UNICAST) {
            transmit(entry.mac(), NdPacket.solicitation(from, entry.ip(), entry.ip(), itf.arpSender()));
        } else {
            IpAddress group = entry.ip().solicitedNode();
            multicast(NdPacket.solicitation(from, group, entry.ip(), itf.arpSender()));
        }
    }

    /** A message arrived. */
    void receive(NdPacket packet) {
        switch (packet.type()) {
            case NS -> solicitation(packet);
            case NA -> advertisement(packet);
            case RA -> routerAdvertisement(packet);
            case RS -> routerSolicitation(packet);
        }
    }

    private void solicitation(NdPacket packet) {
        IpAddress target = packet.target();
        boolean dad = packet.src().isUnspecified();
        if (target.isMulticast() || (dad && packet.linkLayer() != MacAddress.NONE)) {
            return;
        }
        Dad pending = tentativeOf(target);
        if (pending != null) {
            if (dad) {
                pending.fail();
            }
            return;
        }
        if (itf.hasAddress(target)) {
            answer(packet, true);
        } else if (isProxied(target)) {
            itf.host().hit(HostRule.ND_PROXY);
            if (packet.dst().isMulticast() && proxied.delays()) {
                proxied.put(() -> answerLater(packet));
            } else {
                answer(packet, false);
            }
        }
    }

    private boolean isProxied(IpAddress target) {
        return itf.tunable(InterfaceTunable.FORWARDING6) != 0
                && itf.tunable(InterfaceTunable.PROXY_NDP) != 0
                && itf.isProxied(target);
    }

    private void answerLater(NdPacket packet) {
        if (isProxied(packet.target())) {
            answer(packet, false);
        }
    }

    /** Answers a solicitation; for an address of somebody else neither as a router nor with O (ndisc_recv_ns). */
    private void answer(NdPacket packet, boolean own) {
        IpAddress target = packet.target();
        boolean router = own && itf.tunable(InterfaceTunable.FORWARDING6) != 0;
        if (packet.src().isUnspecified()) {
            itf.host().hit(HostRule.ND_DAD_ANSWERED);
            IpAddress from = own ? target : itf.linkLocal();
            multicast(NdPacket.advertisement(from, IpAddress.ALL_NODES6, target, itf.arpSender(), router, false, own));
            return;
        }
        itf.host().hit(HostRule.ND_SOLICITATION);
        boolean multicast = packet.dst().isMulticast();
        boolean creates = !multicast || packet.linkLayer() != MacAddress.NONE;
        NeighborDevice neighbors = neighbors();
        neighbors.learn(
                packet.src(), packet.linkLayer(), NeighborState.STALE, Update.WEAK_OVERRIDE | Update.OVERRIDE, creates);
        NeighborEntry asker = neighbors.lookup(packet.src());
        if (asker != null) {
            long option = multicast ? itf.arpSender() : MacAddress.NONE;
            IpAddress preferred = own ? target : itf.preferredSource(packet.src());
            IpAddress from = preferred == null ? itf.linkLocal() : preferred;
            asker.send(
                    new Message(
                            NdPacket.advertisement(from, packet.src(), target, option, router, true, own && multicast)),
                    0);
        }
    }

    private void advertisement(NdPacket packet) {
        IpAddress target = packet.target();
        if (target.isMulticast() || (packet.solicited() && packet.dst().isMulticast())) {
            return;
        }
        if (!packet.solicited() && itf.tunable(InterfaceTunable.DROP_UNSOLICITED_NA) != 0) {
            itf.host().hit(HostRule.ND_UNSOLICITED_DROPPED);
            return;
        }
        Dad pending = tentativeOf(target);
        if (pending != null) {
            pending.fail();
            return;
        }
        if (itf.hasAddress(target)) {
            return;
        }
        NeighborDevice neighbors = neighbors();
        NeighborEntry known = neighbors.lookup(target);
        NeighborState state = packet.solicited() ? NeighborState.REACHABLE : NeighborState.STALE;
        if (known == null) {
            if (!acceptsUntracked(packet)) {
                return;
            }
            itf.host().hit(HostRule.ND_UNTRACKED);
            known = neighbors.resolve(target);
            state = NeighborState.STALE;
        }
        if (known == null || known.state() == NeighborState.FAILED) {
            itf.host().hit(HostRule.ND_FAILED_IGNORED);
            return;
        }
        itf.host().hit(HostRule.ND_ADVERTISEMENT);
        boolean wasRouter = known.isRouter();
        int flags = Update.WEAK_OVERRIDE
                | Update.OVERRIDE_ISROUTER
                | (packet.override() ? Update.OVERRIDE : 0)
                | (packet.router() ? Update.ISROUTER : 0);
        neighbors.learn(target, packet.linkLayer(), state, flags, false);
        if (wasRouter && !known.isRouter()) {
            itf.host().routes().removeLearnedDefault(target);
        }
    }

    private boolean acceptsUntracked(NdPacket packet) {
        if (packet.linkLayer() == MacAddress.NONE || itf.tunable(InterfaceTunable.FORWARDING6) == 0) {
            return false;
        }
        return switch (itf.tunable(InterfaceTunable.ACCEPT_UNTRACKED_NA)) {
            case 1 -> true;
            case 2 -> itf.isOnLink(packet.src());
            default -> false;
        };
    }

    private void routerAdvertisement(NdPacket packet) {
        boolean forwarding = itf.tunable(InterfaceTunable.FORWARDING6) != 0;
        int accept = itf.tunable(InterfaceTunable.ACCEPT_RA);
        if (accept == 0 || (forwarding && accept < 2) || !packet.src().isLinkLocal6()) {
            return;
        }
        itf.host().hit(HostRule.ND_ROUTER_ADVERTISEMENT);
        if (packet.reachableMillis() > 0) {
            neighbors().routerReachableTime(packet.reachableMillis());
        }
        itf.host().routes().addLearnedDefault(packet.src(), itf);
        int flags = Update.WEAK_OVERRIDE | Update.OVERRIDE | Update.OVERRIDE_ISROUTER | Update.ISROUTER;
        neighbors().learn(packet.src(), packet.linkLayer(), NeighborState.STALE, flags, true);
    }

    private void routerSolicitation(NdPacket packet) {
        boolean router = itf.tunable(InterfaceTunable.FORWARDING6) != 0;
        if (router && packet.linkLayer() != MacAddress.NONE && !packet.src().isUnspecified()) {
            neighbors()
                    .learn(
                            packet.src(),
                            packet.linkLayer(),
                            NeighborState.STALE,
                            Update.WEAK_OVERRIDE | Update.OVERRIDE | Update.OVERRIDE_ISROUTER,
                            true);
        }
    }

    /** Announces all addresses, the link-local one last (ndisc_notify; {@code ndisc_send_unsol_na}). */
    void announceAll() {
        itf.host().hit(HostRule.ND_NOTIFY);
        boolean any = false;
        for (Prefix prefix : itf.addresses()) {
            if (prefix.address().v6()) {
                announce(prefix.address());
                any = true;
            }
        }
        if (any) {
            announce(itf.linkLocal());
        }
    }

    /** An unsolicited advertisement to all nodes, with O. */
    void announce(IpAddress address) {
        boolean router = itf.tunable(InterfaceTunable.FORWARDING6) != 0;
        multicast(NdPacket.advertisement(address, IpAddress.ALL_NODES6, address, itf.arpSender(), router, false, true));
    }

    /** A router advertisement to all nodes. */
    void advertiseRouter(long reachableMillis) {
        multicast(
                NdPacket.routerAdvertisement(itf.linkLocal(), IpAddress.ALL_NODES6, itf.arpSender(), reachableMillis));
    }

    /** Starts duplicate address detection of a new address. */
    void addTentative(Prefix address) {
        if (itf.tunable(InterfaceTunable.DAD_TRANSMITS) == 0) {
            itf.addAddress(address);
            return;
        }
        itf.host().hit(HostRule.ND_DAD);
        Dad dad = new Dad(address, itf.tunable(InterfaceTunable.DAD_TRANSMITS));
        tentative.add(dad);
        long delay = itf.host().randomStream("dad/" + address).nextLong(DAD_DELAY_BOUND);
        itf.host().at(delay, Phase.TIMER, dad);
    }

    boolean removeTentative(IpAddress address) {
        return tentative.removeIf(d -> d.address.address().equals(address));
    }

    void linkDown() {
        tentative.clear();
    }

    private @Nullable Dad tentativeOf(IpAddress target) {
        for (Dad dad : tentative) {
            if (dad.address.address().equals(target)) {
                return dad;
            }
        }
        return null;
    }

    private void multicast(NdPacket packet) {
        NeighborEntry group = neighbors().resolve(packet.dst());
        if (group != null) {
            group.send(new Message(packet), 0);
        }
    }

    private void transmit(long to, NdPacket packet) {
        itf.send(Frame.of(to, itf.ethernetSource(), packet), 0);
    }

    /** A message that goes through the neighbour table like any other packet. */
    private final class Message implements Outgoing {
        private final NdPacket packet;

        Message(NdPacket packet) {
            this.packet = packet;
        }

        @Override
        public void transmit(long destinationMac, long word) {
            NdFace.this.transmit(destinationMac, packet);
        }

        @Override
        public IpAddress source() {
            return packet.src();
        }

        @Override
        public int trueSize() {
            return BufferSize.of(packet.bytes(), itf.host().machine().profile().smallHeads());
        }

        @Override
        public void unreachable(long word) {
            itf.host().hit(HostRule.UNREACHABLE_REPORTED);
        }
    }

    /** Duplicate address detection of one address: solicitations from ::, then it may be used. */
    private final class Dad implements Event {
        private final Prefix address;
        private int left;
        private boolean failed;

        Dad(Prefix address, int transmits) {
            this.address = address;
            this.left = transmits;
        }

        @Override
        public void fire() {
            if (failed || !tentative.contains(this)) {
                return;
            }
            IpAddress ip = address.address();
            if (left > 0) {
                left--;
                multicast(NdPacket.solicitation(IpAddress.ANY6, ip.solicitedNode(), ip, MacAddress.NONE));
                itf.host().at(neighbors().params().nanos(NeighborTunable.RETRANS_TIME), Phase.TIMER, this);
                return;
            }
            tentative.remove(this);
            itf.addAddress(address);
            if (itf.tunable(InterfaceTunable.NDISC_NOTIFY) != 0) {
                itf.host().hit(HostRule.ND_NOTIFY);
                announce(ip);
            }
        }

        void fail() {
            failed = true;
            tentative.remove(this);
        }
    }
}
