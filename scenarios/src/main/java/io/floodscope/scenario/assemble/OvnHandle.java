package io.floodscope.scenario.assemble;

import io.floodscope.ovn.LogicalRouter;
import io.floodscope.ovn.LogicalRouterPort;
import io.floodscope.ovn.LogicalSwitch;
import io.floodscope.ovn.OvnChassis;
import io.floodscope.ovn.OvnDeployment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An OVN deployment of a scenario with everything in it that has a name. */
public final class OvnHandle {

    private final OvnDeployment deployment;
    private final Map<String, OvnChassis> chassis = new LinkedHashMap<>();
    private final Map<String, LogicalSwitch> switches = new LinkedHashMap<>();
    private final Map<String, LogicalRouter> routers = new LinkedHashMap<>();
    private final Map<String, LogicalRouterPort> ports = new LinkedHashMap<>();

    OvnHandle(OvnDeployment deployment) {
        this.deployment = deployment;
    }

    /** Name in the scenario. */
    public String name() {
        return deployment.name();
    }

    OvnDeployment deployment() {
        return deployment;
    }

    void add(OvnChassis one) {
        chassis.put(one.name(), one);
    }

    void add(LogicalSwitch one) {
        switches.put(one.name(), one);
    }

    void add(LogicalRouter one) {
        routers.put(one.name(), one);
    }

    void add(LogicalRouterPort one) {
        ports.put(one.name(), one);
    }

    OvnChassis chassis(String name) {
        return checked(chassis.get(name), "chassis", name);
    }

    LogicalSwitch logicalSwitch(String name) {
        return checked(switches.get(name), "logical switch", name);
    }

    LogicalRouter router(String name) {
        return checked(routers.get(name), "router", name);
    }

    LogicalRouterPort port(String name) {
        return checked(ports.get(name), "router port", name);
    }

    private static <T> T checked(@Nullable T found, String kind, String name) {
        return Objects.requireNonNull(found, () -> "unchecked " + kind + " " + name);
    }
}
