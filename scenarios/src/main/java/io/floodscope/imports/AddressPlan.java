package io.floodscope.imports;

import io.floodscope.imports.ImportedNetwork.GatewayPart;
import io.floodscope.imports.ImportedNetwork.HostPart;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives hosts addresses: those that neighbour tables have for their MACs, others from the gateway's subnet. A MAC table holds
 * no addresses, so most are made up.
 */
final class AddressPlan {

    private final Map<MacAddress, IpAddress> known = new LinkedHashMap<>();
    private final Set<IpAddress> taken = new LinkedHashSet<>();
    private final @Nullable GatewayPart gateway;
    private int gatewayLength;

    AddressPlan(List<Neighbour> neighbours, @Nullable GatewayPart gateway) {
        this.gateway = gateway;
        boolean v6 = gateway != null && gateway.ip().v6();
        for (Neighbour each : neighbours) {
            MacAddress mac = each.mac();
            if (mac != null
                    && Findings.usable(each)
                    && each.ip().v6() == v6
                    && !each.ip().isLinkLocal6()) {
                known.putIfAbsent(mac, each.ip());
            }
        }
        if (gateway != null) {
            known.remove(gateway.virtualMac());
            taken.add(gateway.ip());
        }
    }

    /** The hosts of these entries, named c1, c2, ... in their order. */
    List<HostPart> hosts(List<FdbEntry> entries) {
        Map<Integer, List<FdbEntry>> byVlan = new LinkedHashMap<>();
        entries.forEach(
                e -> byVlan.computeIfAbsent(e.vlan(), v -> new ArrayList<>()).add(e));
        Map<FdbEntry, Prefix> addresses = new LinkedHashMap<>();
        Map<FdbEntry, Boolean> guessed = new LinkedHashMap<>();
        int[] other = {0};
        byVlan.forEach((vlan, members) -> {
            boolean near = gateway != null && gateway.vlan() == vlan;
            IpAddress base = near && gateway != null ? gateway.ip() : first(members, other);
            int length = length(base, members, near);
            if (near) {
                gatewayLength = length;
            }
            Prefix subnet = new Prefix(base, length);
            for (FdbEntry member : members) {
                IpAddress ip = known.get(member.mac());
                boolean use = ip != null && subnet.contains(ip) && taken.add(ip);
                guessed.put(member, !use);
                if (use && ip != null) {
                    addresses.put(member, new Prefix(ip, length));
                }
            }
            IpAddress next = network(base, length);
            for (FdbEntry member : members) {
                while (!addresses.containsKey(member)) {
                    next = next.plus(1);
                    boolean edge = !next.v6() && ((next.low() & 255) == 0 || (next.low() & 255) == 255);
                    if (!edge && taken.add(next)) {
                        addresses.put(member, new Prefix(next, length));
                    }
                }
            }
        });
        List<HostPart> out = new ArrayList<>();
        for (FdbEntry entry : entries) {
            Prefix ip = addresses.get(entry);
            if (ip != null) {
                out.add(new HostPart(
                        "c" + (out.size() + 1),
                        String.valueOf(entry.bridge()),
                        entry.vlan(),
                        entry.mac(),
                        ip,
                        guessed.getOrDefault(entry, true),
                        gateway != null && gateway.vlan() == entry.vlan(),
                        entry.pinned(),
                        entry.where()));
            }
        }
        return out;
    }

    /** The gateway with the prefix length that its hosts needed. */
    GatewayPart widen(GatewayPart part) {
        return gatewayLength == 0
                ? part
                : new GatewayPart(
                        part.ip(),
                        gatewayLength,
                        part.virtualMac(),
                        part.realMac(),
                        part.realMacSeen(),
                        part.bridge(),
                        part.vlan(),
                        part.silent(),
                        part.where());
    }

    /** Where a VLAN without a gateway gets its addresses: from its first known one, else from a block of its own. */
    private IpAddress first(List<FdbEntry> members, int[] other) {
        for (FdbEntry member : members) {
            IpAddress ip = known.get(member.mac());
            if (ip != null && !taken.contains(ip)) {
                return ip;
            }
        }
        return IpAddress.ofV4((10 << 24) | ((200 + other[0]++ % 50) << 16) | 1);
    }

    /** The longest prefix of at most 24 (64) bits that holds the known addresses and has room for all hosts. */
    private int length(IpAddress base, List<FdbEntry> members, boolean near) {
        if (base.v6()) {
            return 64;
        }
        int length = 24;
        while (length > 9 && (1L << (32 - length)) * 250 / 256 < members.size() + 4L) {
            length--;
        }
        for (FdbEntry member : members) {
            IpAddress ip = known.get(member.mac());
            // A few bits more join subnets that belong together; an address far away belongs elsewhere.
            int wide = length;
            while (ip != null && wide > 16 && near && !new Prefix(base, wide).contains(ip)) {
                wide--;
            }
            length = ip != null && new Prefix(base, wide).contains(ip) ? wide : length;
        }
        return length;
    }

    private static IpAddress network(IpAddress ip, int length) {
        if (ip.v6()) {
            return IpAddress.ofV6(ip.high(), 0x1_0000);
        }
        return IpAddress.ofV4((int) ip.low() & (int) (-1L << (32 - length)));
    }
}
