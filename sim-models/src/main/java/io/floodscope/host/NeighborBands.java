package io.floodscope.host;

import io.floodscope.engine.Simulation;
import io.floodscope.host.neigh.ChangeCause;
import io.floodscope.host.neigh.NeighborDevice;
import io.floodscope.host.neigh.NeighborEntry;
import io.floodscope.host.neigh.NeighborListener;
import io.floodscope.host.neigh.NeighborRule;
import io.floodscope.host.neigh.NeighborState;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;

/**
 * Keeps what reports draw of a host's neighbours: a state band for each entry, {@code <host>/<dev>/neigh/<ip>}, and a mark
 * where an address changes or resolution fails.
 */
final class NeighborBands implements NeighborListener {

    private final Simulation simulation;

    NeighborBands(Simulation simulation) {
        this.simulation = simulation;
    }

    private static String entity(NeighborEntry entry) {
        return entry.device().name() + "/neigh/" + entry.ip();
    }

    @Override
    public void changed(NeighborEntry entry, ChangeCause cause) {
        if (entry.state() == NeighborState.NOARP || entry.state() == NeighborState.NONE) {
            return;
        }
        long now = simulation.nowNanos();
        simulation.probes().band(entity(entry)).enter(now, entry.state().name());
        if (entry.state() == NeighborState.FAILED) {
            int sent = entry.probesSent();
            simulation
                    .probes()
                    .mark(
                            now,
                            entity(entry),
                            "neigh-failed",
                            "no answer to " + sent + (sent == 1 ? " probe" : " probes"));
        } else if (entry.lastRule() == NeighborRule.ADDRESS_CHANGED) {
            simulation.probes().mark(now, entity(entry), "neigh-address", "now at " + MacAddress.format(entry.mac()));
        }
    }

    /** Begins the record of an entry that was there before anybody looked: somebody installed it. */
    void begin(NeighborEntry entry) {
        if (entry.state().isValid()) {
            long now = simulation.nowNanos();
            simulation.probes().band(entity(entry)).enter(now, entry.state().name());
            simulation.probes().mark(now, entity(entry), "neigh-address", "now at " + MacAddress.format(entry.mac()));
        }
    }

    @Override
    public void refused(NeighborDevice device, IpAddress ip) {
        simulation
                .probes()
                .mark(
                        simulation.nowNanos(),
                        device.name() + "/neigh/" + ip,
                        "neigh-refused",
                        "no room: neighbour table overflow");
    }

    @Override
    public void deleted(NeighborEntry entry) {
        simulation.probes().band(entity(entry)).enter(simulation.nowNanos(), "ABSENT");
    }
}
