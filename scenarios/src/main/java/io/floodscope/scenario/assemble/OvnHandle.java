package io.floodscope.scenario.assemble;

import io.floodscope.engine.Scheduler;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.ovn.LogicalRouter;
import io.floodscope.ovn.LogicalRouterPort;
import io.floodscope.ovn.LogicalSwitch;
import io.floodscope.ovn.MacBinding;
import io.floodscope.ovn.MacBindingPrinter;
import io.floodscope.ovn.OvnChassis;
import io.floodscope.ovn.OvnDeployment;
import io.floodscope.ovn.Vif;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An OVN deployment of a scenario with everything in it that has a name. */
public final class OvnHandle {

    private final OvnDeployment deployment;
    private final OvnHistory history;
    private final Map<String, OvnChassis> chassis = new LinkedHashMap<>();
    private final Map<String, LogicalSwitch> switches = new LinkedHashMap<>();
    private final Map<String, LogicalRouter> routers = new LinkedHashMap<>();
    private final Map<String, LogicalRouterPort> ports = new LinkedHashMap<>();
    private final Map<String, Vif> vifs = new LinkedHashMap<>();

    OvnHandle(OvnDeployment deployment, Scheduler clock) {
        this.deployment = deployment;
        this.history = new OvnHistory(deployment, clock);
    }

    /** Name in the scenario. */
    public String name() {
        return deployment.name();
    }

    /** What happened to its tables. */
    public OvnHistory history() {
        return history;
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

    /** MAC of the row of a router port and address, or null. */
    public @Nullable String bindingMac(String port, IpAddress ip) {
        MacBinding row = deployment.bindings().find(port(port), ip);
        return row == null ? null : MacAddress.format(row.mac());
    }

    /** Number of MAC_Binding rows, of one router port or of all for null. */
    public int bindings(@Nullable String port) {
        return (int) deployment.bindings().rows().stream()
                .filter(row -> port == null || row.port().name().equals(port))
                .count();
    }

    /** Whether it has a router port of this name. */
    public boolean hasPort(String name) {
        return ports.containsKey(name);
    }

    /**
     * The table MAC_Binding as {@code ovn-sbctl} prints it.
     *
     * @param port only rows of this router port; null for all
     * @param json whether in the command's JSON form
     */
    public CommandOutput showBindings(@Nullable String port, boolean json) {
        String command = port == null ? "list mac_binding" : "find mac_binding logical_port=" + port;
        return json
                ? CommandOutput.json("ovn-sbctl -f json " + command, MacBindingPrinter.json(deployment, port))
                : CommandOutput.lines("ovn-sbctl " + command, MacBindingPrinter.list(deployment, port));
    }

    /** Whether a MAC has an FDB row in a logical switch. */
    public boolean hasFdbRow(String logicalSwitch, MacAddress mac) {
        return deployment.fdb().find(logicalSwitch(logicalSwitch), mac.value()) != null;
    }

    /** Number of FDB rows, of one logical switch or of all for null. */
    public int fdbRows(@Nullable String logicalSwitch) {
        return (int) deployment.fdb().rows().stream()
                .filter(row ->
                        logicalSwitch == null || row.logicalSwitch().name().equals(logicalSwitch))
                .count();
    }

    void add(Vif vif) {
        vifs.put(vif.name(), vif);
    }

    Vif vif(String name) {
        return checked(vifs.get(name), "instance", name);
    }

    private static <T> T checked(@Nullable T found, String kind, String name) {
        return Objects.requireNonNull(found, () -> "unchecked " + kind + " " + name);
    }
}
