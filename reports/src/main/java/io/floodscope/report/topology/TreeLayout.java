package io.floodscope.report.topology;

import java.util.List;

/**
 * Places for the boxes of a {@link NetworkTree}, in pixels: a row for each layer, a column of stations below each device, and
 * the stations behind a topmost device above it. The same tree gives the same places.
 */
final class TreeLayout {

    static final double BOX_WIDTH = 196;
    static final double BOX_HEIGHT = 44;
    static final double GAP = 22;
    static final double INDENT = 18;
    static final double STATION_HEIGHT = 40;
    static final double STATION_STEP = STATION_HEIGHT + 8;
    private static final double COLUMN = BOX_WIDTH + INDENT;
    private static final double ROW_STEP = BOX_HEIGHT + 46;
    private static final double MARGIN = 18;

    private double width;
    private double height;

    /** Places everything. */
    TreeLayout(NetworkTree tree) {
        double above = 0;
        for (TreeNode root : tree.roots()) {
            above = Math.max(above, isAbove(root) ? root.stations.size() * STATION_STEP + 14 : 0);
        }
        double top = MARGIN + above;
        double left = MARGIN;
        for (TreeNode root : tree.roots()) {
            placeBelow(root, left, top);
            left += widthBelow(root) + GAP;
        }
        centreTops(tree);
        for (TreeNode root : tree.roots()) {
            measure(root);
        }
        width += MARGIN;
        height += MARGIN;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /** Whether the stations of a device stand above it: those behind a gateway. */
    static boolean isAbove(TreeNode node) {
        return node.layer == 0 && !node.device.kind().equals("bridge") && !node.stations.isEmpty();
    }

    private static boolean hasColumn(TreeNode node) {
        return !node.stations.isEmpty() && !isAbove(node);
    }

    private static double widthBelow(TreeNode node) {
        double sum = hasColumn(node) ? COLUMN : 0;
        for (TreeNode child : node.children) {
            sum += (sum > 0 ? GAP : 0) + widthBelow(child);
        }
        return Math.max(BOX_WIDTH, sum);
    }

    private static void placeBelow(TreeNode node, double left, double top) {
        node.y = top + node.layer * ROW_STEP;
        double at = left;
        if (hasColumn(node)) {
            node.stationsX = left;
            at += COLUMN + GAP;
        }
        for (TreeNode child : node.children) {
            placeBelow(child, at, top);
            at += widthBelow(child) + GAP;
        }
        List<TreeNode> children = node.children;
        node.x = children.isEmpty()
                ? left
                : hasColumn(node)
                        ? (left + children.get(children.size() - 1).x) / 2
                        : (children.get(0).x + children.get(children.size() - 1).x) / 2;
    }

    /** Topmost devices stand over the middle of what they are joined to, side by side if they are joined to the same. */
    private static void centreTops(NetworkTree tree) {
        double free = MARGIN;
        List<TreeNode> roots = tree.roots();
        for (TreeNode root : roots) {
            double sum = 0;
            int count = 0;
            for (NetworkTree.Cross cross : tree.crosses()) {
                TreeNode other = cross.a() == root ? cross.b() : cross.b() == root ? cross.a() : root;
                if (other.layer > 0) {
                    sum += other.x;
                    count++;
                }
            }
            if (count > 0) {
                for (TreeNode child : root.children) {
                    sum += child.x;
                    count++;
                }
                root.x = sum / count;
            }
            root.x = Math.max(root.x, free);
            free = root.x + BOX_WIDTH + GAP;
        }
    }

    private void measure(TreeNode node) {
        width = Math.max(width, node.x + BOX_WIDTH);
        height = Math.max(height, node.y + BOX_HEIGHT);
        if (hasColumn(node)) {
            width = Math.max(width, node.stationsX + COLUMN);
            height = Math.max(height, stationY(node, node.stations.size() - 1) + STATION_HEIGHT);
        }
        node.children.forEach(this::measure);
    }

    /** Top edge of a box of stations. */
    static double stationY(TreeNode node, int index) {
        return isAbove(node)
                ? node.y - 14 - (node.stations.size() - index) * STATION_STEP + STATION_STEP - STATION_HEIGHT
                : node.y + BOX_HEIGHT + 22 + index * STATION_STEP;
    }

    /** Left edge of the boxes of stations. */
    static double stationX(TreeNode node) {
        return isAbove(node) ? node.x : node.stationsX + INDENT;
    }
}
