package io.floodscope.report.topology;

import io.floodscope.result.Topology;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as trees with a few cross connections: gateways and spines on top, what hangs below them by the least number of
 * cables, stations in groups, and parts that look alike drawn once. Depends on the order of the topology only.
 */
final class NetworkTree {

    /** So many equal parts below one device are drawn as one. */
    private static final int ALIKE = 4;

    /** A connection that is not part of the tree. */
    record Cross(TreeNode a, TreeNode b, FloodTally tally) {}

    private final Map<String, Topology.Device> devices = new LinkedHashMap<>();
    private final Map<String, Map<String, FloodTally>> neighbours = new LinkedHashMap<>();
    private final Map<String, TreeNode> nodes = new LinkedHashMap<>();
    private final List<TreeNode> roots = new ArrayList<>();
    private final List<Cross> crosses = new ArrayList<>();

    NetworkTree(Topology topology) {
        topology.devices().forEach(d -> {
            devices.put(d.name(), d);
            neighbours.put(d.name(), new LinkedHashMap<>());
        });
        for (Topology.Cable cable : topology.cables()) {
            join(cable.a().device(), cable.b().device(), FloodTally.of(cable));
            join(cable.b().device(), cable.a().device(), FloodTally.of(cable));
        }
        for (Topology.Device device : topology.devices()) {
            if (!isLeaf(device) && !nodes.containsKey(device.name())) {
                grow(device);
            }
        }
        addCrosses();
        roots.forEach(NetworkTree::group);
        collapse(roots);
        mapCrosses();
    }

    /** The tops of all trees, from left to right. */
    List<TreeNode> roots() {
        return roots;
    }

    /** Connections outside the trees. */
    List<Cross> crosses() {
        return crosses;
    }

    static String withoutNumbers(String name) {
        return name.replaceAll("\\d+", "#");
    }

    private void join(String from, String to, FloodTally tally) {
        Map<String, FloodTally> of = neighbours.get(from);
        if (of != null && devices.containsKey(to)) {
            of.merge(to, tally, FloodTally::plus);
        }
    }

    private Map<String, FloodTally> around(String device) {
        return neighbours.getOrDefault(device, Map.of());
    }

    /** A station with one neighbour that is more than a station itself. */
    private boolean isLeaf(Topology.Device device) {
        if (!device.kind().equals("host") || around(device.name()).size() != 1) {
            return false;
        }
        String other = around(device.name()).keySet().iterator().next();
        Topology.Device neighbour = devices.get(other);
        return neighbour != null
                && (!neighbour.kind().equals("host") || around(other).size() > 1);
    }

    private void grow(Topology.Device any) {
        List<Topology.Device> component = component(any);
        int highest = component.stream().mapToInt(NetworkTree::rank).min().orElse(0);
        ArrayDeque<TreeNode> open = new ArrayDeque<>();
        for (Topology.Device top : highest < rank("bridge")
                ? component.stream().filter(d -> rank(d) == highest).toList()
                : List.of(middle(component))) {
            TreeNode root = new TreeNode(top, 0, nodes.size());
            nodes.put(top.name(), root);
            roots.add(root);
            open.add(root);
        }
        while (!open.isEmpty()) {
            TreeNode node = open.remove();
            around(node.device.name()).forEach((name, tally) -> {
                Topology.Device device = devices.get(name);
                if (device == null || nodes.containsKey(name)) {
                    return;
                }
                if (isLeaf(device)) {
                    node.leaves.put(name, tally);
                    return;
                }
                TreeNode child = new TreeNode(device, node.layer + 1, nodes.size());
                child.toParent = tally;
                node.children.add(child);
                nodes.put(name, child);
                open.add(child);
            });
        }
    }

    private static int rank(Topology.Device device) {
        return rank(device.kind());
    }

    private static int rank(String kind) {
        return switch (kind) {
            case "spine" -> 0;
            case "gateway", "router" -> 1;
            case "bridge" -> 3;
            case "host" -> 4;
            default -> 2;
        };
    }

    /** Devices that are joined, stations with one neighbour left out, in the order in which they are met. */
    private List<Topology.Device> component(Topology.Device start) {
        Map<String, Topology.Device> met = new LinkedHashMap<>();
        distances(start.name()).keySet().forEach(name -> {
            Topology.Device device = devices.get(name);
            if (device != null) {
                met.put(name, device);
            }
        });
        return new ArrayList<>(met.values());
    }

    private Map<String, Integer> distances(String start) {
        Map<String, Integer> distance = new LinkedHashMap<>();
        ArrayDeque<String> open = new ArrayDeque<>();
        distance.put(start, 0);
        open.add(start);
        while (!open.isEmpty()) {
            String at = open.remove();
            int next = distance.getOrDefault(at, 0) + 1;
            for (String name : around(at).keySet()) {
                Topology.Device device = devices.get(name);
                if (device != null && !isLeaf(device) && distance.putIfAbsent(name, next) == null) {
                    open.add(name);
                }
            }
        }
        return distance;
    }

    /** The device from which the farthest is nearest; of several the one with most neighbours. */
    private Topology.Device middle(List<Topology.Device> component) {
        return component.stream()
                .min(Comparator.comparingInt((Topology.Device d) -> rank(d))
                        .thenComparingInt(d -> distances(d.name()).values().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElse(0))
                        .thenComparingInt(d -> -around(d.name()).size()))
                .orElseThrow();
    }

    private void addCrosses() {
        for (TreeNode node : nodes.values()) {
            around(node.device.name()).forEach((name, tally) -> {
                TreeNode other = nodes.get(name);
                if (other != null
                        && node.number < other.number
                        && !node.children.contains(other)
                        && !other.children.contains(node)) {
                    crosses.add(new Cross(node, other, tally));
                }
            });
        }
    }

    private static void group(TreeNode node) {
        node.stations = StationGroup.of(node.leaves);
        node.children.forEach(NetworkTree::group);
        collapse(node.children);
    }

    /** Draws many parts that look alike once. */
    private static void collapse(List<TreeNode> siblings) {
        Map<String, List<TreeNode>> byShape = new LinkedHashMap<>();
        siblings.forEach(
                s -> byShape.computeIfAbsent(s.shape(), k -> new ArrayList<>()).add(s));
        for (List<TreeNode> alike : byShape.values()) {
            if (alike.size() >= ALIKE) {
                TreeNode shown = alike.get(0);
                alike.subList(1, alike.size()).forEach(shown::absorb);
                siblings.removeAll(alike.subList(1, alike.size()));
            }
        }
    }

    /** Connections between the nodes that are drawn, those between the same two taken together. */
    private void mapCrosses() {
        Map<String, TreeNode> shown = new LinkedHashMap<>();
        roots.forEach(root -> register(root, shown));
        Map<List<String>, Cross> sums = new LinkedHashMap<>();
        for (Cross cross : crosses) {
            TreeNode a = shown.get(cross.a().device.name());
            TreeNode b = shown.get(cross.b().device.name());
            if (a != null && b != null && a != b) {
                sums.merge(
                        List.of(a.device.name(), b.device.name()),
                        new Cross(a, b, cross.tally()),
                        (one, two) -> new Cross(a, b, one.tally().plus(two.tally())));
            }
        }
        crosses.clear();
        crosses.addAll(sums.values());
    }

    private static void register(TreeNode node, Map<String, TreeNode> shown) {
        node.names.forEach(name -> shown.put(name, node));
        node.children.forEach(child -> register(child, shown));
    }
}
