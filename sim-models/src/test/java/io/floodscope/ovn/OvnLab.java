package io.floodscope.ovn;

import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The network of the recordings: m1 behind router lr0 on chassis ch1, its gateway port on a wire with hosts e1 and e2. All
 * times in seconds.
 */
final class OvnLab {

    static final IpAddress E1 = IpAddress.parse("172.16.0.101");
    static final IpAddress E2 = IpAddress.parse("172.16.0.102");
    static final IpAddress VIP = IpAddress.parse("172.16.0.200");
    static final IpAddress E1_V6 = IpAddress.parse("fd00:172::101");
    static final IpAddress ROUTER = IpAddress.parse("172.16.0.1");
    static final long ROUTER_MAC = 0x02_00_00_00_00_02L;
    static final long INNER_MAC = 0x02_00_00_00_00_01L;
    static final long E1_MAC = 0x02_00_00_00_EE_01L;
    static final long E2_MAC = 0x02_00_00_00_EE_02L;
    private static final LinkParams VETH = new LinkParams(20_000, 0, LinkParams.UNBOUNDED);

    /** A change of a row. */
    record Change(double atSeconds, String op, String key, MacBinding row, long mac, String cause) {}

    final Simulation simulation;
    final Network network;
    final OvnDeployment ovn;
    final OvnChassis ch1;
    final LogicalSwitch ext;
    final LogicalRouter lr0;
    final LogicalRouterPort port;
    final LabWire wire = new LabWire();
    final LabHost m1;
    final LabHost e1;
    final LabHost e2;
    final List<Change> changes = new ArrayList<>();
    final Map<Long, String> fdbChanges = new LinkedHashMap<>();
    final List<Double> announcements = new ArrayList<>();
    final List<Double> probes = new ArrayList<>();

    OvnLab(OvnConfig config, long seed) {
        this(config, seed, List.of("ch1"));
    }

    OvnLab(OvnConfig config, long seed, List<String> chassisNames) {
        simulation = new Simulation(seed);
        network = new Network(simulation);
        ovn = new OvnDeployment(simulation, config);
        ovn.observe(recorder());
        for (String name : chassisNames) {
            network.add(ovn.addChassis(name));
        }
        ch1 = ovn.chassis().get(0);
        network.add(wire);
        ext = ovn.logicalSwitch("ext");
        ext.setLocalnet("physnet", Vlan.UNTAGGED, false);
        LogicalSwitch ls0 = ovn.logicalSwitch("ls0");
        lr0 = ovn.router("lr0");
        lr0.addPort("lrp-ls0", INNER_MAC, List.of(Prefix.parse("10.0.0.1/24"), Prefix.parse("fd00:10::1/64")), ls0);
        port = lr0.addPort(
                "lrp-ext", ROUTER_MAC, List.of(Prefix.parse("172.16.0.1/24"), Prefix.parse("fd00:172::1/64")), ext);
        port.bindTo(ch1, false);
        m1 = network.add(new LabHost(simulation, "m1", 0x02_00_00_00_01_11L, INNER_MAC, "10.0.0.11", "fd00:10::11"));
        Vif vif = ch1.addVif(ls0, "m1", m1.mac, List.copyOf(m1.owned));
        network.connect(vif.port(), m1.port, VETH);
        for (OvnChassis chassis : ovn.chassis()) {
            network.connect(chassis.providerPort("physnet"), wire.newPort(), VETH);
        }
        e1 = external("e1", E1_MAC, "172.16.0.101", "fd00:172::101");
        e2 = external("e2", E2_MAC, "172.16.0.102", "fd00:172::102");
    }

    static OvnLab of(String release) {
        return new OvnLab(OvnConfig.of(OvnReleases.named(release).orElseThrow()), 1);
    }

    static OvnLab of(String release, long seconds) {
        OvnLab lab = of(release);
        lab.lr0.setThresholds(AgeThresholds.ofSeconds(seconds));
        return lab;
    }

    static OvnConfig config(String release) {
        return OvnConfig.of(OvnReleases.named(release).orElseThrow());
    }

    LabHost external(String name, long mac, String... addresses) {
        LabHost host = network.add(new LabHost(simulation, name, mac, ROUTER_MAC, addresses));
        network.connect(wire.newPort(), host.port, VETH);
        return host;
    }

    private OvnObserver recorder() {
        return new OvnObserver() {
            private void note(MacBinding row, String op) {
                changes.add(new Change(now(), op, row.ip().toString(), row, row.mac(), row.lastCause()));
            }

            @Override
            public void bindingInserted(MacBinding row) {
                note(row, "insert");
            }

            @Override
            public void bindingMacChanged(MacBinding row) {
                note(row, "mac-change");
            }

            @Override
            public void bindingRefreshed(MacBinding row) {
                note(row, "refresh");
            }

            @Override
            public void bindingDeleted(MacBinding row) {
                note(row, "delete");
            }

            @Override
            public void announced(LogicalRouterPort announcer, io.floodscope.net.frame.Frame frame) {
                announcements.add(now());
            }

            @Override
            public void probeSent(OvnChassis chassis, MacBinding row, io.floodscope.net.frame.Frame frame) {
                probes.add(now());
            }

            @Override
            public void proposalProbe(
                    LogicalRouterPort asking, IpAddress ip, int number, io.floodscope.net.frame.Frame frame) {
                probes.add(now());
            }
        };
    }

    double now() {
        return simulation.nowNanos() / 1e9;
    }

    void at(double seconds, Runnable action) {
        simulation.at(Math.round(seconds * 1e9), Phase.TRAFFIC, action::run);
    }

    void pingAt(double seconds, IpAddress dst, long seq) {
        at(seconds, () -> m1.ping(dst, seq));
    }

    /** One packet every {@code every} seconds from {@code first} to before {@code until}, numbered from 1. */
    void pings(double first, double every, double until, IpAddress dst) {
        int count = (int) Math.ceil((until - first) / every - 1e-9);
        for (int i = 0; i < count; i++) {
            pingAt(first + i * every, dst, i + 1L);
        }
    }

    OvnLab runUntil(double seconds) {
        simulation.runUntil(Math.round(seconds * 1e9), RunLimits.NONE);
        return this;
    }

    List<Double> times(String op, IpAddress key) {
        return changes.stream()
                .filter(c -> c.op().equals(op) && c.key().equals(key.toString()))
                .map(Change::atSeconds)
                .toList();
    }

    List<Double> allTimes(String op) {
        return changes.stream()
                .filter(c -> c.op().equals(op))
                .map(Change::atSeconds)
                .toList();
    }

    MacBinding row(IpAddress ip) {
        return ovn.bindings().find(port, ip);
    }

    /** Gives e1 addresses from 172.16.0.110 on. */
    void addressesAtE1(int count) {
        for (int i = 0; i < count; i++) {
            e1.owned.add(address(i));
        }
    }

    static IpAddress address(int index) {
        return IpAddress.parse("172.16.0.110").plus(index);
    }

    /** A second router on the wire. */
    LogicalRouterPort secondRouter(long seconds) {
        LogicalRouter lr1 = ovn.router("lr1");
        LogicalRouterPort second =
                lr1.addPort("lrp-ext1", 0x02_00_00_00_00_03L, List.of(Prefix.parse("172.16.0.2/24")), ext);
        second.bindTo(ch1, false);
        lr1.setThresholds(AgeThresholds.ofSeconds(seconds));
        return second;
    }
}
