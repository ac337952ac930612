package io.floodscope.scenario.check;

import io.floodscope.scenario.schema.OvnSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of what OVN deployments consist of. Of two things with one name the first counts. */
public final class OvnNames {

    private final Map<String, OvnSpec> deployments;
    private final Map<String, String> chassis = new LinkedHashMap<>();
    private final Map<String, String> switches = new LinkedHashMap<>();
    private final Map<String, String> routers = new LinkedHashMap<>();
    private final Map<String, String> routerOfPort = new LinkedHashMap<>();

    OvnNames(Map<String, OvnSpec> deployments) {
        this.deployments = deployments;
        deployments.forEach((name, spec) -> {
            spec.chassis().keySet().forEach(c -> chassis.putIfAbsent(c, name));
            spec.switches().keySet().forEach(s -> switches.putIfAbsent(s, name));
            spec.routers().forEach((router, block) -> {
                routers.putIfAbsent(router, name);
                block.ports().keySet().forEach(port -> routerOfPort.putIfAbsent(port, router));
            });
        });
    }

    /** Deployments. */
    public List<String> deployments() {
        return List.copyOf(deployments.keySet());
    }

    /** Chassis of all deployments. */
    public List<String> chassis() {
        return List.copyOf(chassis.keySet());
    }

    /** Logical switches of all deployments. */
    public List<String> switches() {
        return List.copyOf(switches.keySet());
    }

    /** Logical routers of all deployments. */
    public List<String> routers() {
        return List.copyOf(routers.keySet());
    }

    /** Ports of logical routers of all deployments. */
    public List<String> routerPorts() {
        return List.copyOf(routerOfPort.keySet());
    }

    /** The deployment of a chassis, or null. */
    public @Nullable String ofChassis(String name) {
        return chassis.get(name);
    }

    /** The deployment of a logical switch, or null. */
    public @Nullable String ofSwitch(String name) {
        return switches.get(name);
    }

    /** The deployment of a logical router, or null. */
    public @Nullable String ofRouter(String name) {
        return routers.get(name);
    }

    /** The release of the deployment of a logical router, as it is written, or null. */
    @Nullable
    String versionOfRouter(String name) {
        OvnSpec spec = deployments.get(routers.get(name));
        return spec == null ? null : spec.version();
    }

    /** The deployment of a router port, or null. */
    public @Nullable String ofRouterPort(String name) {
        String router = routerOfPort.get(name);
        return router == null ? null : routers.get(router);
    }

    /** Provider networks to which a deployment's chassis are attached. */
    static Collection<String> providerNetworks(OvnSpec spec) {
        Set<String> all = new LinkedHashSet<>();
        spec.chassis().values().forEach(c -> all.addAll(c.bridgeMappings().keySet()));
        return all;
    }

    /** Ports of bridges that chassis make: name of the chassis by bridge. */
    static Map<String, List<String>> bridgePorts(Map<String, OvnSpec> deployments) {
        Map<String, List<String>> ports = new LinkedHashMap<>();
        deployments
                .values()
                .forEach(spec -> spec.chassis()
                        .forEach((name, chassis) -> chassis.bridgeMappings()
                                .values()
                                .forEach(bridge -> ports.computeIfAbsent(bridge, b -> new ArrayList<>())
                                        .add(name))));
        return ports;
    }
}
