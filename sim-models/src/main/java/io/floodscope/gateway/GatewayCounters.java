package io.floodscope.gateway;

import io.floodscope.probe.Counter;
import io.floodscope.probe.Probes;

/** What a gateway counts. */
final class GatewayCounters {

    final Counter answered;
    final Counter refreshes;
    final Counter asked;
    final Counter expired;
    final Counter suppressed;
    final Counter announcements;
    final Counter hellos;
    final Counter routed;
    final Counter localReplies;
    final Counter bridged;
    final Counter unresolvedDrops;
    final Counter noRouteDrops;
    final Counter vlanDrops;
    final Counter unknownUnicastDrops;
    final Counter peerLinkDrops;
    final Counter notOwnedDrops;

    GatewayCounters(Probes probes, String node) {
        answered = probes.counter(node + "/arp/answered");
        refreshes = probes.counter(node + "/arp/refreshes");
        asked = probes.counter(node + "/arp/asked");
        expired = probes.counter(node + "/arp/expired");
        suppressed = probes.counter(node + "/arp/suppressed");
        announcements = probes.counter(node + "/arp/announcements");
        hellos = probes.counter(node + "/hello/sent");
        routed = probes.counter(node + "/route/packets");
        localReplies = probes.counter(node + "/route/answered");
        bridged = probes.counter(node + "/bridge/frames");
        unresolvedDrops = probes.counter(node + "/route/drop-unresolved");
        noRouteDrops = probes.counter(node + "/route/drop-no-route");
        vlanDrops = probes.counter(node + "/bridge/drop-vlan");
        unknownUnicastDrops = probes.counter(node + "/bridge/drop-unknown-unicast");
        peerLinkDrops = probes.counter(node + "/bridge/drop-peer-link");
        notOwnedDrops = probes.counter(node + "/bridge/drop-not-owned");
    }
}
