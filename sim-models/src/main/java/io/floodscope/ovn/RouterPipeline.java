package io.floodscope.ovn;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.NdPacket;

/** The logical routers as one chassis carries them out: learning stage, answers, routing, resolution. */
final class RouterPipeline {

    private final OvnDeployment deployment;
    private final OvnChassis chassis;

    RouterPipeline(OvnDeployment deployment, OvnChassis chassis) {
        this.deployment = deployment;
        this.chassis = chassis;
    }

    /** A frame reached a router port that lives on this chassis. */
    void ingress(LogicalRouterPort port, Frame frame, long word) {
        if (frame.payload() instanceof IpPacket ip) {
            heard(port, frame, ip.src());
            route(port, frame, ip, word);
        } else if (frame.payload() instanceof ArpPacket arp) {
            arp(port, frame, arp);
        } else if (frame.payload() instanceof NdPacket nd) {
            neighbourDiscovery(port, frame, nd);
        }
    }

    private void arp(LogicalRouterPort port, Frame frame, ArpPacket arp) {
        boolean request = arp.op() == ArpPacket.REQUEST;
        boolean mine = port.owns(arp.tpa());
        learn(port, arp.spa(), arp.sha(), request, mine, !frame.isGroupAddressed());
        if (request && mine && port.hostedOn(chassis)) {
            chassis.switching().fromRouter(port, Resolution.answer(frame, port.mac(), true), 0);
        }
    }

    private void neighbourDiscovery(LogicalRouterPort port, Frame frame, NdPacket nd) {
        boolean mine = port.owns(nd.target());
        boolean teachesSource = nd.type() == NdPacket.Type.NS && !nd.src().isUnspecified();
        if (nd.linkLayer() != MacAddress.NONE && (teachesSource || nd.type() == NdPacket.Type.NA)) {
            IpAddress taught = teachesSource ? nd.src() : nd.target();
            boolean announced =
                    !teachesSource && frame.isGroupAddressed() && nd.src().isLinkLocal6();
            learn(port, taught, nd.linkLayer(), teachesSource || announced, false, !frame.isGroupAddressed());
        }
        if (nd.type() == NdPacket.Type.NS && mine && port.hostedOn(chassis)) {
            chassis.switching().fromRouter(port, Resolution.answer(frame, port.mac(), true), 0);
        }
    }

    /**
     * The learning stage.
     *
     * @param request whether the packet is an ARP request, a solicitation, or an advertisement to all from a link-local address:
     *     what teaches nothing new without {@code always_learn_from_arp_request}
     * @param mine whether it is an ARP request for an address of the port, which teaches all the same
     */
    private void learn(LogicalRouterPort port, IpAddress ip, long mac, boolean request, boolean mine, boolean unicast) {
        if (!port.hostedOn(chassis) || !teachable(port, ip, request)) {
            return;
        }
        OvnRelease release = deployment.release();
        if (request && !ip.v6() && !release.learnsFromRequests()) {
            deployment.observer().notLearned(port, ip);
            return;
        }
        MacBinding known = port.binding(ip);
        Long pinned = port.staticMac(ip);
        if (pinned != null && pinned == mac) {
            deployment.rules().hit(OvnRule.STATIC_BINDING);
            return;
        }
        if (known != null && known.mac() == mac && release.knownPairFilter()) {
            deployment.rules().hit(OvnRule.KNOWN_PAIR_FILTERED);
            deployment.observer().filtered(port, ip);
            if (deployment.countsAsHeard(request, ip)) {
                known.flows[chassis.index()].heard(deployment.scheduler().nowNanos());
            }
            chassis.controller().knownPairSeen(port, ip);
            return;
        }
        if (request && !mine && !port.router().alwaysLearnFromArpRequest() && known == null) {
            deployment.rules().hit(OvnRule.SELECTIVE_LEARNING);
            deployment.observer().notLearned(port, ip);
            return;
        }
        chassis.controller().teach(port, ip, mac, unicast);
    }

    private boolean teachable(LogicalRouterPort port, IpAddress ip, boolean request) {
        if (request && !ip.v6()) {
            boolean foreign = deployment.release().checksSenderNetwork() && !port.inNetworks(ip);
            if (foreign || ip.isUnspecified()) {
                deployment.rules().hit(OvnRule.SENDER_IN_NETWORK);
                return false;
            }
        }
        if (port.logicalSwitch().vifByIp(ip) != null && !port.router().dynamicNeighRouters()) {
            deployment.rules().hit(OvnRule.OWN_ADDRESSES_NOT_LEARNED);
            return false;
        }
        return true;
    }

    private void heard(LogicalRouterPort port, Frame frame, IpAddress source) {
        MacBinding row = port.binding(source);
        if (row != null && row.mac() == frame.src()) {
            row.flows[chassis.index()].heard(deployment.scheduler().nowNanos());
        }
    }

    private void route(LogicalRouterPort in, Frame frame, IpPacket ip, long word) {
        LogicalRouter router = in.router();
        for (LogicalRouterPort own : router.ports()) {
            if (own.owns(ip.dst())) {
                answerEcho(in, frame, ip, word);
                return;
            }
        }
        LogicalRouter.Route route = router.route(ip.dst());
        if (route == null) {
            deployment.counter("no-route").add(1);
            return;
        }
        IpAddress via = route.nextHop();
        forward(route.port(), via == null ? ip.dst() : via, frame, word);
    }

    private void answerEcho(LogicalRouterPort in, Frame frame, IpPacket ip, long word) {
        if (ip.kind() != IpPacket.Kind.ECHO_REQUEST) {
            return;
        }
        IpPacket reply = new IpPacket(
                ip.dst(),
                ip.src(),
                IpPacket.Protocol.ICMP,
                ip.srcPort(),
                ip.dstPort(),
                IpPacket.Kind.ECHO_REPLY,
                ip.payloadBytes());
        LogicalRouter.Route route = in.router().route(ip.src());
        if (route != null) {
            IpAddress via = route.nextHop();
            forward(route.port(), via == null ? ip.src() : via, Frame.of(frame.src(), in.mac(), reply), word);
        }
    }

    /** Sends a routed packet on, from the chassis that hosts the outgoing port. */
    void forward(LogicalRouterPort out, IpAddress nextHop, Frame frame, long word) {
        forward(out, nextHop, frame, word, false);
    }

    /** The same for a packet that the controller kept until its next hop was known. */
    void forwardKept(LogicalRouterPort out, IpAddress nextHop, Frame frame, long word) {
        forward(out, nextHop, frame, word, true);
    }

    private void forward(LogicalRouterPort out, IpAddress nextHop, Frame frame, long word, boolean kept) {
        if (!out.hostedOn(chassis)) {
            deployment.tunnelToGateway(chassis, out, nextHop, frame, word);
            return;
        }
        LogicalRouterPort peer = out.logicalSwitch().routerPortByIp(nextHop);
        if (peer != null && !out.router().dynamicNeighRouters()) {
            chassis.switching().fromRouter(out, Frame.of(peer.mac(), out.mac(), frame.payload()), word);
            return;
        }
        MacBinding row = out.binding(nextHop);
        if (row != null) {
            row.flows[chassis.index()].sent(deployment.scheduler().nowNanos(), kept);
            chassis.switching().fromRouter(out, row.routed(frame), word);
            return;
        }
        Long pinned = out.staticMac(nextHop);
        if (pinned != null) {
            deployment.rules().hit(OvnRule.STATIC_BINDING);
            chassis.switching().fromRouter(out, Frame.of(pinned, out.mac(), frame.payload()), word);
            return;
        }
        Vif vif = out.logicalSwitch().vifByIp(nextHop);
        if (vif != null) {
            chassis.switching().deliver(vif, vif.routed(frame, out.mac()), word);
            return;
        }
        chassis.controller().unresolved(out, nextHop, frame, word);
    }
}
