package io.floodscope.ovn;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.NdPacket;
import org.jspecify.annotations.Nullable;

/** The logical switches as one chassis carries them out: address resolution for known ports, delivery, FDB learning. */
final class SwitchPipeline {

    private final OvnDeployment deployment;
    private final OvnChassis chassis;

    SwitchPipeline(OvnDeployment deployment, OvnChassis chassis) {
        this.deployment = deployment;
        this.chassis = chassis;
    }

    void fromVif(Vif from, Frame frame, long word) {
        LogicalSwitch ls = from.logicalSwitch();
        IpAddress asked = askedFor(frame);
        if (asked != null) {
            Vif known = ls.vifByIp(asked);
            if (known != null && known != from) {
                from.port().send(Resolution.answer(frame, known.mac(), false), 0);
                return;
            }
            LogicalRouterPort router = ls.routerPortByIp(asked);
            if (router != null) {
                from.port().send(Resolution.answer(frame, router.mac(), true), 0);
                return;
            }
        }
        forward(ls, from, frame, word);
        if (frame.isGroupAddressed()) {
            floodLocal(ls, from, frame, word);
            chassis.sendLocalnet(ls, frame, word);
            deployment.floodTunnels(ls, chassis, frame, word);
        }
    }

    void fromLocalnet(LogicalSwitch ls, Frame received, long word) {
        Frame frame = routersSource(ls, received);
        learn(ls, frame);
        IpAddress asked = askedFor(frame);
        LogicalRouterPort target = asked == null ? null : ls.routerPortByIp(asked);
        if (target != null) {
            deployment.rules().hit(OvnRule.REQUEST_REACHES_ITS_TARGET);
            if (target.hostedOn(chassis) && (frame.isGroupAddressed() || frame.dst() == target.mac())) {
                chassis.routing().ingress(target, frame, word);
            }
            return;
        }
        if (!frame.isGroupAddressed()) {
            forward(ls, null, frame, word);
            return;
        }
        toRouters(ls, frame, asked != null, word);
        floodLocal(ls, null, frame, word);
    }

    /** A frame to all; what routers ask, or another chassis in their name, reaches none of them. */
    private void toRouters(LogicalSwitch ls, Frame frame, boolean asks, long word) {
        if (asks && ls.routerPortByMac(frame.src()) != null) {
            deployment.rules().hit(OvnRule.OWN_ADDRESSES_NOT_LEARNED);
            return;
        }
        for (int i = 0; i < ls.routerPorts().size(); i++) {
            LogicalRouterPort port = ls.routerPorts().get(i);
            if (port.hostedOn(chassis)) {
                chassis.routing().ingress(port, frame, word);
            }
        }
    }

    /** A unicast frame inside a switch; {@code from} is null for one that came in by localnet. */
    private void forward(LogicalSwitch ls, @Nullable Vif from, Frame frame, long word) {
        if (frame.isGroupAddressed()) {
            return;
        }
        LogicalRouterPort router = ls.routerPortByMac(frame.dst());
        if (router != null) {
            if (from != null || router.hostedOn(chassis)) {
                chassis.routing().ingress(router, frame, word);
            }
            return;
        }
        Vif vif = ls.vifByMac(frame.dst());
        if (vif == null) {
            if (from != null) {
                toUnknown(ls, frame, word);
            }
        } else if (from != null || vif.chassis() == chassis || !vif.chassis().hasLocalnet(ls)) {
            deliver(vif, frame, word);
        }
    }

    /** A frame that another chassis routed: its source is that chassis' MAC on the wire, the router port's behind it. */
    private Frame routersSource(LogicalSwitch ls, Frame frame) {
        String network = ls.physicalNetwork();
        if (network == null || ls.routerPorts().size() != 1) {
            return frame;
        }
        for (OvnChassis other : deployment.chassis()) {
            if (other.sendsAs(network, frame.src())) {
                return frame.routed(frame.dst(), ls.routerPorts().get(0).mac());
            }
        }
        return frame;
    }

    /** A frame that a router port sends into its switch. */
    void fromRouter(LogicalRouterPort port, Frame frame, long word) {
        LogicalSwitch ls = port.logicalSwitch();
        if (frame.isGroupAddressed()) {
            toAskedRouter(port, frame, word);
            floodLocal(ls, null, frame, word);
            chassis.sendLocalnet(ls, frame, word);
            return;
        }
        Vif vif = ls.vifByMac(frame.dst());
        if (vif != null) {
            deliver(vif, frame, word);
            return;
        }
        LogicalRouterPort other = ls.routerPortByMac(frame.dst());
        if (other != null && other != port) {
            chassis.routing().ingress(other, frame, word);
            return;
        }
        toUnknown(ls, frame, word);
    }

    /** What a router asks reaches the router that owns the address, and no other: routers learn nothing of one another's announcements. */
    private void toAskedRouter(LogicalRouterPort from, Frame frame, long word) {
        LogicalSwitch ls = from.logicalSwitch();
        IpAddress asked = askedFor(frame);
        LogicalRouterPort target = asked == null ? null : ls.routerPortByIp(asked);
        if (target != null && target != from) {
            if (target.hostedOn(chassis)) {
                chassis.routing().ingress(target, frame, word);
            }
        } else if (ls.routerPorts().size() > 1) {
            deployment.rules().hit(OvnRule.OWN_ADDRESSES_NOT_LEARNED);
        }
    }

    private void toUnknown(LogicalSwitch ls, Frame frame, long word) {
        FdbEntry known = ls.fdb(frame.dst());
        if (known != null && known.chassis() != chassis && !chassis.hasLocalnet(ls)) {
            deployment.tunnelToLocalnet(chassis, known.chassis(), ls, frame, word);
        } else {
            chassis.sendLocalnet(ls, frame, word);
        }
    }

    void deliver(Vif vif, Frame frame, long word) {
        LogicalSwitch ls = vif.logicalSwitch();
        if (vif.chassis() == chassis) {
            vif.port().send(frame, word);
        } else if (chassis.hasLocalnet(ls) && vif.chassis().hasLocalnet(ls)) {
            deployment.rules().hit(OvnRule.LOCALNET_BETWEEN_CHASSIS);
            chassis.sendLocalnet(ls, frame, word);
        } else {
            deployment.tunnelToVif(chassis, vif, frame, word);
        }
    }

    void floodLocal(LogicalSwitch ls, @Nullable Vif except, Frame frame, long word) {
        for (int i = 0; i < ls.vifs().size(); i++) {
            Vif vif = ls.vifs().get(i);
            if (vif != except && vif.chassis() == chassis) {
                vif.port().send(frame, word);
            }
        }
    }

    private void learn(LogicalSwitch ls, Frame frame) {
        if (!ls.learnsFdb()) {
            return;
        }
        FdbEntry known = ls.fdb(frame.src());
        if (known != null && known.chassis() == chassis) {
            known.flows[chassis.index()].heard(deployment.scheduler().nowNanos());
        } else if (ls.routerPortByMac(frame.src()) == null && ls.vifByMac(frame.src()) == null) {
            chassis.controller().learnFdb(ls, frame.src());
        }
    }

    private static @Nullable IpAddress askedFor(Frame frame) {
        if (frame.payload() instanceof ArpPacket arp && arp.op() == ArpPacket.REQUEST) {
            return arp.tpa();
        }
        return frame.payload() instanceof NdPacket nd && nd.type() == NdPacket.Type.NS ? nd.target() : null;
    }
}
