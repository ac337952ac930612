package io.floodscope.ovn;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A logical router: ports, static routes, and its options for ageing and learning. */
public final class LogicalRouter {

    /** Where a packet leaves: by this port, to this next hop; the packet's own destination if that is null. */
    record Route(
            Prefix prefix, LogicalRouterPort port, @Nullable IpAddress nextHop) {}

    private final OvnDeployment deployment;
    private final String name;
    private final List<LogicalRouterPort> ports = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private AgeThresholds thresholds = AgeThresholds.OFF;
    private boolean alwaysLearnFromArpRequest = true;
    private boolean dynamicNeighRouters;

    LogicalRouter(OvnDeployment deployment, String name) {
        this.deployment = deployment;
        this.name = name;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its ports, oldest first. */
    public List<LogicalRouterPort> ports() {
        return Collections.unmodifiableList(ports);
    }

    /**
     * Adds a port on a switch.
     *
     * @param networks the port's addresses with their prefix lengths, at least one
     */
    public LogicalRouterPort addPort(String portName, long mac, List<Prefix> networks, LogicalSwitch logicalSwitch) {
        LogicalRouterPort port = new LogicalRouterPort(deployment, this, portName, mac, networks, logicalSwitch);
        ports.add(port);
        logicalSwitch.attach(port);
        for (Prefix network : port.networks()) {
            routes.add(new Route(network, port, null));
        }
        return port;
    }

    /** Adds a static route; the next hop decides the port. */
    public void addRoute(Prefix prefix, IpAddress nextHop) {
        for (LogicalRouterPort port : ports) {
            if (port.inNetworks(nextHop)) {
                routes.add(new Route(prefix, port, nextHop));
                return;
            }
        }
        throw new IllegalArgumentException("router " + name + " has no port in the network of next hop " + nextHop);
    }

    /** Deletes a port; its rows go at once. */
    public void deletePort(LogicalRouterPort port) {
        ports.remove(port);
        routes.removeIf(route -> route.port() == port);
        port.delete();
    }

    @Nullable
    Route route(IpAddress destination) {
        Route best = null;
        for (Route route : routes) {
            if (route.prefix().contains(destination)
                    && (best == null || route.prefix().length() > best.prefix().length())) {
                best = route;
            }
        }
        return best;
    }

    /** Sets {@code mac_binding_age_threshold}. A list is taken only by releases that know lists; others switch off. */
    public void setThresholds(AgeThresholds changed) {
        thresholds = changed.isList() && !deployment.release().thresholdLists() ? AgeThresholds.OFF : changed;
        deployment.thresholdsChanged(this);
    }

    /** The thresholds in force. */
    public AgeThresholds thresholds() {
        return thresholds;
    }

    /** Sets {@code always_learn_from_arp_request}; true is OVN's default. */
    public void setAlwaysLearnFromArpRequest(boolean always) {
        alwaysLearnFromArpRequest = always;
    }

    boolean alwaysLearnFromArpRequest() {
        return alwaysLearnFromArpRequest;
    }

    /** Sets {@code dynamic_neigh_routers}: other routers are resolved and age like hosts. */
    public void setDynamicNeighRouters(boolean dynamic) {
        dynamicNeighRouters = dynamic;
    }

    boolean dynamicNeighRouters() {
        return dynamicNeighRouters;
    }
}
