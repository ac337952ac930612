package io.floodscope.report.topology;

import io.floodscope.report.view.Decimals;
import io.floodscope.report.view.Interval;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.FloodWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The network as boxes and wires, ready to be drawn: worst wires last, so that they lie on top. */
public final class TopologyPicture {

    private static final int TITLE_LENGTH = 25;

    /** More boxes than this cannot be read, and would make a page too heavy to open. */
    private static final int MAX_BOXES = 500;

    private static final int MAX_WIRES = 1_200;
    private static final int MAX_NAMES = 400;

    /** A device, or stations that are alike. */
    public record Box(
            String cssClass,
            String x,
            String y,
            String width,
            String height,
            String title,
            String detail,
            String hover) {}

    /** A line between boxes. */
    public record Wire(FloodTally.Wear wear, String path, String hover) {

        /** Class of the stylesheet. */
        public String cssClass() {
            return wear.cssClass();
        }
    }

    /** A word at a line. */
    public record Label(String x, String y, String text) {}

    /** A border round what lives on one machine. */
    public record Machine(String x, String y, String width, String height, String label) {}

    private final RunFacts facts;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, Long> floodTimes = new LinkedHashMap<>();
    private final TreeLayout layout;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<Machine> machines = new ArrayList<>();
    private final int parts;
    private final int lines;

    /** The picture of a run's network; empty if the result does not describe it. */
    public TopologyPicture(RunFacts facts) {
        this.facts = facts;
        for (ConfigValue value : facts.result().configuration()) {
            settings.put(value.path(), value.value());
        }
        Map<String, List<Interval>> floods = new LinkedHashMap<>();
        for (FloodWindow w : facts.result().floodWindows()) {
            floods.computeIfAbsent(w.bridge(), b -> new ArrayList<>()).add(new Interval(w.startNanos(), w.endNanos()));
        }
        floods.forEach((bridge, spans) -> floodTimes.put(bridge, Interval.total(Interval.union(spans))));
        NetworkTree tree = new NetworkTree(facts.result().topology());
        this.layout = new TreeLayout(tree);
        tree.crosses().forEach(this::cross);
        tree.roots().forEach(root -> node(root, ""));
        wires.sort(Comparator.comparing(Wire::wear));
        this.parts = boxes.size();
        this.lines = wires.size();
        limit();
    }

    /** Keeps the uppermost boxes, and of the lines those that matter most. */
    private void limit() {
        cut(boxes, 0, MAX_BOXES);
        cut(machines, 0, MAX_BOXES);
        cut(labels, 0, MAX_WIRES);
        cut(wires, wires.size() - MAX_WIRES, MAX_WIRES);
    }

    private static void cut(List<?> list, int from, int most) {
        if (list.size() > most) {
            list.subList(from + most, list.size()).clear();
            list.subList(0, from).clear();
        }
    }

    /** What the picture leaves out; empty if it shows everything. */
    public String note() {
        return parts == boxes.size() && lines == wires.size()
                ? ""
                : "The first " + Quantities.count(boxes.size()) + " of " + Quantities.count(parts) + " boxes and "
                        + Quantities.count(wires.size()) + " of " + Quantities.count(lines)
                        + " lines; the whole network is in result.json.";
    }

    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
        return boxes.isEmpty();
    }

    /** Width in pixels. */
    public String width() {
        return number(layout.width());
    }

    /** Height in pixels. */
    public String height() {
        return number(layout.height());
    }

    /** Borders of machines. */
    public List<Machine> machines() {
        return machines;
    }

    /** Lines, those that matter most last. */
    public List<Wire> wires() {
        return wires;
    }

    /** Words at lines. */
    public List<Label> labels() {
        return labels;
    }

    /** Devices and groups of stations. */
    public List<Box> boxes() {
        return boxes;
    }

    /** The picture in one sentence, for those who do not see it. */
    public String sentence() {
        long devices = facts.result().topology().devices().size();
        long cables = facts.result().topology().cables().size();
        String size = Quantities.count(devices, "device") + " and " + Quantities.count(cables, "cable");
        if (floodTimes.isEmpty()) {
            return size + "; no device flooded a unicast frame.";
        }
        long harmed = facts.result().topology().cables().stream()
                .filter(c -> FloodTally.of(c).unwanted() > 0)
                .count();
        return size + "; flooded by " + VisibleText.shortened(String.join(", ", floodTimes.keySet()), MAX_NAMES) + "; "
                + Quantities.count(harmed, "cable") + " carried frames to a station that is not their addressee.";
    }

    private void node(TreeNode node, String around) {
        box(node);
        stations(node);
        machine(node, around);
        for (TreeNode child : node.children) {
            double fromX = node.x + TreeLayout.BOX_WIDTH / 2;
            double toX = child.x + TreeLayout.BOX_WIDTH / 2;
            double fromY = node.y + TreeLayout.BOX_HEIGHT;
            double middle = child.y - 16;
            String line = "M" + number(fromX) + " " + number(fromY) + "V" + number(middle) + "H" + number(toX) + "V"
                    + number(child.y);
            wires.add(new Wire(child.toParent.wear(), line, hover(node, child, child.toParent)));
            label(toX + 6, child.y - 5, child.toParent);
            node(child, node.device.machine());
        }
    }

    private void cross(NetworkTree.Cross cross) {
        TreeNode high = cross.a().y <= cross.b().y ? cross.a() : cross.b();
        TreeNode low = high == cross.a() ? cross.b() : cross.a();
        String line;
        if (high.y == low.y) {
            TreeNode left = high.x < low.x ? high : low;
            TreeNode right = left == high ? low : high;
            double y = left.y + TreeLayout.BOX_HEIGHT / 2;
            line = "M" + number(left.x + TreeLayout.BOX_WIDTH) + " " + number(y) + "H" + number(right.x);
            label(left.x + TreeLayout.BOX_WIDTH + 6, y - 5, cross.tally());
        } else {
            line = "M" + number(high.x + TreeLayout.BOX_WIDTH / 2) + " " + number(high.y + TreeLayout.BOX_HEIGHT) + "L"
                    + number(low.x + TreeLayout.BOX_WIDTH / 2) + " " + number(low.y);
        }
        wires.add(new Wire(cross.tally().wear(), line, hover(high, low, cross.tally())));
    }

    private void label(double x, double y, FloodTally tally) {
        if (tally.flooded() > 0) {
            labels.add(new Label(number(x), number(y), Quantities.count(tally.flooded()) + " copies"));
        }
    }

    private void box(TreeNode node) {
        String name = VisibleText.of(node.names.get(0));
        int alike = node.names.size();
        long flooded = node.names.stream()
                .mapToLong(n -> floodTimes.getOrDefault(n, 0L))
                .max()
                .orElse(0);
        String detail = alike > 1
                ? Quantities.count(alike, node.device.kind()) + " alike"
                : kindOf(node.device.name(), node.device.kind());
        if (flooded > 0) {
            detail += ", floods " + Quantities.percent(flooded, facts.result().simulatedNanos());
        }
        boxes.add(new Box(
                "box box-" + (flooded > 0 ? "flooding" : "device"),
                number(node.x),
                number(node.y),
                number(TreeLayout.BOX_WIDTH),
                number(TreeLayout.BOX_HEIGHT),
                VisibleText.shortened(alike > 1 ? name + " \u2026" : name, TITLE_LENGTH),
                VisibleText.shortened(detail, 34),
                VisibleText.shortened(String.join(", ", node.names), MAX_NAMES) + ": " + detail));
    }

    /** What a device is, with the aging time that the run used. */
    private String kindOf(String name, String kind) {
        String prefix = "bridges." + name + ".";
        String product = settings.getOrDefault(prefix + "kind", kind);
        String what = product.equals("ovs") ? "OVS" : product.equals("linux") ? "Linux bridge" : product;
        String aging = settings.get(prefix + "mac-aging-time");
        return VisibleText.of(aging == null ? what : what + ", aging " + aging);
    }

    private void stations(TreeNode node) {
        double x = TreeLayout.stationX(node);
        for (int i = 0; i < node.stations.size(); i++) {
            StationGroup group = node.stations.get(i);
            double y = TreeLayout.stationY(node, i);
            String names = VisibleText.of(String.join(", ", group.names()));
            boxes.add(new Box(
                    "box box-station",
                    number(x),
                    number(y),
                    number(TreeLayout.BOX_WIDTH),
                    number(TreeLayout.STATION_HEIGHT),
                    VisibleText.shortened(VisibleText.of(group.label()), TITLE_LENGTH),
                    stationDetail(group),
                    VisibleText.shortened(names, MAX_NAMES)));
            wires.add(new Wire(
                    group.tally().wear(),
                    stationLine(node, x, y),
                    VisibleText.shortened(names, 200) + ": " + harm(group.tally())));
        }
    }

    private static String stationLine(TreeNode node, double x, double y) {
        double middle = node.x + TreeLayout.BOX_WIDTH / 2;
        if (TreeLayout.isAbove(node)) {
            return "M" + number(middle) + " " + number(node.y) + "V" + number(y + TreeLayout.STATION_HEIGHT);
        }
        double bus = x - TreeLayout.INDENT + 6;
        double turn = node.y + TreeLayout.BOX_HEIGHT + 11;
        boolean below = bus >= node.x && bus <= node.x + TreeLayout.BOX_WIDTH;
        String start = "M" + number(below ? bus : middle) + " " + number(node.y + TreeLayout.BOX_HEIGHT);
        return start + "V" + number(turn) + "H" + number(bus) + "V" + number(y + TreeLayout.STATION_HEIGHT / 2) + "H"
                + number(x);
    }

    private static String stationDetail(StationGroup group) {
        int count = group.names().size();
        FloodTally tally = group.tally();
        String hosts = Quantities.count(count, "host");
        return tally.unwanted() > 0 ? hosts + ", unwanted " + Quantities.bytes(tally.unwantedBytes()) : hosts;
    }

    private static String hover(TreeNode a, TreeNode b, FloodTally tally) {
        return VisibleText.of(a.device.name()) + " \u2013 " + VisibleText.of(b.device.name()) + ": " + harm(tally);
    }

    private static String harm(FloodTally tally) {
        String cables = tally.cables() > 1 ? " over " + tally.cables() + " cables" : "";
        return switch (tally.wear()) {
            case DOWN -> "no carrier at the end of the run";
            case QUIET -> "nothing flooded";
            case PASSING -> Quantities.count(tally.flooded(), "flooded copy", "flooded copies") + cables;
            case UNWANTED ->
                Quantities.count(tally.unwanted(), "unwanted copy", "unwanted copies") + " ("
                        + Quantities.bytes(tally.unwantedBytes()) + ")" + cables;
        };
    }

    /** Draws a border round the topmost device of a machine and what hangs below, if all of it lives there. */
    private void machine(TreeNode node, String around) {
        String machine = node.device.machine();
        boolean shared = !node.children.isEmpty() && !machine.equals(node.device.name()) && node.names.size() == 1;
        if (!shared || machine.equals(around) || !isWithin(node, machine)) {
            return;
        }
        double[] extent = {node.x, node.y, node.x + TreeLayout.BOX_WIDTH, node.y + TreeLayout.BOX_HEIGHT};
        stretch(node, extent);
        machines.add(new Machine(
                number(extent[0] - 9),
                number(extent[1] - 20),
                number(extent[2] - extent[0] + 18),
                number(extent[3] - extent[1] + 29),
                VisibleText.shortened(VisibleText.of(machine), TITLE_LENGTH)));
    }

    private static boolean isWithin(TreeNode node, String machine) {
        return node.device.machine().equals(machine) && node.children.stream().allMatch(c -> isWithin(c, machine));
    }

    private static void stretch(TreeNode node, double[] extent) {
        include(extent, node.x, node.y, TreeLayout.BOX_HEIGHT);
        for (int i = 0; i < node.stations.size(); i++) {
            double x = TreeLayout.stationX(node);
            include(extent, x, TreeLayout.stationY(node, i), TreeLayout.STATION_HEIGHT);
            extent[0] = Math.min(extent[0], x - TreeLayout.INDENT);
        }
        node.children.forEach(c -> stretch(c, extent));
    }

    private static void include(double[] extent, double x, double y, double height) {
        extent[0] = Math.min(extent[0], x);
        extent[1] = Math.min(extent[1], y);
        extent[2] = Math.max(extent[2], x + TreeLayout.BOX_WIDTH);
        extent[3] = Math.max(extent[3], y + height);
    }

    private static String number(double value) {
        return Decimals.plain(value, 1);
    }
}
