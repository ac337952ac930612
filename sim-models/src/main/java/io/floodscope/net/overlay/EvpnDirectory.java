package io.floodscope.net.overlay;

import io.floodscope.net.addr.IpAddress;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The routes that all tunnel endpoints of one fabric share, as EVPN over BGP would spread them; here every endpoint knows a
 * change at once. An endpoint is a leaf or a leaf pair that answers for one tunnel address.
 */
public final class EvpnDirectory {

    /** No endpoint. */
    public static final int NOWHERE = -1;

    private final LongArrayList routerMacs = new LongArrayList();
    private final Long2IntOpenHashMap routers = new Long2IntOpenHashMap();
    private final List<BitSet> vlans = new ArrayList<>();
    private final List<Integer> exits = new ArrayList<>();
    private final Map<IpAddress, HostRoute> hosts = new LinkedHashMap<>();
    private final Long2IntOpenHashMap macs = new Long2IntOpenHashMap();

    /** A fabric without endpoints. */
    public EvpnDirectory() {
        macs.defaultReturnValue(NOWHERE);
        routers.defaultReturnValue(NOWHERE);
    }

    /**
     * Adds a tunnel endpoint.
     *
     * @param routerMac the MAC to which other endpoints address routed packets
     * @return its number, from 0
     */
    public int addEndpoint(long routerMac) {
        routers.put(routerMac, routerMacs.size());
        routerMacs.add(routerMac);
        vlans.add(new BitSet());
        return routerMacs.size() - 1;
    }

    /** Number of endpoints. */
    public int endpoints() {
        return routerMacs.size();
    }

    /** The router MAC of an endpoint. */
    public long routerMac(int endpoint) {
        return routerMacs.getLong(endpoint);
    }

    /** The endpoint with this router MAC, or {@link #NOWHERE}. */
    public int endpointOfRouter(long mac) {
        return routers.get(mac);
    }

    /** The endpoint takes part in a VLAN: it gets that VLAN's broadcasts (route type 3). */
    public void join(int endpoint, int vlan) {
        vlans.get(endpoint).set(vlan);
    }

    /** Whether an endpoint takes part in a VLAN. */
    public boolean hasVlan(int endpoint, int vlan) {
        return vlans.get(endpoint).get(vlan);
    }

    /** The endpoint leads out of the fabric (a default route). */
    public void advertiseExit(int endpoint) {
        if (!exits.contains(endpoint)) {
            exits.add(endpoint);
        }
    }

    /** One of the exits by a flow hash, or {@link #NOWHERE}. */
    public int exit(int hash) {
        return exits.isEmpty() ? NOWHERE : exits.get(Math.floorMod(hash, exits.size()));
    }

    /** A host spoke behind an endpoint; an earlier route to it is replaced. */
    public void advertise(HostRoute route) {
        hosts.put(route.address(), route);
        advertiseMac(route.vlan(), route.mac(), route.endpoint());
    }

    /** The endpoint no longer knows the host; without effect if another one has advertised it since. */
    public void withdraw(IpAddress address, int endpoint) {
        HostRoute known = hosts.get(address);
        if (known != null && known.endpoint() == endpoint) {
            hosts.remove(address);
        }
    }

    /** The route to a host, or null. */
    public @Nullable HostRoute host(IpAddress address) {
        return hosts.get(address);
    }

    /** A MAC was learned behind an endpoint. */
    public void advertiseMac(int vlan, long mac, int endpoint) {
        macs.put(key(vlan, mac), endpoint);
    }

    /** The endpoint behind which a MAC is, or {@link #NOWHERE}. */
    public int endpointOf(int vlan, long mac) {
        return macs.get(key(vlan, mac));
    }

    private static long key(int vlan, long mac) {
        return (long) vlan << 48 | mac;
    }
}
