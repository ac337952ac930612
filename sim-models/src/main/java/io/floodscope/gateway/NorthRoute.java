package io.floodscope.gateway;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies behind a routed port that is no VLAN.
 *
 * @param nextHopMac MAC of the next hop, to which everything is sent without resolution
 * @param prefixes destinations behind it; empty: a default route
 * @param address the gateway's own address on the link, for which it answers ARP and ND; null: none
 */
public record NorthRoute(
        long nextHopMac, List<Prefix> prefixes, @Nullable Prefix address) {

    /** For ports that are not routed. */
    static final NorthRoute UNUSED = new NorthRoute(MacAddress.NONE, List.of(), null);

    /** Keeps its own copy of the list. */
    public NorthRoute {
        prefixes = List.copyOf(prefixes);
    }

    /** A default route to a next hop with this MAC. */
    public static NorthRoute defaultTo(long nextHopMac) {
        return new NorthRoute(nextHopMac, List.of(), null);
    }

    /** Length of the longest prefix that covers an address: 0 for a default route, -1 if there is none. */
    int match(IpAddress destination) {
        if (prefixes.isEmpty()) {
            return 0;
        }
        int best = -1;
        for (int i = 0; i < prefixes.size(); i++) {
            Prefix prefix = prefixes.get(i);
            if (prefix.length() > best && prefix.contains(destination)) {
                best = prefix.length();
            }
        }
        return best;
    }
}
