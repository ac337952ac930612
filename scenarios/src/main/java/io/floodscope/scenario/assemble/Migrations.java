package io.floodscope.scenario.assemble;

import io.floodscope.bridge.core.PortVlans;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.EtherType;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.RawPayload;
import io.floodscope.net.link.Port;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.AddressEventSpec.Migrate;
import io.floodscope.scenario.schema.CableSpec;
import io.floodscope.scenario.schema.HostSpec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Moves hosts to other bridges and chassis while a run goes on. */
final class Migrations {

    /** A RARP message, padded by the driver to a whole frame. */
    private static final int RARP_BYTES = 46;

    private final Simulation simulation;
    private final Names names;
    private final AssembledNetwork target;
    private final Map<String, String> bridges = new LinkedHashMap<>();
    private final Set<String> moving = new LinkedHashSet<>();

    Migrations(Simulation simulation, Names names, AssembledNetwork target) {
        this.simulation = simulation;
        this.names = names;
        this.target = target;
    }

    /** The host is cut off; after the downtime it is plugged in at its new place and announced. One on its way stays on it. */
    void begin(LinuxHostHandle host, Migrate event) {
        if (!moving.add(host.name())) {
            simulation
                    .probes()
                    .mark(simulation.nowNanos(), host.name(), "migration-refused", "it is on its way already");
            return;
        }
        HostSpec spec = Objects.requireNonNull(names.hosts().get(host.name())).spec();
        host.power().setMoving(true);
        target.network().disconnect(target.cable(host.name()));
        if (spec.bridge() != null) {
            bridge(bridges.getOrDefault(host.name(), spec.bridge())).unplug(host.name());
        }
        simulation.at(simulation.nowNanos() + event.downtime().toNanos(), Phase.TIMER, () -> arrive(host, spec, event));
    }

    private void arrive(LinuxHostHandle host, HostSpec spec, Migrate event) {
        moving.remove(host.name());
        Port port = event.chassis() != null
                ? onChassis(host, spec, event.chassis())
                : onBridge(host, spec, Objects.requireNonNull(event.bridge()), event);
        CableSpec cable = spec.cable();
        target.addCable(
                host.name(),
                BridgeAssembler.Cables.connect(
                        target.network(), simulation, port, host.first().port(), cable));
        simulation
                .probes()
                .mark(
                        simulation.nowNanos(),
                        host.name(),
                        "host-migrated",
                        "now at " + port.node().name());
        host.power().setMoving(false);
        announce(host.first(), event);
    }

    private Port onChassis(LinuxHostHandle host, HostSpec spec, String chassis) {
        String deployment = names.ovn().ofSwitch(Objects.requireNonNull(spec.logicalSwitch()));
        OvnHandle ovn = Objects.requireNonNull(target.ovn().get(deployment));
        return ovn.chassis(chassis).takeOver(ovn.vif(host.name()));
    }

    private Port onBridge(LinuxHostHandle host, HostSpec spec, String to, Migrate event) {
        Integer vlan = event.vlan() == null ? spec.vlan() : event.vlan();
        Port port = bridge(to).plug(host.name(), PortVlans.access(vlan == null ? 0 : vlan));
        bridges.put(host.name(), to);
        target.addBridgePort(to, host.name(), port);
        return port;
    }

    private BridgeHandle bridge(String name) {
        return Objects.requireNonNull(target.bridges().get(name), () -> "unchecked bridge " + name);
    }

    private void announce(HostInterface itf, Migrate event) {
        long at = simulation.nowNanos();
        long gap = event.spacing().toNanos();
        for (int i = 0; i < event.announcements(); i++) {
            simulation.at(
                    at,
                    Phase.TIMER,
                    () -> itf.send(
                            Frame.of(MacAddress.BROADCAST, itf.mac(), new RawPayload(EtherType.RARP, RARP_BYTES)), 0));
            at += gap;
            gap += event.step().toNanos();
        }
    }
}
