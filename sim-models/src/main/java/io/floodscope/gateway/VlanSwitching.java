package io.floodscope.gateway;

import io.floodscope.engine.Simulation;
import io.floodscope.gateway.Attachment.Role;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.flood.FloodRecorder;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Port;
import io.floodscope.net.overlay.EvpnDirectory;
import io.floodscope.net.overlay.FlowHash;
import io.floodscope.result.Cause;
import io.floodscope.result.Mark;
import io.floodscope.text.Durations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Switching within the VLANs of a gateway. Split horizon keeps it free of loops: what came from the fabric does not return
 * there, nor does what came over the peer link, and a broadcast enters the fabric at one member only.
 */
final class VlanSwitching {

    private final DistributedGateway gateway;
    private final Simulation simulation;
    private final FloodRecorder floods;

    VlanSwitching(DistributedGateway gateway, Simulation simulation, FloodRecorder floods) {
        this.gateway = gateway;
        this.simulation = simulation;
        this.floods = floods;
    }

    /** Notes where a MAC was heard. */
    void learn(int vlan, long mac, Attachment from) {
        if (gateway.group().fdb().learn(vlan, mac, gateway, from, simulation.nowNanos())) {
            floods.learned(simulation.nowNanos(), vlan, mac);
            EvpnDirectory directory = gateway.group().directory();
            if (directory != null) {
                directory.advertiseMac(vlan, mac, gateway.group().endpoint());
            }
        }
    }

    /** A frame came over the fabric: its source is no longer below this endpoint if another one has advertised it since. */
    void heardOverFabric(int vlan, long mac) {
        EvpnDirectory directory = gateway.group().directory();
        if (directory != null
                && directory.endpointOf(vlan, mac) != gateway.group().endpoint()) {
            gateway.group().fdb().forget(vlan, mac);
        }
    }

    /** Where a frame to a MAC leaves, or null if nobody knows. */
    private @Nullable Attachment exitTo(int vlan, long mac) {
        LeafFdb.Slot slot = gateway.group().fdb().lookup(vlan, mac, simulation.nowNanos());
        if (slot == null) {
            EvpnDirectory directory = gateway.group().directory();
            int endpoint = directory == null ? EvpnDirectory.NOWHERE : directory.endpointOf(vlan, mac);
            return endpoint == EvpnDirectory.NOWHERE
                            || endpoint == gateway.group().endpoint()
                    ? null
                    : anyOf(Role.FABRIC, (int) mac);
        }
        if (slot.member() == gateway) {
            return slot.port();
        }
        if (slot.port().portChannel() != 0) {
            Attachment own = portChannel(slot.port().portChannel());
            if (own != null) {
                return own;
            }
        }
        return anyOf(Role.PEER, 0);
    }

    private @Nullable Attachment portChannel(int number) {
        List<Attachment> all = gateway.attachments();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).portChannel() == number && all.get(i).port().hasCarrier()) {
                return all.get(i);
            }
        }
        return null;
    }

    /** One of the live ports of a role, by a hash; null if there is none. */
    @Nullable
    Attachment anyOf(Role role, int hash) {
        List<Attachment> all = gateway.attachments();
        int live = 0;
        for (int i = 0; i < all.size(); i++) {
            live += all.get(i).role() == role && all.get(i).port().hasCarrier() ? 1 : 0;
        }
        if (live == 0) {
            return null;
        }
        int chosen = Math.floorMod(hash, live);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).role() == role && all.get(i).port().hasCarrier() && chosen-- == 0) {
                return all.get(i);
            }
        }
        return null;
    }

    /** Sends a frame of the gateway itself, or one that it has routed, to a MAC in a VLAN. */
    void send(Frame frame, int vlan, long word) {
        if (frame.isGroupAddressed()) {
            flood(frame, vlan, word, null);
        } else {
            forward(frame, vlan, word, null);
        }
    }

    /** Switches a unicast frame; {@code from} is null for frames that the gateway itself sends. */
    void forward(Frame frame, int vlan, long word, @Nullable Attachment from) {
        Attachment exit = exitTo(vlan, frame.dst());
        if (exit != null && exit.role() == Role.FABRIC) {
            exit = anyOf(Role.FABRIC, FlowHash.of(frame, gateway.config().ecmpSeed()));
        }
        if (exit == null) {
            unknown(frame, vlan, word, from);
        } else if (exit != from && !splitHorizon(from, exit)) {
            if (from != null) {
                gateway.counters().bridged.add(1);
            }
            exit.send(frame, vlan, word);
        }
    }

    private void unknown(Frame frame, int vlan, long word, @Nullable Attachment from) {
        gateway.group().rules().hit(GatewayRule.OWN_UNKNOWN_UNICAST);
        if (!gateway.config().floodUnknown()) {
            gateway.counters().unknownUnicastDrops.add(1);
            return;
        }
        flood(frame, vlan, word, from);
    }

    /** Sends a frame to every port of the VLAN but the one it came from. */
    void flood(Frame frame, int vlan, long word, @Nullable Attachment from) {
        List<Attachment> all = gateway.attachments();
        boolean unicast = !frame.isGroupAddressed();
        int copies = 0;
        int unwanted = 0;
        boolean fabricDone = unicast;
        for (int i = 0; i < all.size(); i++) {
            Attachment to = all.get(i);
            if (to == from || to.role() == Role.NORTH || !to.carries(vlan) || splitHorizon(from, to)) {
                continue;
            }
            if (to.role() == Role.FABRIC) {
                if (fabricDone) {
                    continue;
                }
                fabricDone = true;
                Attachment chosen =
                        anyOf(Role.FABRIC, FlowHash.of(frame, gateway.config().ecmpSeed()));
                to = chosen == null ? to : chosen;
            }
            to.send(frame, vlan, word);
            copies++;
            boolean unwantedThere = unicast && isUnwantedAt(to.port(), frame.dst());
            unwanted += unwantedThere ? 1 : 0;
            if (unicast) {
                to.port().countFlooded(frame, unwantedThere);
            }
        }
        if (unicast && copies > 0) {
            floods.flooded(
                    simulation.nowNanos(),
                    vlan,
                    frame.dst(),
                    copies,
                    unwanted,
                    (long) unwanted * frame.bytes(),
                    () -> cause(frame, vlan));
        }
    }

    private boolean splitHorizon(@Nullable Attachment from, Attachment to) {
        if (from == null) {
            return false;
        }
        if (from.role() == Role.FABRIC) {
            return to.role() == Role.FABRIC;
        }
        if (from.role() == Role.PEER) {
            return to.role() == Role.FABRIC || isLoopAvoided(from, to);
        }
        return false;
    }

    /** A frame from the peer link does not leave by a port channel that the peer could have used itself. */
    boolean isLoopAvoided(Attachment from, Attachment to) {
        if (from.role() != Role.PEER || to.portChannel() == 0) {
            return false;
        }
        DistributedGateway peer = gateway.group().peerOf(gateway);
        if (peer == null || peer.switching().portChannel(to.portChannel()) == null) {
            return false;
        }
        gateway.group().rules().hit(GatewayRule.PEER_LINK_LOOP_AVOIDANCE);
        gateway.counters().peerLinkDrops.add(1);
        return true;
    }

    /** A frame to the virtual MAC at a member that does not own it: over the peer link to the one that does. */
    void toActiveMember(Frame frame, int vlan, long word, Attachment from) {
        Attachment peer = from.role() == Role.PEER ? null : anyOf(Role.PEER, 0);
        if (peer == null) {
            gateway.counters().notOwnedDrops.add(1);
        } else {
            peer.send(frame, vlan, word);
        }
    }

    /** Whether a unicast frame that arrived at a port would be switched on to another one. */
    boolean passesOn(long mac, Attachment arrivedAt) {
        for (VlanInterface one : gateway.config().interfaces()) {
            Attachment exit = exitTo(one.vlan(), mac);
            if (exit != null && exit != arrivedAt) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnwantedAt(Port port, long dst) {
        Port peer = port.peer();
        return peer != null && peer.node().isStation() && !peer.node().owns(peer, dst);
    }

    private Cause cause(Frame frame, int vlan) {
        long seen = gateway.group().fdb().lastSeenNanos(vlan, frame.dst());
        String aging = Durations.format(gateway.profile().macAging().agingNanos());
        if (seen < 0) {
            return Cause.of(
                    "A.silent-destination-mac",
                    MacAddress.format(frame.dst()) + " has never sent a frame that " + gateway.name() + " could learn");
        }
        Mark last =
                new Mark(seen, gateway.name(), "mac-last-heard", MacAddress.format(frame.dst()) + " in VLAN " + vlan);
        gateway.noteEarlier(last);
        return new Cause(
                "B.timer-inversion",
                gateway.name() + " still has the host in its ARP table ("
                        + Durations.format(gateway.profile().arpTimeoutNanos())
                        + ") but its MAC table has forgotten it after " + aging,
                List.of(last));
    }
}
