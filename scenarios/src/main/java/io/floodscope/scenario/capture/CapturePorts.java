package io.floodscope.scenario.capture;

import io.floodscope.engine.Simulation;
import io.floodscope.net.link.Port;
import io.floodscope.scenario.assemble.AssembledNetwork;
import io.floodscope.scenario.assemble.NetworkAssembler;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.ObserveSpec;
import io.floodscope.scenario.schema.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses ports by name. A port of a host is named {@code host/interface}, one of a bridge {@code bridge/port}. A pattern
 * with a slash is compared with those names, one without stands for all interfaces of hosts or groups and for all ports of
 * bridges; {@code *} stands for any text.
 */
public final class CapturePorts {

    /** Most bridge ports that are captured without being asked for. */
    public static final int SMALL_NETWORK = 32;

    private final Scenario scenario;
    private final Names names;
    private final Map<String, Port> ports;
    private final List<String> problems = new ArrayList<>();

    /** The ports of this scenario; it is assembled for this, and not run. */
    public CapturePorts(Scenario scenario, Names names) {
        this.scenario = scenario;
        this.names = names;
        this.ports = of(NetworkAssembler.assemble(scenario, names, new Simulation(1)));
    }

    /** All ports of a network by name: those of hosts, then those of bridges. */
    static Map<String, Port> of(AssembledNetwork network) {
        Map<String, Port> all = new LinkedHashMap<>();
        network.hosts().values().forEach(host -> all.putAll(host.ports()));
        network.bridgePorts().forEach(all::putIfAbsent);
        return all;
    }

    /** The ports that these patterns stand for, in the order of the network. */
    public List<String> matching(List<String> patterns) {
        Set<String> chosen = new LinkedHashSet<>();
        for (String pattern : patterns) {
            List<String> found = pattern.indexOf('/') < 0 ? portsOf(pattern) : Names.matching(pattern, ports.keySet());
            if (found.isEmpty()) {
                problems.add("no port, host or bridge is named '" + pattern + "'; "
                        + Problems.suggest(pattern, pattern.indexOf('/') < 0 ? nodes() : ports.keySet()));
            }
            chosen.addAll(found);
        }
        return ports.keySet().stream().filter(chosen::contains).toList();
    }

    /** Without patterns: what the scenario observes, else all ports of its bridges if they are few. */
    public List<String> usual() {
        List<String> observed = scenario.observe().stream()
                .map(ObserveSpec::host)
                .flatMap(List::stream)
                .flatMap(pattern -> names.hosts(pattern).stream())
                .distinct()
                .flatMap(host -> portsOf(host).stream().limit(1))
                .toList();
        if (!observed.isEmpty()) {
            return ports.keySet().stream().filter(observed::contains).toList();
        }
        List<String> ofBridges = ports.keySet().stream()
                .filter(name -> names.bridges().contains(nodeOf(name)))
                .toList();
        if (ofBridges.size() > SMALL_NETWORK) {
            problems.add("the scenario observes no host, and its bridges have " + ofBridges.size()
                    + " ports, more than " + SMALL_NETWORK + "; name those to capture with --pcapng-ports");
            return List.of();
        }
        return ofBridges;
    }

    /** One line for each pattern that stands for nothing. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private List<String> portsOf(String pattern) {
        Set<String> owners = new LinkedHashSet<>(names.hosts(pattern));
        owners.addAll(Names.matching(pattern, names.bridges()));
        return ports.keySet().stream()
                .filter(name -> owners.contains(nodeOf(name)))
                .toList();
    }

    private Collection<String> nodes() {
        List<String> all = new ArrayList<>(names.hostNames());
        all.addAll(names.bridges());
        return all;
    }

    private static String nodeOf(String port) {
        return port.substring(0, port.lastIndexOf('/'));
    }
}
