package io.floodscope.conform.ovn;

import io.floodscope.engine.Phase;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.random.RandomStream;
import tools.jackson.databind.JsonNode;

/**
 * The host e1's own entry for the router where the recording did not pin it: under traffic a Linux host probes by unicast
 * each reachable time plus delay.
 */
final class OwnNeighbour {

    private final OvnTestbed bed;
    private final Station host;
    private final long base;
    private final long delay;
    private final Frame probe;
    private final RandomStream reachable;
    private long nextProbe;

    private OwnNeighbour(
            OvnTestbed bed, Station host, JsonNode params, long routerMac, IpAddress router, IpAddress own) {
        this.bed = bed;
        this.host = host;
        this.base = params.path("e1_base_reachable_time_ms").asLong(30_000) * 1_000_000L;
        this.delay = params.path("e1_delay_first_probe_s").asLong(5) * 1_000_000_000L;
        this.probe = Frame.of(routerMac, host.mac(), ArpPacket.request(host.mac(), own, router));
        this.reachable = bed.simulation.random().stream("conform/e1", "reachable-time");
        this.nextProbe = draw();
    }

    static void attach(OvnTestbed bed, JsonNode params, long routerMac, IpAddress router) {
        if (!params.has("e1_base_reachable_time_ms") && !params.has("e1_delay_first_probe_s")) {
            return;
        }
        if (bed.host("e1") instanceof Station host) {
            IpAddress own = host.firstHome4();
            OwnNeighbour neighbour = new OwnNeighbour(bed, host, params, routerMac, router, own);
            host.afterFrame(h -> neighbour.used());
        }
    }

    private long draw() {
        return bed.simulation.nowNanos() + base / 2 + reachable.nextLong(base) + delay;
    }

    private void used() {
        if (bed.simulation.nowNanos() >= nextProbe) {
            nextProbe = draw();
            bed.simulation.at(bed.simulation.nowNanos(), Phase.TIMER, () -> host.send(probe, 0));
        }
    }
}
