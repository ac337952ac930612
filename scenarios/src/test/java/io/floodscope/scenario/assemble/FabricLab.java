package io.floodscope.scenario.assemble;

import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.ovs.BondMode;
import io.floodscope.bridge.ovs.DatapathType;
import io.floodscope.bridge.ovs.OvsBridge;
import io.floodscope.bridge.ovs.OvsBridgeParams;
import io.floodscope.bridge.ovs.OvsPort;
import io.floodscope.bridge.ovs.OvsProfile;
import io.floodscope.bridge.ovs.Vswitchd;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.fabric.FabricPlan;
import io.floodscope.fabric.FabricPlan.Compute;
import io.floodscope.gateway.DistributedGateway;
import io.floodscope.gateway.Downlink;
import io.floodscope.gateway.GatewayConfig;
import io.floodscope.gateway.GatewayGroup;
import io.floodscope.gateway.GatewayProfile;
import io.floodscope.gateway.VlanInterface;
import io.floodscope.host.HostInterface;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.Machine;
import io.floodscope.host.app.Applications;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fabric with the founding post's compute nodes: br-int, a patch pair, br-bond and a bond over both leaves. */
final class FabricLab {

    static final long SECOND = 1_000_000_000L;
    static final long V = MacAddress.parse("00:11:22:33:44:55").value();
    static final long FIRST_REAL = MacAddress.parse("70:ea:1a:aa:bb:01").value();

    private static final LinkParams CABLE = new LinkParams(1_000, 0, LinkParams.UNBOUNDED);
    private static final LinkParams VETH = LinkParams.INSTANT;

    final Simulation simulation = new Simulation(1);
    final Network network = new Network(simulation);
    final FabricBuilder.Fabric fabric;
    final Map<String, DistributedGateway> leaves = new LinkedHashMap<>();
    private final List<GatewayGroup> endpoints = new ArrayList<>();
    final Map<String, OvsBridge> inner = new LinkedHashMap<>();
    private int hosts;

    FabricLab(FabricPlan plan, GatewayProfile profile) {
        List<VlanInterface> interfaces = List.of(
                new VlanInterface(4, V, List.of(Prefix.parse("10.4.0.1/16"))),
                new VlanInterface(9, V, List.of(Prefix.parse("10.9.0.1/16"))));
        plan.groups().forEach(members -> endpoint(members, profile, interfaces));
        this.fabric = FabricBuilder.join(
                simulation,
                network,
                plan.spines(),
                endpoints,
                FIRST_REAL + leaves.size(),
                7,
                (spine, leaf) -> network.connect(spine, leaf, CABLE));
        plan.computes().forEach(this::compute);
        leaves.values().forEach(DistributedGateway::start);
    }

    private void endpoint(List<String> members, GatewayProfile profile, List<VlanInterface> interfaces) {
        GatewayGroup group = new GatewayGroup(simulation, String.join("+", members), profile.macAging(), 1, false);
        for (String name : members) {
            GatewayConfig config = GatewayConfig.of(name, profile, FIRST_REAL + leaves.size(), interfaces);
            leaves.put(name, network.add(new DistributedGateway(simulation, config, group)));
        }
        if (members.size() == 2) {
            network.connect(
                    leaf(members.get(0)).addPeerLink("peer-" + members.get(1)),
                    leaf(members.get(1)).addPeerLink("peer-" + members.get(0)),
                    CABLE);
        }
        endpoints.add(group);
    }

    private DistributedGateway leaf(String name) {
        return java.util.Objects.requireNonNull(leaves.get(name));
    }

    private void compute(Compute compute) {
        Vswitchd node = new Vswitchd(simulation, compute.name(), OvsProfile.OVS_2_5, DatapathType.USERSPACE, 0);
        OvsBridge brInt = network.add(node.addBridge(compute.name() + "/br-int", "br-int", OvsBridgeParams.DEFAULTS));
        OvsBridge brBond =
                network.add(node.addBridge(compute.name() + "/br-bond", "br-bond", OvsBridgeParams.DEFAULTS));
        node.patch(brInt, brBond);
        OvsPort bond = brBond.addBond("bond0", BondMode.ACTIVE_BACKUP, List.of("eth0", "eth1"), PortVlans.trunk());
        for (int i = 0; i < 2; i++) {
            network.connect(
                    bond.ports().get(i),
                    leaf(compute.leaves().get(i)).addDownlink(Downlink.trunk(compute.name())),
                    CABLE);
        }
        inner.put(compute.name(), brInt);
    }

    /** An instance in a VLAN of a compute node. */
    Applications instance(String compute, int vlan) {
        hosts++;
        String name = compute + "-i" + hosts;
        LinuxHost host = network.add(new LinuxHost(new Machine(simulation, name), name));
        HostInterface eth0 = host.addInterface("eth0", 0xFA_16_3E_00_00_00L + hosts);
        eth0.addAddress(new Prefix(IpAddress.parse("10." + vlan + ".1.0").plus(hosts), 16));
        host.routes().setDefault(IpAddress.parse("10." + vlan + ".0.1"));
        OvsBridge bridge = java.util.Objects.requireNonNull(inner.get(compute));
        network.connect(
                eth0.port(), bridge.addPort(name, PortVlans.access(vlan)).port(), VETH);
        Applications apps = new Applications(host);
        apps.serveTcpSink(80);
        apps.serveUdpSink(53);
        return apps;
    }

    static IpAddress addressOf(Applications instance) {
        return instance.host().interfaces().get(0).addresses().get(0).address();
    }

    static long received(Applications instance) {
        return instance.host().interfaces().get(0).port().rxFrames();
    }

    long count(String counter) {
        return simulation.probes().counter(counter).value();
    }

    void runTo(long seconds) {
        simulation.runUntil(seconds * SECOND, RunLimits.NONE);
    }
}
