package io.floodscope.imports;

import io.floodscope.imports.ImportedNetwork.BridgePart;
import io.floodscope.imports.ImportedNetwork.GatewayPart;
import io.floodscope.imports.ImportedNetwork.HostPart;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the dumps together to a network. What the dumps do not say is guessed, and every guess is marked as one. */
public final class NetworkGuess {

    /** More hosts make a file that nobody edits and that the loader refuses. */
    static final int MOST_HOSTS = 5_000;

    private static final MacAddress MADE_UP_REAL_MAC = MacAddress.parse("02:f5:ff:00:00:01");

    private final Dumps dumps;
    private final List<FdbEntry> fdb = new ArrayList<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<FdbEntry> uplinkEntries = new ArrayList<>();
    private boolean bridgeGuessed;
    private int behindUplink;

    private NetworkGuess(Dumps dumps) {
        this.dumps = dumps;
    }

    /**
     * The network of some dumps.
     *
     * @param dumps what was read
     * @param bridge the bridge of MAC tables that do not name theirs, null to guess it
     */
    public static ImportedNetwork of(Dumps dumps, @Nullable String bridge) {
        return new NetworkGuess(dumps).network(bridge);
    }

    private ImportedNetwork network(@Nullable String bridge) {
        nameBridges(bridge);
        List<FdbEntry> placed = placeMacs();
        GatewayPart gateway = gateway(placed);
        List<FdbEntry> hosts = new ArrayList<>();
        for (FdbEntry entry : placed) {
            boolean isGateway = gateway != null
                    && (entry.mac().equals(gateway.virtualMac()) || entry.mac().equals(gateway.realMac()));
            if (!isGateway && hosts.size() < MOST_HOSTS) {
                hosts.add(entry);
            }
        }
        AddressPlan plan = new AddressPlan(dumps.neighbours, gateway);
        List<HostPart> parts = plan.hosts(hosts);
        GatewayPart widened = gateway == null ? null : plan.widen(gateway);
        return new ImportedNetwork(bridges(), parts, widened, KernelSettings.of(dumps, widened), behindUplink);
    }

    /** Gives every bridge a name that the language takes, and every entry its bridge. */
    private void nameBridges(@Nullable String bridge) {
        List<String> ovs = dumps.bridges.stream()
                .filter(r -> r.kind() == BridgeRow.Kind.OVS)
                .map(BridgeRow::name)
                .toList();
        boolean open = dumps.fdb.stream().anyMatch(e -> e.bridge() == null);
        bridgeGuessed = open && bridge == null && ovs.size() != 1;
        String unnamed = bridge != null ? bridge : ovs.contains("br-int") || ovs.isEmpty() ? "br-int" : ovs.get(0);
        dumps.bridges.forEach(r -> name(r.name()));
        for (FdbEntry entry : dumps.fdb) {
            String name = entry.bridge() == null ? unnamed : entry.bridge();
            fdb.add(entry.on(name(name)));
        }
        dumps.stats.forEach(s -> name(s.bridge()));
        if (names.isEmpty()) {
            bridgeGuessed = true;
            name("br-int");
        }
    }

    private String name(String original) {
        return names.computeIfAbsent(original, o -> {
            String plain = o.replaceAll("[^A-Za-z0-9_-]", "-").replaceFirst("^[_-]+", "");
            plain = plain.isEmpty() ? "bridge" : plain.substring(0, Math.min(40, plain.length()));
            String unique = plain;
            for (int i = 2; names.containsValue(unique); i++) {
                unique = plain + "-" + i;
            }
            return unique;
        });
    }

    private List<BridgePart> bridges() {
        List<BridgePart> out = new ArrayList<>();
        names.forEach((original, name) -> {
            BridgeRow row = null;
            for (BridgeRow each : dumps.bridges) {
                row = row == null && each.name().equals(original) ? each : row;
            }
            FdbStats stats = null;
            for (FdbStats each : dumps.stats) {
                stats = stats == null && each.bridge().equals(original) ? each : stats;
            }
            out.add(new BridgePart(name, row, stats, bridgeGuessed && row == null));
        });
        return out;
    }

    /**
     * Each (MAC, VLAN) once: on the bridge whose port for it leads to the fewest MACs, for that is where it is attached. What
     * stands on the fullest port of its bridge together with others lives beyond an uplink.
     */
    private List<FdbEntry> placeMacs() {
        Map<String, Set<MacAddress>> perPort = new LinkedHashMap<>();
        for (FdbEntry e : fdb) {
            perPort.computeIfAbsent(port(e), p -> new LinkedHashSet<>()).add(e.mac());
        }
        Map<String, FdbEntry> best = new LinkedHashMap<>();
        for (FdbEntry e : fdb) {
            String key = e.mac() + "/" + e.vlan();
            FdbEntry other = best.get(key);
            if (other == null || size(perPort, e) < size(perPort, other)) {
                best.put(key, e);
            }
        }
        Map<String, String> uplinks = uplinks(perPort);
        List<FdbEntry> out = new ArrayList<>();
        for (FdbEntry e : best.values()) {
            if (port(e).equals(uplinks.get(String.valueOf(e.bridge())))) {
                behindUplink++;
                uplinkEntries.add(e);
            } else {
                out.add(e);
            }
        }
        return out;
    }

    private static String port(FdbEntry e) {
        return e.bridge() + "/" + e.port();
    }

    private static int size(Map<String, Set<MacAddress>> perPort, FdbEntry e) {
        return perPort.getOrDefault(port(e), Set.of()).size();
    }

    /** The port of each bridge with most MACs, if that is two or more. */
    private Map<String, String> uplinks(Map<String, Set<MacAddress>> perPort) {
        Map<String, String> out = new LinkedHashMap<>();
        Map<String, Integer> most = new LinkedHashMap<>();
        for (FdbEntry e : fdb) {
            int size = size(perPort, e);
            String bridge = String.valueOf(e.bridge());
            if (size >= 2 && size > most.getOrDefault(bridge, 1)) {
                most.put(bridge, size);
                out.put(bridge, port(e));
            }
        }
        return out;
    }

    private @Nullable GatewayPart gateway(List<FdbEntry> placed) {
        Map<MacAddress, List<Neighbour>> hops = Findings.nextHops(dumps.neighbours);
        for (Map.Entry<MacAddress, List<Neighbour>> each : hops.entrySet()) {
            List<Neighbour> users = each.getValue();
            if (users.size() >= 2
                    || hops.size() == 1
                    || looksLikeRouter(users.get(0).ip())) {
                return gateway(each.getKey(), users, placed);
            }
        }
        return null;
    }

    private static boolean looksLikeRouter(IpAddress ip) {
        long last = ip.low() & 255;
        return !ip.v6() && (last == 1 || last == 254);
    }

    private GatewayPart gateway(MacAddress mac, List<Neighbour> users, List<FdbEntry> placed) {
        Map<IpAddress, Integer> votes = new LinkedHashMap<>();
        users.forEach(n -> votes.merge(n.ip(), n.ip().v6() ? 1 : 1_000, Integer::sum));
        IpAddress ip = users.get(0).ip();
        for (Map.Entry<IpAddress, Integer> vote : votes.entrySet()) {
            int best = votes.getOrDefault(ip, 0);
            boolean lower = vote.getValue() == best && vote.getKey().compareTo(ip) < 0;
            ip = vote.getValue() > best || lower ? vote.getKey() : ip;
        }
        FdbEntry seen = null;
        for (FdbEntry e : fdb) {
            seen = seen == null && e.mac().equals(mac) ? e : seen;
        }
        int vlan = seen != null ? seen.vlan() : Findings.busiestVlan(placed.isEmpty() ? fdb : placed);
        FdbEntry real = realMac(mac, vlan, placed);
        String bridge = real != null && real.bridge() != null
                ? real.bridge()
                : seen != null && seen.bridge() != null
                        ? seen.bridge()
                        : names.values().stream().findFirst().orElse("br-int");
        return new GatewayPart(
                ip,
                ip.v6() ? 64 : 24,
                mac,
                real == null ? MADE_UP_REAL_MAC : real.mac(),
                real == null ? null : real.where(),
                bridge,
                vlan,
                seen == null && !fdb.isEmpty() && !dumps.ownMacs.contains(mac),
                users.get(0).where());
    }

    /**
     * The MAC the gateway probably sends from: one beyond an uplink that is no neighbour, else the only one whose vendor prefix
     * differs from all others while most share one.
     */
    private @Nullable FdbEntry realMac(MacAddress virtual, int vlan, List<FdbEntry> placed) {
        Set<MacAddress> neighbours = Findings.nextHops(dumps.neighbours).keySet();
        for (FdbEntry e : uplinkEntries) {
            if (e.vlan() == vlan && !e.mac().equals(virtual) && !neighbours.contains(e.mac())) {
                return e;
            }
        }
        Map<Long, List<FdbEntry>> byVendor = new LinkedHashMap<>();
        for (FdbEntry e : placed) {
            if (e.vlan() == vlan && !e.mac().equals(virtual)) {
                byVendor.computeIfAbsent(e.mac().value() >>> 24, v -> new ArrayList<>())
                        .add(e);
            }
        }
        List<FdbEntry> alone = byVendor.values().stream()
                .filter(l -> l.size() == 1)
                .map(l -> l.get(0))
                .filter(e -> !neighbours.contains(e.mac()))
                .toList();
        boolean crowd = byVendor.values().stream().anyMatch(l -> l.size() >= 3);
        return crowd && alone.size() == 1 ? alone.get(0) : null;
    }
}
