package io.floodscope.host;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which interface and next hop lead to an address: connected subnets, static routes, longest prefix first. */
public final class RouteTable {

    /**
     * A static or learned route.
     *
     * @param prefix where it leads; /0 for the default route
     * @param gateway next hop, or null if the destination itself is on the link
     * @param via the interface, or null to find it by the gateway
     */
    public record Route(
            Prefix prefix,
            @Nullable IpAddress gateway,
            @Nullable HostInterface via,
            boolean learned) {}

    private static final Prefix DEFAULT4 = new Prefix(IpAddress.ANY4, 0);
    private static final Prefix DEFAULT6 = new Prefix(IpAddress.ANY6, 0);

    private final LinuxHost host;
    private final List<Route> routes = new ArrayList<>();
    private int version;

    RouteTable(LinuxHost host) {
        this.host = host;
    }

    /** Adds a static route; a default route of the same family and no interface replaces the former. */
    public void add(Prefix prefix, @Nullable IpAddress gateway, @Nullable HostInterface via) {
        routes.add(new Route(prefix, gateway, via, false));
        changed();
    }

    /** Sets the default gateway of the gateway's family. */
    public void setDefault(IpAddress gateway) {
        Prefix prefix = gateway.v6() ? DEFAULT6 : DEFAULT4;
        routes.removeIf(r -> r.prefix().equals(prefix) && !r.learned());
        add(prefix, gateway, null);
    }

    /** Removes routes to a prefix. */
    public void remove(Prefix prefix) {
        routes.removeIf(r -> r.prefix().equals(prefix));
        changed();
    }

    void addLearnedDefault(IpAddress gateway, HostInterface via) {
        Route route = new Route(DEFAULT6, gateway, via, true);
        if (!routes.contains(route)) {
            routes.add(route);
            changed();
        }
    }

    void removeLearnedDefault(IpAddress gateway) {
        if (routes.removeIf(r -> r.learned() && gateway.equals(r.gateway()))) {
            changed();
        }
    }

    /** Tells that senders must look up their route again. */
    void changed() {
        version++;
        host.addressesChanged();
    }

    int version() {
        return version;
    }

    /** The interface through which packets to an address leave, or null. */
    @Nullable
    HostInterface interfaceTowards(IpAddress target) {
        HostInterface connected = connected(target);
        if (connected != null) {
            return connected;
        }
        Route route = find(target);
        return route == null ? null : interfaceOf(route);
    }

    /** The address to resolve on the link to reach a target: itself, or a gateway; null if there is no route. */
    @Nullable
    IpAddress nextHop(IpAddress target) {
        if (connected(target) != null) {
            return target;
        }
        Route route = find(target);
        return route == null ? null : route.gateway() == null ? target : route.gateway();
    }

    /** The source address that packets to a target get, or null without a route. */
    @Nullable
    IpAddress sourceTowards(IpAddress target) {
        HostInterface out = interfaceTowards(target);
        IpAddress next = nextHop(target);
        return out == null || next == null ? null : out.preferredSource(next);
    }

    private @Nullable HostInterface connected(IpAddress target) {
        HostInterface best = null;
        int length = -1;
        for (HostInterface itf : host.interfaces()) {
            if (!itf.isUp()) {
                continue;
            }
            for (Prefix prefix : itf.addresses()) {
                if (prefix.length() > length && prefix.contains(target)) {
                    best = itf;
                    length = prefix.length();
                }
            }
            boolean onAnyLink = target.isLinkLocal6() || target.isMulticast() || target.equals(IpAddress.BROADCAST4);
            if (best == null && onAnyLink) {
                best = itf;
                length = 0;
            }
        }
        Route better = best == null ? null : find(target);
        return better != null && better.prefix().length() > length ? null : best;
    }

    private @Nullable Route find(IpAddress target) {
        Route best = null;
        for (Route route : routes) {
            boolean longer =
                    best == null || route.prefix().length() > best.prefix().length();
            if (longer && route.prefix().contains(target) && interfaceOf(route) != null) {
                best = route;
            }
        }
        return best;
    }

    private @Nullable HostInterface interfaceOf(Route route) {
        HostInterface via = route.via();
        if (via != null) {
            return via.isUp() ? via : null;
        }
        IpAddress gateway = route.gateway();
        if (gateway == null) {
            return null;
        }
        for (HostInterface itf : host.interfaces()) {
            if (itf.isUp() && itf.isOnLink(gateway)) {
                return itf;
            }
        }
        return null;
    }

    /** All static and learned routes. */
    public List<Route> routes() {
        return List.copyOf(routes);
    }
}
