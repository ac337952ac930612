package io.floodscope.scenario.assemble;

import io.floodscope.host.Machine;
import io.floodscope.net.link.Link;
import io.floodscope.net.link.Network;
import io.floodscope.net.link.Port;
import io.floodscope.result.Fidelity;
import io.floodscope.result.Topology;
import io.floodscope.rules.Evidence;
import io.floodscope.rules.Rule;
import io.floodscope.scenario.check.Names;
import io.floodscope.trace.Fingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A scenario's network, ready to run, with handles on everything that has a name. */
public final class AssembledNetwork {

    private final Network network;
    private final Map<String, BridgeHandle> bridges = new LinkedHashMap<>();
    private final Map<String, HostHandle> hosts = new LinkedHashMap<>();
    private final Map<String, GatewayHandle> gateways = new LinkedHashMap<>();
    private final Map<String, OvnHandle> ovn = new LinkedHashMap<>();
    private final Map<String, Link> cables = new LinkedHashMap<>();
    private final Map<String, Port> bridgePorts = new LinkedHashMap<>();
    private final WiringPlan wiring = new WiringPlan();
    private final Map<Machine, List<String>> machines = new LinkedHashMap<>();
    private final AddressOwners owners = new AddressOwners();
    private final List<FlowProbe> flows = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Supplier<List<Rule>>> ruleSources = new ArrayList<>();

    AssembledNetwork(Network network) {
        this.network = network;
    }

    Network network() {
        return network;
    }

    void add(BridgeHandle bridge) {
        bridges.put(bridge.name(), bridge);
        ruleSources.add(bridge::ruleHits);
    }

    void add(GatewayHandle gateway) {
        gateways.put(gateway.name(), gateway);
        ruleSources.add(gateway::ruleHits);
    }

    void add(OvnHandle deployment) {
        ovn.put(deployment.name(), deployment);
    }

    void add(HostHandle host) {
        hosts.put(host.name(), host);
    }

    void addHostOf(Machine machine, LinuxHostHandle host) {
        machines.computeIfAbsent(machine, m -> new ArrayList<>()).add(host.name());
        owners.add(host.host());
    }

    AddressOwners owners() {
        return owners;
    }

    /** The cables of a host: of its first interface and of its further ones. */
    List<Link> cablesOf(String host) {
        return cables.entrySet().stream()
                .filter(e -> e.getKey().equals(host) || e.getKey().matches(Pattern.quote(host) + "-eth\\d+"))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Neighbour tables of all machines, IPv4 and then IPv6 of each. */
    public List<NeighbourTable> neighbourTables(long nowNanos) {
        List<NeighbourTable> all = new ArrayList<>();
        machines.forEach((machine, names) -> {
            all.add(NeighbourTable.of(machine, false, names, nowNanos));
            all.add(NeighbourTable.of(machine, true, names, nowNanos));
        });
        return all;
    }

    void addBridgePort(String bridge, String name, Port port) {
        bridgePorts.put(bridge + "/" + name, port);
    }

    /** What is joined otherwise than by a cable, and what shares a machine. */
    WiringPlan wiring() {
        return wiring;
    }

    /** What is joined to what, and where floods went up to now. */
    public Topology topology() {
        return wiring.topology(network, cables, hosts.keySet(), bridges.keySet());
    }

    void addCable(String name, Link link) {
        cables.put(name, link);
    }

    /** The cable of this name, which must exist. */
    Link cable(String name) {
        return Objects.requireNonNull(cables.get(name), () -> "no cable " + name);
    }

    /** Cables that a name, a group of hosts or a pattern stands for. */
    List<Link> cables(String pattern, Names names) {
        List<String> members = names.hosts(pattern);
        List<String> found = members.isEmpty() ? Names.matching(pattern, cables.keySet()) : members;
        List<Link> out = new ArrayList<>();
        for (String name : found) {
            Link link = cables.get(name);
            if (link != null) {
                out.add(link);
            }
        }
        return out;
    }

    void add(FlowProbe flow) {
        flows.add(flow);
    }

    void addRules(Supplier<List<Rule>> source) {
        ruleSources.add(source);
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    /** Bridges by name, in the order of the file. */
    public Map<String, BridgeHandle> bridges() {
        return Collections.unmodifiableMap(bridges);
    }

    /** Hosts by name, in the order of the file. */
    public Map<String, HostHandle> hosts() {
        return Collections.unmodifiableMap(hosts);
    }

    /** Gateways by name, in the order of the file. */
    public Map<String, GatewayHandle> gateways() {
        return Collections.unmodifiableMap(gateways);
    }

    /** OVN deployments by name, in the order of the file. */
    public Map<String, OvnHandle> ovn() {
        return Collections.unmodifiableMap(ovn);
    }

    /** One for each sender of each stream. */
    public List<FlowProbe> flows() {
        return Collections.unmodifiableList(flows);
    }

    /** Ports of bridges by {@code bridge/port}, in the order of wiring. */
    public Map<String, Port> bridgePorts() {
        return Collections.unmodifiableMap(bridgePorts);
    }

    /** Adds what bridge ports counted to the counters of a result. */
    public void portCounters(Map<String, Long> counters) {
        bridgePorts.forEach((name, port) -> {
            counters.put(name + "/rx_frames", port.rxFrames());
            counters.put(name + "/rx_bytes", port.rxBytes());
            counters.put(name + "/tx_frames", port.txFrames());
            counters.put(name + "/tx_bytes", port.txBytes());
            counters.put(name + "/tx_dropped", port.txDrops());
        });
    }

    /** What to check before trusting the result. */
    public List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        bridges.values().forEach(b -> all.addAll(b.warnings()));
        return all;
    }

    /** Digest over all frames delivered. */
    public Fingerprint frameFingerprint() {
        return network.frameFingerprint();
    }

    /** The rules that acted, by what they rest on. */
    public Fidelity fidelity() {
        TreeSet<String> measured = new TreeSet<>();
        TreeSet<String> documented = new TreeSet<>();
        TreeSet<String> assumed = new TreeSet<>();
        for (Supplier<List<Rule>> source : ruleSources) {
            for (Rule rule : source.get()) {
                (rule.evidence() == Evidence.MEASURED
                                ? measured
                                : rule.evidence() == Evidence.DOCUMENTED ? documented : assumed)
                        .add(rule.id());
            }
        }
        return new Fidelity(List.copyOf(measured), List.copyOf(documented), List.copyOf(assumed));
    }
}
