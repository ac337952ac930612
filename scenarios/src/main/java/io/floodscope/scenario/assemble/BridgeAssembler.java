package io.floodscope.scenario.assemble;

import io.floodscope.bridge.core.Expiry;
import io.floodscope.bridge.core.LearningBridge;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.core.UnknownUnicastPolicy;
import io.floodscope.bridge.fdb.WhenFull;
import io.floodscope.bridge.generic.Switch;
import io.floodscope.bridge.generic.SwitchParams;
import io.floodscope.bridge.linux.LinuxBridge;
import io.floodscope.bridge.ovs.DatapathType;
import io.floodscope.bridge.ovs.OvsBridge;
import io.floodscope.bridge.ovs.OvsBridgeParams;
import io.floodscope.bridge.ovs.OvsPort;
import io.floodscope.bridge.ovs.OvsProfile;
import io.floodscope.bridge.ovs.Vswitchd;
import io.floodscope.engine.Simulation;
import io.floodscope.net.link.Link;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Port;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.BridgeSpec;
import io.floodscope.scenario.schema.CableSpec;
import io.floodscope.scenario.schema.LinkSpec;
import io.floodscope.scenario.schema.PacketRate;
import io.floodscope.scenario.schema.StaticEntrySpec;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes bridges, and the cables and patch ports between them. */
final class BridgeAssembler {

    private final Simulation simulation;
    private final AssembledNetwork target;
    private final Map<String, Vswitchd> nodes = new LinkedHashMap<>();

    BridgeAssembler(Simulation simulation, AssembledNetwork target) {
        this.simulation = simulation;
        this.target = target;
    }

    void addBridge(String name, BridgeSpec spec) {
        if (spec.kind() != BridgeSpec.Kind.OVS) {
            LearningBridge bridge = spec.kind() == BridgeSpec.Kind.LINUX ? linux(name, spec) : generic(name, spec);
            target.network().add(bridge);
            target.add(new LearningBridgeHandle(bridge));
            return;
        }
        Vswitchd node = nodes.computeIfAbsent(nodeOf(name, spec), n -> vswitchd(n, spec));
        target.wiring().onMachine(name, nodeOf(name, spec));
        OvsBridge bridge = node.addBridge(name, name, params(spec));
        target.network().add(bridge);
        target.add(OvsHandle.of(bridge, spec.bonds()));
    }

    private LearningBridge linux(String name, BridgeSpec spec) {
        LinuxBridge bridge = new LinuxBridge(
                simulation,
                name,
                true,
                spec.macAgingTime().toNanos(),
                false,
                spec.fastAgingTime().toNanos());
        bridge.setUnknownUnicast(policy(spec));
        bridge.setWhenFull(WhenFull.REFUSE);
        if (spec.macTableSize() != null) {
            bridge.setTableSize(spec.macTableSize());
        }
        return bridge;
    }

    private LearningBridge generic(String name, BridgeSpec spec) {
        SwitchParams params = SwitchParams.ofAging(spec.macAgingTime().toNanos())
                .withSweep(
                        spec.agingSweep() == BridgeSpec.AgingSweep.EXACT
                                ? SwitchParams.Sweep.EXACT
                                : SwitchParams.Sweep.UP_TO_2X)
                .withExpiry(
                        spec.expiry() == BridgeSpec.Expiry.SOURCE ? Expiry.SINCE_LEARNED_AS_SOURCE : Expiry.IDLE_ON_USE)
                .withArpSuppression(spec.arpSuppression())
                .withFastAgingNanos(spec.fastAgingTime().toNanos())
                .withUnknownUnicast(policy(spec));
        if (spec.effectiveMacAgingTime() != null) {
            params = params.withEffectiveAgingNanos(spec.effectiveMacAgingTime().toNanos());
        }
        if (spec.macTableSize() != null) {
            params = params.withTableSize(spec.macTableSize());
        }
        Switch made = new Switch(simulation, name, params);
        made.setWhenFull(whenFull(spec.whenFull()));
        return made;
    }

    private static WhenFull whenFull(BridgeSpec.@Nullable WhenFull written) {
        return switch (written == null ? BridgeSpec.WhenFull.FULLEST_PORT : written) {
            case FULLEST_PORT -> WhenFull.EVICT_FROM_FULLEST_PORT;
            case OLDEST -> WhenFull.EVICT_OLDEST;
            case REFUSE -> WhenFull.REFUSE;
        };
    }

    /** What needs the ports to exist: their settings, rules, pinned entries, ports that do not teach, direct egress. */
    void finish(String name, BridgeSpec spec, Names names, Map<String, LinuxHostHandle> hosts) {
        BridgeHandle bridge = bridge(name);
        spec.ports().forEach((port, settings) -> {
            List<String> group = names.hosts(port);
            for (String one : group.isEmpty() ? List.of(port) : group) {
                if (bridge.hasPort(one)) {
                    bridge.configure(one, settings);
                }
            }
        });
        if (!spec.rules().isEmpty()) {
            bridge.setRules(RuleAssembler.rules(bridge, spec.rules(), names));
        }
        if (spec.egressDirect() != null && bridge instanceof OvsHandle ovs) {
            hosts.forEach((host, handle) -> {
                if (ovs.bridge().port(host) != null) {
                    ovs.knowsHost(host, handle.first().mac());
                }
            });
            ovs.setEgressDirect(spec.egressDirect());
        }
        for (StaticEntrySpec entry : spec.staticEntries()) {
            if (bridge.hasPort(entry.port())) {
                bridge.addStatic(entry.vlan(), entry.mac().value(), entry.port());
            }
        }
        spec.learning().forEach((port, rule) -> {
            if (bridge.hasPort(port)) {
                bridge.setLearning(port, rule.input(), rule.output());
            }
        });
    }

    static String nodeOf(String name, BridgeSpec spec) {
        return spec.node() == null ? name : spec.node();
    }

    private Vswitchd vswitchd(String node, BridgeSpec spec) {
        OvsProfile profile = OvsProfile.named(spec.version());
        DatapathType datapath =
                spec.datapath() == BridgeSpec.Datapath.KERNEL ? DatapathType.KERNEL : DatapathType.USERSPACE;
        return spec.clockPhase() == null
                ? new Vswitchd(simulation, node, profile, datapath)
                : new Vswitchd(
                        simulation, node, profile, datapath, spec.clockPhase().toNanos());
    }

    private static OvsBridgeParams params(BridgeSpec spec) {
        BitSet floodVlans = new BitSet();
        spec.floodVlans().forEach(floodVlans::set);
        return new OvsBridgeParams(
                spec.macAgingTime().toSeconds(),
                spec.macTableSize() == null ? 0 : spec.macTableSize(),
                floodVlans,
                false,
                policy(spec));
    }

    private static UnknownUnicastPolicy policy(BridgeSpec spec) {
        PacketRate rate = spec.unknownUnicastRate();
        return switch (spec.unknownUnicast()) {
            case FLOOD -> UnknownUnicastPolicy.FLOOD;
            case DROP -> UnknownUnicastPolicy.DROP;
            case RATE -> UnknownUnicastPolicy.rate(rate == null ? 1 : Math.max(1, Math.round(rate.perSecond())));
        };
    }

    /** Joins two bridges: by patch ports if they are Open vSwitch bridges of one node, else by a cable. */
    void addLink(LinkSpec spec) {
        BridgeHandle a = bridge(spec.between().get(0));
        BridgeHandle b = bridge(spec.between().get(1));
        PortVlans vlans = PortVlans.trunk(
                spec.vlans().stream().mapToInt(Integer::intValue).toArray());
        if (spec.cable() == null
                && a instanceof OvsHandle one
                && b instanceof OvsHandle other
                && one.bridge().host() == other.bridge().host()) {
            OvsPort left = one.bridge().addPatchPort(b.name(), vlans);
            OvsPort right = other.bridge().addPatchPort(a.name(), vlans);
            one.bridge().host().patch(left, right);
            target.wiring().patch(left.port(), right.port());
            return;
        }
        Port left = a.addPort(b.name(), vlans);
        Port right = b.addPort(a.name(), vlans);
        target.addBridgePort(a.name(), b.name(), left);
        target.addBridgePort(b.name(), a.name(), right);
        target.addCable(Names.cable(spec), Cables.connect(target.network(), simulation, left, right, spec.cable()));
    }

    private BridgeHandle bridge(String name) {
        BridgeHandle bridge = target.bridges().get(name);
        if (bridge == null) {
            throw new IllegalStateException("unchecked bridge " + name);
        }
        return bridge;
    }

    /** A cable between two free ports. */
    static final class Cables {

        private Cables() {}

        static Link connect(
                io.floodscope.net.link.Network network,
                Simulation simulation,
                Port a,
                Port b,
                @Nullable CableSpec cable) {
            if (cable == null) {
                return network.connect(a, b, LinkParams.INSTANT);
            }
            Link link = network.connect(
                    a,
                    b,
                    new LinkParams(
                            cable.latency().toNanos(),
                            cable.rate() == null ? 0 : cable.rate().bitsPerSecond(),
                            cable.queue() == null
                                    ? LinkParams.UNBOUNDED
                                    : cable.queue().bytes()));
            if (cable.loss() > 0) {
                lossy(simulation, a, cable.loss());
                lossy(simulation, b, cable.loss());
            }
            return link;
        }

        private static void lossy(Simulation simulation, Port port, double loss) {
            if (port.channel() != null) {
                port.channel().setLoss(loss, simulation.random().stream("link/" + port, "loss"));
            }
        }
    }
}
