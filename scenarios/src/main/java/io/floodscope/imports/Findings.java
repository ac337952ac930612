package io.floodscope.imports;

import io.floodscope.net.addr.MacAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be seen in the dumps without a simulation. */
public final class Findings {

    /**
     * A MAC that neighbour tables send to and that no MAC table holds: every frame to it is flooded at this moment.
     *
     * @param mac the address
     * @param neighbours entries that have it as next hop
     * @param vlan VLAN in which it would be expected, 0 for none
     */
    public record MissingNextHop(MacAddress mac, List<Neighbour> neighbours, int vlan) {

        /** Keeps its own copy of the entries. */
        public MissingNextHop {
            neighbours = List.copyOf(neighbours);
        }

        /** One line of text. */
        public String text() {
            int n = neighbours.size();
            return mac + (vlan > 0 ? " (VLAN " + vlan + ")" : "") + " is the next hop of " + n
                    + (n == 1 ? " neighbour" : " neighbours") + " but is not in the FDB";
        }
    }

    private Findings() {}

    /** Entries that a kernel would send to: with a MAC, and not failed. */
    static boolean usable(Neighbour neighbour) {
        return neighbour.mac() != null
                && neighbour.mac().value() != 0
                && !MacAddress.isGroup(neighbour.mac().value())
                && neighbour.states().stream()
                        .noneMatch(s -> s.equals("FAILED") || s.equals("INCOMPLETE") || s.equals("NOARP"));
    }

    /** Usable neighbours by MAC, the MAC of most neighbours first. */
    static Map<MacAddress, List<Neighbour>> nextHops(List<Neighbour> neighbours) {
        Map<MacAddress, List<Neighbour>> byMac = new LinkedHashMap<>();
        for (Neighbour each : neighbours) {
            MacAddress mac = each.mac();
            if (mac != null && usable(each)) {
                byMac.computeIfAbsent(mac, m -> new ArrayList<>()).add(each);
            }
        }
        List<Map.Entry<MacAddress, List<Neighbour>>> sorted = new ArrayList<>(byMac.entrySet());
        sorted.sort((a, b) -> Integer.compare(b.getValue().size(), a.getValue().size()));
        Map<MacAddress, List<Neighbour>> out = new LinkedHashMap<>();
        sorted.forEach(e -> out.put(e.getKey(), e.getValue()));
        return out;
    }

    /** Next hops that no MAC table holds, those of most neighbours first; none if there is no MAC table to look in. */
    public static List<MissingNextHop> missingNextHops(Dumps dumps) {
        List<MissingNextHop> out = new ArrayList<>();
        if (dumps.fdb.isEmpty()) {
            return out;
        }
        // A bridge delivers frames to its own MACs without learning them.
        Set<MacAddress> known = new LinkedHashSet<>(dumps.ownMacs);
        dumps.fdb.forEach(e -> known.add(e.mac()));
        nextHops(nearBridges(dumps)).forEach((mac, users) -> {
            if (!known.contains(mac)) {
                out.add(new MissingNextHop(mac, users, busiestVlan(dumps.fdb)));
            }
        });
        return out;
    }

    /**
     * The neighbours that are reached over the bridges of the dumps. If interfaces bear the name of one, only those are meant;
     * else the tables come from machines behind its ports, and all are.
     */
    private static List<Neighbour> nearBridges(Dumps dumps) {
        Set<String> bridges = new LinkedHashSet<>();
        dumps.bridges.forEach(row -> bridges.add(row.name()));
        dumps.fdb.forEach(e -> bridges.add(String.valueOf(e.bridge())));
        List<Neighbour> near = dumps.neighbours.stream()
                .filter(n -> bridges.contains(n.dev().replaceFirst("[.@].*", "")))
                .toList();
        return near.isEmpty() ? dumps.neighbours : near;
    }

    /** The VLAN with most entries, the first of equals; 0 if there is none. */
    static int busiestVlan(List<FdbEntry> entries) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        entries.forEach(e -> counts.merge(e.vlan(), 1, Integer::sum));
        int best = 0;
        int most = 0;
        for (Map.Entry<Integer, Integer> each : counts.entrySet()) {
            if (each.getValue() > most) {
                most = each.getValue();
                best = each.getKey();
            }
        }
        return best;
    }
}
