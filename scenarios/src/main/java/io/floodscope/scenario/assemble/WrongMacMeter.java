package io.floodscope.scenario.assemble;

import io.floodscope.engine.Simulation;
import io.floodscope.host.NextHopWatch;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long the packets of a flow left for a MAC that the owner of the next hop's address did not have: from the
 * first such packet to the next right one.
 */
final class WrongMacMeter implements NextHopWatch {

    private final Simulation simulation;
    private final AddressOwners owners;
    private final String entity;
    private final List<FlowMeasure.WrongMac> closed = new ArrayList<>();
    private @Nullable IpAddress lastHop;
    private long lastMac;
    private long lastVersion = -1;
    private long sinceNanos = -1;
    private long seenNanos;

    /**
     * A meter of one flow.
     *
     * @param entity the flow's name in marks
     */
    WrongMacMeter(Simulation simulation, AddressOwners owners, String entity) {
        this.simulation = simulation;
        this.owners = owners;
        this.entity = entity;
    }

    @Override
    public void left(long nowNanos, IpAddress nextHop, long mac) {
        seenNanos = nowNanos;
        if (mac == lastMac && owners.version() == lastVersion && nextHop.equals(lastHop)) {
            return;
        }
        lastMac = mac;
        lastVersion = owners.version();
        lastHop = nextHop;
        String right = owners.rightMac(nextHop, mac);
        if (right != null && sinceNanos < 0) {
            sinceNanos = nowNanos;
            simulation
                    .probes()
                    .mark(
                            nowNanos,
                            entity,
                            "wrong-mac",
                            "sends to " + MacAddress.format(mac) + ", but " + nextHop + " is at " + right);
        } else if (right == null && sinceNanos >= 0) {
            closed.add(new FlowMeasure.WrongMac(sinceNanos, nowNanos));
            sinceNanos = -1;
        }
    }

    /** The stretches so far; one that goes on ends with its last packet. */
    List<FlowMeasure.WrongMac> stretches() {
        List<FlowMeasure.WrongMac> all = new ArrayList<>(closed);
        if (sinceNanos >= 0) {
            all.add(new FlowMeasure.WrongMac(sinceNanos, seenNanos));
        }
        return all;
    }
}
