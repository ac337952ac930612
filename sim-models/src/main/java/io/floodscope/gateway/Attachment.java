package io.floodscope.gateway;

import io.floodscope.net.addr.Vlan;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Port;
import java.util.BitSet;
import java.util.List;

/** A port of a gateway with what it is for. */
final class Attachment {

    /** What a port is for. */
    enum Role {
        /** Hosts and bridges, in VLANs. */
        DOWNLINK,
        /** The other member of a pair: all VLANs, tagged. */
        PEER,
        /** A spine. */
        FABRIC,
        /** A routed link out of the VLANs. */
        NORTH
    }

    private final Role role;
    private final Port port;
    private final int portChannel;
    private final int untaggedVlan;
    private final BitSet tagged = new BitSet();
    private final NorthRoute north;

    private Attachment(Role role, Port port, int portChannel, int untaggedVlan, NorthRoute north) {
        this.role = role;
        this.port = port;
        this.portChannel = portChannel;
        this.untaggedVlan = untaggedVlan;
        this.north = north;
    }

    static Attachment downlink(Port port, Downlink config, List<VlanInterface> interfaces) {
        Attachment made =
                new Attachment(Role.DOWNLINK, port, config.portChannel(), config.untaggedVlan(), NorthRoute.UNUSED);
        for (VlanInterface one : interfaces) {
            if (config.tags(one.vlan())) {
                made.tagged.set(one.vlan());
            }
        }
        if (config.taggedVlans() != null) {
            config.taggedVlans().forEach(made.tagged::set);
        }
        return made;
    }

    static Attachment peer(Port port) {
        Attachment made = new Attachment(Role.PEER, port, 0, 0, NorthRoute.UNUSED);
        made.tagged.set(Vlan.MIN, Vlan.MAX + 1);
        return made;
    }

    static Attachment fabric(Port port) {
        Attachment made = new Attachment(Role.FABRIC, port, 0, 0, NorthRoute.UNUSED);
        made.tagged.set(Vlan.MIN, Vlan.MAX + 1);
        return made;
    }

    static Attachment north(Port port, NorthRoute route) {
        return new Attachment(Role.NORTH, port, 0, Vlan.UNTAGGED, route);
    }

    Role role() {
        return role;
    }

    Port port() {
        return port;
    }

    int portChannel() {
        return portChannel;
    }

    NorthRoute northRoute() {
        return north;
    }

    /** VLAN of a frame with this tag, or {@link Vlan#UNTAGGED} if the port does not take it. */
    int vlanOf(int tag) {
        if (tag == Vlan.UNTAGGED || tag == Vlan.PRIORITY) {
            return untaggedVlan;
        }
        return tagged.get(tag) ? tag : Vlan.UNTAGGED;
    }

    /** Whether frames of a VLAN leave here. */
    boolean carries(int vlan) {
        return vlan == untaggedVlan || tagged.get(vlan);
    }

    /** Sends a frame in a VLAN, tagged as the port wants it. */
    void send(Frame frame, int vlan, long word) {
        port.send(frame.withVlan(vlan == untaggedVlan ? Vlan.UNTAGGED : vlan), word);
    }
}
