package io.floodscope.conform.ovs;

import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.Machine;
import io.floodscope.host.app.Applications;
import io.floodscope.host.neigh.ChangeCause;
import io.floodscope.host.neigh.KernelProfile;
import io.floodscope.host.neigh.NeighborDevice;
import io.floodscope.host.neigh.NeighborEntry;
import io.floodscope.host.neigh.NeighborListener;
import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.host.neigh.TimerModel;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.link.Port;
import tools.jackson.databind.JsonNode;

/** An instance: a Linux host with one interface, a default gateway and applications. */
final class Instance {

    private final Simulation simulation;
    private final TraceTopology.Host spec;
    private final LinuxHost host;
    private final HostInterface eth0;
    private final Applications applications;
    private final IpAddress address;

    Instance(Simulation simulation, TraceTopology.Host spec, String ip, TimerModel timers, NeighborLog log) {
        this.simulation = simulation;
        this.spec = spec;
        this.host = new LinuxHost(new Machine(simulation, spec.name(), KernelProfile.LINUX_6, timers), spec.name());
        this.eth0 = host.addInterface("eth0", spec.mac());
        for (long also : spec.alsoMacs()) {
            eth0.addMac(also);
        }
        Prefix prefix = Prefix.parse(ip);
        this.address = prefix.address();
        eth0.addAddress(prefix);
        if (spec.gw() != null) {
            host.routes().setDefault(IpAddress.parse(spec.gw()));
        }
        this.applications = new Applications(host);
        neighbors().listen(new Listener(log));
    }

    /** Notes states as they are entered. */
    private final class Listener implements NeighborListener {
        private final NeighborLog log;

        Listener(NeighborLog log) {
            this.log = log;
        }

        @Override
        public void changed(NeighborEntry entry, ChangeCause cause) {
            log.entered(
                    simulation.nowNanos() / 1e6,
                    spec.name(),
                    entry.ip().toString(),
                    entry.state().name());
        }

        @Override
        public void deleted(NeighborEntry entry) {
            // The format has no state for it.
        }
    }

    /** Applies what {@code params.hosts} says of this instance. */
    void configure(JsonNode node) {
        Fields params = new Fields(node, "params.hosts." + spec.name())
                .only("sysctl", "reachable_time_ms_observed", "reachable_time_redrawn");
        for (var sysctl : params.get("sysctl").properties()) {
            NeighborTunable tunable = NeighborTunable.byName(sysctl.getKey())
                    .orElseThrow(() -> new UnsupportedTraceException(
                            "params.hosts." + spec.name() + ": sysctl \"" + sysctl.getKey() + "\" is not known"));
            neighbors().set(tunable, sysctl.getValue().asLong());
        }
        if (params.has("reachable_time_ms_observed")) {
            neighbors().pinReachableTime(params.millis("reachable_time_ms_observed"));
        }
        for (JsonNode redraw : params.get("reachable_time_redrawn")) {
            long at = Math.round(redraw.get(0).asDouble() * 1e6);
            long value = Math.round(redraw.get(1).asDouble() * 1e6);
            simulation.at(at, Phase.SAMPLE, () -> neighbors().pinReachableTime(value));
        }
    }

    NeighborDevice neighbors() {
        return eth0.neighbors(false);
    }

    LinuxHost host() {
        return host;
    }

    HostInterface eth0() {
        return eth0;
    }

    IpAddress address() {
        return address;
    }

    Port port() {
        return eth0.port();
    }

    Applications applications() {
        return applications;
    }
}
