package io.floodscope.scenario.assemble;

import io.floodscope.bridge.core.PortVlans;
import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.host.InterfaceTunable;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.Machine;
import io.floodscope.host.neigh.Datapath;
import io.floodscope.host.neigh.KernelProfile;
import io.floodscope.host.neigh.TimerModel;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.link.Port;
import io.floodscope.scenario.check.Names.HostRef;
import io.floodscope.scenario.schema.HostSpec;
import io.floodscope.scenario.schema.NeighSpec;
import io.floodscope.scenario.schema.VrrpSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes Linux hosts and attaches them. */
final class HostAssembler {

    /** First address of hosts that name none; locally administered. */
    private static final long FIRST_MAC = 0x02_F5_00_00_00_01L;

    private final Simulation simulation;
    private final AssembledNetwork target;
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private long nextMac = FIRST_MAC;

    HostAssembler(Simulation simulation, AssembledNetwork target) {
        this.simulation = simulation;
        this.target = target;
    }

    LinuxHostHandle addHost(String name, HostRef ref) {
        HostSpec spec = ref.spec();
        Machine machine = machines.computeIfAbsent(spec.node() == null ? name : spec.node(), n -> machine(n, spec));
        HostTuner.writeDefaults(machine, spec.sysctl());
        LinuxHost host = new LinuxHost(machine, name);
        if (spec.node() != null) {
            target.wiring().onMachine(name, spec.node());
        }
        long mac = spec.mac() == null ? nextMac++ : spec.mac().value() + ref.index();
        HostInterface eth0 = host.addInterface(PortNames.FIRST_INTERFACE, mac);
        for (Prefix prefix : spec.ip()) {
            eth0.addAddress(new Prefix(prefix.address().plus(ref.index()), prefix.length()));
        }
        spec.sharedIp().forEach(eth0::addAddress);
        for (HostSpec.AddressRangeSpec range : spec.furtherIp()) {
            for (int i = 0; i < range.count(); i++) {
                IpAddress address = range.first().address().plus((long) ref.index() * range.count() + i);
                eth0.addAddress(new Prefix(address, range.first().length()));
            }
        }
        for (IpAddress next : spec.gateway()) {
            host.routes().setDefault(next);
        }
        spec.proxyFor().forEach(eth0::addProxied);
        specialities(eth0, spec);
        List<HostInterface> further = new ArrayList<>();
        for (int i = 0; i < spec.interfaces().size(); i++) {
            further.add(addInterface(host, "eth" + (i + 1), spec.interfaces().get(i), ref.index()));
        }
        tune(host, further, spec);
        for (HostSpec.RouteSpec route : spec.routes()) {
            host.routes().add(route.to(), route.via(), null);
        }
        host.setRepliesToLastSource(spec.replyTo() == HostSpec.ReplyTo.LAST_SOURCE_MAC);
        target.network().add(host);
        LinuxHostHandle handle = new LinuxHostHandle(host);
        host.observeNeighbors();
        target.add(handle);
        target.addHostOf(machine, handle);
        target.addRules(() -> host.rules().hits());
        if (spec.bridge() != null) {
            attach(handle, spec, spec.bridge());
        }
        for (VrrpSpec group : spec.vrrp()) {
            VrrpMember member = new VrrpMember(simulation, eth0, group);
            handle.add(member);
            target.addRules(member::ruleHits);
        }
        for (int i = 0; i < further.size(); i++) {
            plug(name, further.get(i), spec.interfaces().get(i));
        }
        return handle;
    }

    private static void tune(LinuxHost host, List<HostInterface> further, HostSpec spec) {
        for (HostInterface itf : host.interfaces()) {
            itf.set(InterfaceTunable.FORWARDING4, spec.forwarding() ? 1 : 0);
            itf.set(InterfaceTunable.FORWARDING6, spec.forwarding() ? 1 : 0);
            if (spec.neigh() != null) {
                HostTuner.tune(host.machine(), itf, spec.neigh());
            }
        }
        for (int i = 0; i < further.size(); i++) {
            NeighSpec own = spec.interfaces().get(i).neigh();
            if (own != null) {
                HostTuner.tune(host.machine(), further.get(i), own);
            }
        }
        HostTuner.writeAtStart(host, spec.sysctl());
        installNeighbours(host.interfaces().get(0), spec);
    }

    private HostInterface addInterface(LinuxHost host, String name, HostSpec.PlugSpec plug, int index) {
        long mac = plug.mac() == null ? nextMac++ : plug.mac().value() + index;
        HostInterface itf = host.addInterface(name, mac);
        for (Prefix prefix : plug.ip()) {
            itf.addAddress(new Prefix(prefix.address().plus(index), prefix.length()));
        }
        plug.sharedIp().forEach(itf::addAddress);
        plug.proxyFor().forEach(itf::addProxied);
        return itf;
    }

    private void plug(String host, HostInterface itf, HostSpec.PlugSpec plug) {
        if (plug.bridge() == null) {
            return;
        }
        BridgeHandle bridge = target.bridges().get(plug.bridge());
        if (bridge == null) {
            throw new IllegalStateException("unchecked bridge " + plug.bridge());
        }
        String portName = host + "-" + itf.name();
        Port port = bridge.addPort(portName, PortVlans.access(plug.vlan() == null ? 0 : plug.vlan()));
        target.addBridgePort(plug.bridge(), portName, port);
        target.addCable(
                portName, BridgeAssembler.Cables.connect(target.network(), simulation, port, itf.port(), plug.cable()));
    }

    private static void specialities(HostInterface eth0, HostSpec spec) {
        if (spec.ethernetSource() != null) {
            eth0.setEthernetSource(spec.ethernetSource().value());
        }
        if (spec.arpSender() != null) {
            eth0.setArpSender(spec.arpSender().value());
        }
        spec.extraMacs().forEach(mac -> eth0.addMac(mac.value()));
    }

    private static void installNeighbours(HostInterface eth0, HostSpec spec) {
        for (HostSpec.NeighbourSpec entry : spec.neighbours()) {
            EventScheduler.setNeighbour(eth0, entry.ip(), entry.mac(), entry.state());
        }
        Datapath use = switch (spec.neighUse()) {
            case KERNEL -> Datapath.KERNEL;
            case LOOKUP_ONLY -> Datapath.LOOKUP_ONLY;
            case MANAGED -> Datapath.MANAGED;
        };
        eth0.neighbors(false).setDatapath(use);
        eth0.neighbors(true).setDatapath(use);
    }

    private void attach(LinuxHostHandle handle, HostSpec spec, String bridgeName) {
        BridgeHandle bridge = target.bridges().get(bridgeName);
        if (bridge == null) {
            throw new IllegalStateException("unchecked bridge " + bridgeName);
        }
        Port port = spec.local() && bridge instanceof OvsHandle ovs
                ? ovs.bridge().local().port()
                : bridge.addPort(handle.name(), PortVlans.access(spec.vlan() == null ? 0 : spec.vlan()));
        target.addBridgePort(bridgeName, handle.name(), port);
        target.addCable(
                handle.name(),
                BridgeAssembler.Cables.connect(
                        target.network(), simulation, port, handle.first().port(), spec.cable()));
    }

    private Machine machine(String name, HostSpec spec) {
        KernelProfile profile = KernelProfile.byName(spec.kernel())
                .orElseThrow(() -> new IllegalStateException("unchecked kernel " + spec.kernel()));
        Machine machine = new Machine(simulation, name, profile, TimerModel.EXACT);
        target.addRules(() -> List.copyOf(machine.ipv4().rules().hits()));
        target.addRules(() -> List.copyOf(machine.ipv6().rules().hits()));
        return machine;
    }
}
