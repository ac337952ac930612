package io.floodscope.ovn;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A port of a logical router. With a gateway chassis it is a gateway port: only that chassis answers, learns and asks for it,
 * and its redirect port is "bound" there. Without one it is distributed and lives on every chassis.
 */
public final class LogicalRouterPort {

    private final OvnDeployment deployment;
    private final LogicalRouter router;
    private final String name;
    private final long mac;
    private final List<Prefix> networks;
    private final LogicalSwitch logicalSwitch;
    private final Map<IpAddress, MacBinding> bindings = new LinkedHashMap<>();
    private final Map<IpAddress, Long> statics = new LinkedHashMap<>();
    private boolean gateway;
    private boolean deleted;
    private @Nullable OvnChassis chassis;

    LogicalRouterPort(
            OvnDeployment deployment,
            LogicalRouter router,
            String name,
            long mac,
            List<Prefix> networks,
            LogicalSwitch logicalSwitch) {
        this.deployment = deployment;
        this.router = router;
        this.name = name;
        this.mac = mac;
        this.networks = List.copyOf(networks);
        this.logicalSwitch = logicalSwitch;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its MAC. */
    public long mac() {
        return mac;
    }

    /** The router it belongs to. */
    public LogicalRouter router() {
        return router;
    }

    /** The switch it is attached to. */
    public LogicalSwitch logicalSwitch() {
        return logicalSwitch;
    }

    /** Its addresses with prefix lengths. */
    public List<Prefix> networks() {
        return networks;
    }

    /** Whether its redirect port exists, bound or not. */
    public boolean isGateway() {
        return gateway;
    }

    /** Whether it was deleted. */
    public boolean isDeleted() {
        return deleted;
    }

    /** The chassis where its redirect port is bound, or null. */
    public @Nullable OvnChassis chassis() {
        return chassis;
    }

    /**
     * Binds the redirect port to a chassis, or to none, whatever gateway chassis it had. The new one answers, learns and asks from
     * now on.
     *
     * @param announce whether it announces the port's addresses, five times from now on
     */
    public void bindTo(@Nullable OvnChassis to, boolean announce) {
        deployment.failover().forget(this);
        moveTo(to);
        if (to != null) {
            to.controller().claimed(this, announce);
        }
    }

    /**
     * Sets the chassis that may host it, by falling priority, and binds it to the first, which announces it. When that one dies the
     * next that lives takes over; when it comes back it has the port again.
     *
     * @param byPriority at least one
     */
    public void setGatewayChassis(List<OvnChassis> byPriority) {
        bindTo(byPriority.get(0), true);
        deployment.failover().candidates(this, byPriority);
    }

    void claimBy(OvnChassis to, long announceAfterNanos) {
        moveTo(to);
        to.controller().claimed(this, announceAfterNanos);
    }

    private void moveTo(@Nullable OvnChassis to) {
        gateway = true;
        OvnChassis before = chassis;
        chassis = to;
        if (before != null && before != to) {
            before.controller().released(this);
        }
    }

    /** Adds a Static_MAC_Binding: never ages, makes no row, is never asked for. */
    public void addStaticBinding(IpAddress ip, long neighbourMac) {
        statics.put(ip, neighbourMac);
    }

    boolean hostedOn(OvnChassis here) {
        return !deleted && (!gateway || chassis == here);
    }

    boolean inNetworks(IpAddress ip) {
        for (Prefix network : networks) {
            if (network.contains(ip)) {
                return true;
            }
        }
        return ip.isLinkLocal6();
    }

    boolean owns(IpAddress ip) {
        for (Prefix network : networks) {
            if (network.address().equals(ip)) {
                return true;
            }
        }
        return ip.v6() && ip.equals(linkLocal());
    }

    IpAddress linkLocal() {
        return IpAddress.linkLocalOf(mac);
    }

    /** The port's address in the target's subnet, or null. */
    @Nullable
    IpAddress addressInSubnetOf(IpAddress target) {
        for (Prefix network : networks) {
            if (network.address().v6() == target.v6() && network.contains(target)) {
                return network.address();
            }
        }
        return null;
    }

    /** The port's first address of a family, or null. */
    @Nullable
    IpAddress firstAddress(boolean v6) {
        for (Prefix network : networks) {
            if (network.address().v6() == v6) {
                return network.address();
            }
        }
        return null;
    }

    /** Who asks for a next hop: the port's address in its subnet, else the first of the family, else null. */
    @Nullable
    IpAddress senderFor(IpAddress target) {
        IpAddress near = addressInSubnetOf(target);
        return near == null ? firstAddress(target.v6()) : near;
    }

    @Nullable
    MacBinding binding(IpAddress ip) {
        return bindings.get(ip);
    }

    @Nullable
    Long staticMac(IpAddress ip) {
        return statics.isEmpty() ? null : statics.get(ip);
    }

    void bind(MacBinding row) {
        bindings.put(row.ip(), row);
    }

    void unbind(MacBinding row) {
        bindings.remove(row.ip());
    }

    void delete() {
        deleted = true;
        logicalSwitch.detach(this);
        if (chassis != null) {
            chassis.controller().released(this);
        }
        deployment.rules().hit(OvnRule.ROWS_GO_WITH_PORT);
        for (MacBinding row : List.copyOf(bindings.values())) {
            deployment.bindings().delete(row, "its router port was deleted");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
