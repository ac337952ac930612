package io.floodscope.report.topology;

import io.floodscope.result.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A device of the picture that has more than one neighbour, or several devices that look alike. */
final class TreeNode {

    final Topology.Device device;
    final List<String> names = new ArrayList<>();
    final List<TreeNode> children = new ArrayList<>();
    final Map<String, FloodTally> leaves = new LinkedHashMap<>();
    List<StationGroup> stations = List.of();
    FloodTally toParent = FloodTally.NONE;
    final int layer;
    final int number;

    /** Left edge, once placed. */
    double x;

    /** Top edge, once placed. */
    double y;

    /** Left edge of the column of its stations, once placed. */
    double stationsX;

    TreeNode(Topology.Device device, int layer, int number) {
        this.device = device;
        this.layer = layer;
        this.number = number;
        names.add(device.name());
    }

    /** Equal for parts of the network that would look the same. */
    String shape() {
        StringBuilder shape = new StringBuilder(device.kind())
                .append(' ')
                .append(NetworkTree.withoutNumbers(device.name()))
                .append(' ')
                .append(toParent.wear())
                .append('(');
        stations.forEach(s -> shape.append(s.shape()).append(','));
        children.forEach(c -> shape.append(c.shape()).append(','));
        return shape.append(')').toString();
    }

    /** Takes in another part that looks the same. */
    void absorb(TreeNode other) {
        names.addAll(other.names);
        toParent = toParent.plus(other.toParent);
        stations = StationGroup.merged(stations, other.stations);
        for (int i = 0; i < children.size(); i++) {
            children.get(i).absorb(other.children.get(i));
        }
    }
}
