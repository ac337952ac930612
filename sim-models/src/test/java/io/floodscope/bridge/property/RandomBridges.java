package io.floodscope.bridge.property;

import io.floodscope.bridge.Station;
import io.floodscope.bridge.core.BridgePort;
import io.floodscope.bridge.core.ForwardingListener;
import io.floodscope.bridge.core.LearningBridge;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.core.UnknownUnicastPolicy;
import io.floodscope.bridge.fdb.MacEntry;
import io.floodscope.bridge.generic.Switch;
import io.floodscope.bridge.generic.SwitchParams;
import io.floodscope.bridge.linux.LinuxBridge;
import io.floodscope.bridge.ovs.BondMode;
import io.floodscope.bridge.ovs.DatapathType;
import io.floodscope.bridge.ovs.OvsBridge;
import io.floodscope.bridge.ovs.OvsBridgeParams;
import io.floodscope.bridge.ovs.OvsPort;
import io.floodscope.bridge.ovs.OvsProfile;
import io.floodscope.bridge.ovs.Vswitchd;
import io.floodscope.bridge.property.TestedBridge.TestedPort;
import io.floodscope.engine.Simulation;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import io.floodscope.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Makes a random network: bridges of one kind, stations on ports of every sort, and cables with and without a narrow queue. */
final class RandomBridges {

    private static final long SECOND = 1_000_000_000L;
    private static final int SMALL_TABLE = 10;

    final Simulation simulation = new Simulation(1);
    final Network network = new Network(simulation);
    final FrameLedger ledger = new FrameLedger(simulation::nowNanos);
    final List<TestedBridge> bridges = new ArrayList<>();
    final List<Station> stations = new ArrayList<>();
    final List<Port> bridgePorts = new ArrayList<>();
    private final RandomStream random;

    /** Frames that stations' own queues took. */
    int offered;

    RandomBridges(RandomStream random) {
        this.random = random;
        switch ((int) random.nextLong(4)) {
            case 0 -> addLearning(new LinuxBridge(simulation, "br0", random.nextLong(2) == 0, aging()), false);
            case 1 -> addLearning(switchOfSomeKind(), true);
            default -> addOvs();
        }
    }

    private long aging() {
        return (15 + random.nextLong(5)) * SECOND;
    }

    private boolean oneIn(int n) {
        return random.nextLong(n) == 0;
    }

    private UnknownUnicastPolicy policy() {
        return List.of(
                        UnknownUnicastPolicy.FLOOD,
                        UnknownUnicastPolicy.FLOOD,
                        UnknownUnicastPolicy.DROP,
                        UnknownUnicastPolicy.rate(5))
                .get((int) random.nextLong(4));
    }

    private PortVlans vlans() {
        int vlan = 4 + (int) random.nextLong(2);
        return switch ((int) random.nextLong(6)) {
            case 0 -> PortVlans.trunk();
            case 1 -> PortVlans.trunk(4, 5);
            case 2 -> PortVlans.nativeTagged(vlan);
            case 3 -> PortVlans.nativeUntagged(vlan, 4, 5);
            default -> PortVlans.access(vlan);
        };
    }

    private LearningBridge switchOfSomeKind() {
        SwitchParams params = SwitchParams.ofAging(aging())
                .withSweep(oneIn(2) ? SwitchParams.Sweep.EXACT : SwitchParams.Sweep.UP_TO_2X)
                .withUnknownUnicast(policy());
        return new Switch(simulation, "br0", params);
    }

    private void connect(Port at, TestedPort tested) {
        Station station = new Station("s" + stations.size(), mac(stations.size() + 1), simulation::nowNanos);
        network.add(station);
        LinkParams params = oneIn(4) ? new LinkParams(1_000, 20_000, 300) : LinkParams.INSTANT;
        network.connect(station.port(), at, params);
        ledger.watch(at, tested);
        stations.add(station);
        bridgePorts.add(at);
    }

    static long mac(int number) {
        return 0xFA163E000000L | number;
    }

    private void addLearning(LearningBridge bridge, boolean limits) {
        Tested tested = new Tested(bridge, limits);
        network.add(bridge);
        bridge.setTableSize(SMALL_TABLE);
        tested.limit = SMALL_TABLE;
        bridges.add(tested);
        ledger.watch(tested);
        int ports = 3 + (int) random.nextLong(6);
        for (int i = 0; i < ports; i++) {
            PortVlans vlans = bridge.isVlanAware() ? vlans() : PortVlans.trunk();
            BridgePort port = bridge.addPort("p" + i, vlans);
            TestedPort mirror = new TestedPort(tested, port.number(), vlans);
            mirror.isProtected = oneIn(6);
            port.setIsolated(mirror.isProtected);
            mirror.floodable = !oneIn(6);
            port.setFloodable(mirror.floodable);
            mirror.floodsUnknown = !oneIn(6);
            port.setFloodsUnknown(mirror.floodsUnknown);
            if (oneIn(8)) {
                mirror.blocked = true;
                port.setBlocked(true);
            }
            if (oneIn(6)) {
                mirror.policed = true;
                port.setIngressPolicing(4_000, 2_000);
            }
            port.setLearning(!oneIn(8));
            connect(port.port(), mirror);
        }
        tested.disturbances.add(r -> bridge.flushFdb());
        tested.disturbances.add(r -> bridge.addStatic(
                bridge.ports().get((int) r.nextLong(ports)), tested.vlanOf(r), mac(1 + (int) r.nextLong(12))));
        if (bridge instanceof LinuxBridge linux) {
            tested.disturbances.add(r -> linux.setAgeingNanos((1 + r.nextLong(20)) * SECOND));
            tested.disturbances.add(r -> linux.topologyChange(5 * SECOND));
        } else if (bridge instanceof Switch hardware) {
            tested.disturbances.add(r -> hardware.setAgingNanos((1 + r.nextLong(20)) * SECOND));
            tested.disturbances.add(r -> hardware.topologyChange(5 * SECOND));
        }
    }

    /** A bridge that looks at every frame. */
    private static final class Tested extends TestedBridge {
        private final LearningBridge bridge;
        private final boolean limits;

        Tested(LearningBridge bridge, boolean limits) {
            this.bridge = bridge;
            this.limits = limits;
            this.size = () -> bridge.statistics().current();
        }

        @Override
        boolean isVlanAware() {
            return bridge.isVlanAware();
        }

        int vlanOf(RandomStream random) {
            return bridge.isVlanAware() ? 4 + (int) random.nextLong(2) : 0;
        }

        @Override
        Node node() {
            return bridge;
        }

        @Override
        void listen(ForwardingListener listener) {
            bridge.listen(listener);
        }

        @Override
        int portOf(int vlan, long mac) {
            MacEntry entry = vlan < 0 ? null : bridge.fdbEntry(vlan, mac);
            return entry == null ? -1 : entry.port();
        }

        @Override
        long knownSinceNanos(int vlan, long mac) {
            return 0;
        }

        @Override
        boolean cachesDecisions() {
            return false;
        }

        @Override
        boolean limitsUnknownUnicast() {
            return limits;
        }
    }

    private void addOvs() {
        OvsProfile profile = OvsProfile.ALL.get((int) random.nextLong(3));
        DatapathType datapath = DatapathType.values()[(int) random.nextLong(2)];
        Vswitchd ovs = new Vswitchd(simulation, "", profile, datapath, 0);
        int count = 1 + (int) random.nextLong(2);
        List<TestedOvs> made = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            UnknownUnicastPolicy policy = policy();
            OvsBridge bridge = network.add(ovs.addBridge(
                    "br" + b,
                    OvsBridgeParams.DEFAULTS
                            .withAgingSeconds(15 + random.nextLong(5))
                            .withTableSize(SMALL_TABLE)
                            .withUnknownUnicast(policy)));
            made.add(new TestedOvs(bridge, policy != UnknownUnicastPolicy.FLOOD));
        }
        for (TestedOvs tested : made) {
            tested.limit = SMALL_TABLE;
            bridges.add(tested);
            ledger.watch(tested);
            fill(tested);
        }
        if (count == 2) {
            join(ovs, made.get(0), made.get(1));
        }
    }

    private void fill(TestedOvs tested) {
        OvsBridge bridge = tested.bridge;
        int ports = 2 + (int) random.nextLong(4);
        for (int i = 0; i < ports; i++) {
            PortVlans vlans = vlans();
            boolean bond = oneIn(5);
            OvsPort port = bond
                    ? bridge.addBond(
                            "b" + i,
                            BondMode.values()[(int) random.nextLong(3)],
                            List.of("b" + i + "x", "b" + i + "y"),
                            vlans)
                    : bridge.addPort("p" + i, vlans);
            TestedPort mirror = new TestedPort(tested, port.number(), vlans);
            mirror.bond = bond;
            mirror.isProtected = oneIn(6);
            port.setProtected(mirror.isProtected);
            mirror.floodable = !oneIn(6);
            port.setFloodable(mirror.floodable);
            port.setLearnsOnInput(!oneIn(8));
            if (oneIn(6)) {
                mirror.policed = true;
                port.setIngressPolicing(4_000, 2_000);
            }
            port.ports().forEach(cable -> connect(cable, mirror));
            if (bridge.host().profile().hasStaticEntries()) {
                tested.disturbances.add(
                        r -> bridge.addStatic(port, 4 + (int) r.nextLong(2), mac(1 + (int) r.nextLong(12))));
            }
            if (bond) {
                tested.disturbances.add(r -> port.setActiveMember(port.ports().get((int) r.nextLong(2))));
            }
        }
        tested.disturbances.add(r -> bridge.setAgingSeconds(15 + r.nextLong(20)));
        tested.disturbances.add(r -> bridge.flushFdb());
        tested.disturbances.add(r -> bridge.topologyChange());
    }

    private static void join(Vswitchd ovs, TestedOvs a, TestedOvs b) {
        OvsPort left = a.bridge.addPatchPort("patch-a", PortVlans.trunk());
        OvsPort right = b.bridge.addPatchPort("patch-b", PortVlans.trunk());
        ovs.patch(left, right);
        TestedPort one = new TestedPort(a, left.number(), PortVlans.trunk());
        TestedPort other = new TestedPort(b, right.number(), PortVlans.trunk());
        one.patchPeer = other;
        other.patchPeer = one;
    }

    /** A bridge whose flow cache decides for most frames. */
    private static final class TestedOvs extends TestedBridge {
        private final OvsBridge bridge;
        private final boolean limits;

        TestedOvs(OvsBridge bridge, boolean limits) {
            this.bridge = bridge;
            this.limits = limits;
            this.size = () -> bridge.statistics().current();
        }

        @Override
        Node node() {
            return bridge;
        }

        @Override
        void listen(ForwardingListener listener) {
            bridge.listen(listener);
        }

        @Override
        int portOf(int vlan, long mac) {
            MacEntry entry = vlan < 0 ? null : bridge.fdbEntry(vlan, mac);
            return entry == null ? -1 : entry.port();
        }

        @Override
        long knownSinceNanos(int vlan, long mac) {
            MacEntry entry = bridge.fdbEntry(vlan, mac);
            return entry == null ? 0 : entry.learnedNanos();
        }

        @Override
        boolean isVlanAware() {
            return true;
        }

        @Override
        boolean cachesDecisions() {
            return true;
        }

        @Override
        boolean limitsUnknownUnicast() {
            return limits;
        }
    }
}
