package io.floodscope.conform.ovs;

import io.floodscope.conform.CaseOutcome;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Vlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares a replay with the {@code expect} list of its trace. */
final class Expectations {

    private final Recording run;
    private final Metrics metrics;

    Expectations(Recording run) {
        this.run = run;
        this.metrics = new Metrics(run);
    }

    CaseOutcome compare(String name, JsonNode expectations) {
        List<String> failures = new ArrayList<>();
        int compared = 0;
        for (JsonNode each : expectations) {
            if (!each.path("replay").asBoolean(true)) {
                continue;
            }
            Fields check = new Fields(each, "expect[" + compared + "]");
            compared++;
            String failure = failure(check);
            if (failure != null) {
                failures.add(each + "\n      got " + failure);
            }
        }
        return CaseOutcome.compared(name, compared - failures.size(), compared, failures);
    }

    /** What was got instead, or null if the expectation holds. */
    private @Nullable String failure(Fields check) {
        return switch (check.text("check")) {
            case "flood" -> flood(check);
            case "no_flood" -> noFlood(check);
            case "fdb_interval" -> fdbInterval(check);
            case "fdb_present" -> fdbPresent(check);
            case "fdb_never" -> fdbNever(check);
            case "count" -> count(check);
            case "neigh_enter" -> neighborEnter(check);
            case "neigh_never" -> neighborNever(check);
            case "metric" -> metric(check);
            default -> throw check.unsupported("check \"" + check.text("check") + "\"");
        };
    }

    private @Nullable String flood(Fields check) {
        check.only("check", "port", "class", "src", "dst", "start_ms", "end_ms", "frames");
        List<FloodWindows.Window> windows = windows(check);
        Range start = check.range("start_ms");
        Range end = check.range("end_ms");
        Range frames = check.range("frames");
        boolean holds = windows.stream()
                .anyMatch(w ->
                        start.contains(w.startMillis()) && end.contains(w.endMillis()) && frames.contains(w.frames()));
        return holds ? null : describe(windows);
    }

    private @Nullable String noFlood(Fields check) {
        check.only("check", "port", "class", "src", "dst", "from_ms", "to_ms", "max_frames");
        double from = check.has("from_ms") ? check.real("from_ms") : 0;
        double to = check.has("to_ms") ? check.real("to_ms") : run.durationMillis();
        List<FloodWindows.Window> overlapping = windows(check).stream()
                .filter(w -> w.startMillis() <= to && w.endMillis() >= from)
                .toList();
        long frames =
                overlapping.stream().mapToLong(FloodWindows.Window::frames).sum();
        return frames <= check.number("max_frames", 0) ? null : frames + " frames: " + describe(overlapping);
    }

    private List<FloodWindows.Window> windows(Fields check) {
        String port = check.textOrNull("port");
        String kind = check.textOrNull("class");
        Long src = macOrNull(check, "src");
        Long dst = macOrNull(check, "dst");
        return run.windows().stream()
                .filter(w -> (port == null || port.equals(w.bystander()))
                        && (kind == null || kind.equals(w.kind().text()))
                        && (src == null || src == w.src())
                        && (dst == null || dst == w.dst()))
                .toList();
    }

    private static String describe(List<FloodWindows.Window> windows) {
        if (windows.isEmpty()) {
            return "no flood window";
        }
        List<String> out = new ArrayList<>();
        for (FloodWindows.Window w : windows) {
            out.add(w.bystander() + " " + w.kind().text() + " " + MacAddress.format(w.src()) + " > "
                    + MacAddress.format(w.dst()) + " " + Range.text(w.startMillis()) + ".." + Range.text(w.endMillis())
                    + " ms, " + w.frames() + " frames");
        }
        return String.join("; ", out);
    }

    private @Nullable String fdbInterval(Fields check) {
        check.only("check", "bridge", "vlan", "mac", "port", "appear_ms", "gone_ms");
        List<FdbPolls.Interval> intervals = intervals(check);
        return intervals.stream().anyMatch(i -> appears(check, i) && goes(check, i)) ? null : "intervals " + intervals;
    }

    private static boolean appears(Fields check, FdbPolls.Interval interval) {
        return !check.has("appear_ms") || check.range("appear_ms").contains(interval.appearMillis);
    }

    private boolean goes(Fields check, FdbPolls.Interval interval) {
        Double gone = interval.goneMillis;
        if (!check.has("gone_ms")) {
            return check.get("gone_ms").isMissingNode() || gone == null;
        }
        Range range = check.range("gone_ms");
        return gone == null ? range.high() >= run.durationMillis() : range.contains(gone);
    }

    private @Nullable String fdbPresent(Fields check) {
        check.only("check", "bridge", "vlan", "mac", "port", "from_ms", "to_ms");
        double from = check.real("from_ms");
        double to = check.real("to_ms");
        List<FdbPolls.Interval> intervals = intervals(check);
        boolean holds =
                intervals.stream().anyMatch(i -> i.appearMillis <= from && (i.goneMillis == null || i.goneMillis > to));
        return holds ? null : "intervals " + intervals;
    }

    private @Nullable String fdbNever(Fields check) {
        check.only("check", "bridge", "vlan", "mac", "port");
        List<FdbPolls.Interval> intervals = intervals(check);
        return intervals.isEmpty() ? null : "intervals " + intervals;
    }

    private List<FdbPolls.Interval> intervals(Fields check) {
        String bridge = check.textOrNull("bridge");
        String port = check.textOrNull("port");
        long mac = check.mac("mac");
        long vlan = check.number("vlan", -1);
        return run.polls().intervals().stream()
                .filter(i -> i.mac == mac
                        && (vlan < 0 || vlan == i.vlan)
                        && (bridge == null || bridge.equals(i.bridge))
                        && (port == null || port.equals(i.port)))
                .toList();
    }

    private @Nullable String count(Fields check) {
        check.only("check", "port", "dir", "src", "dst", "vlan", "class", "from_ms", "to_ms", "frames");
        Predicate<FrameLog.Entry> wanted = frameFilter(check);
        String port = check.textOrNull("port");
        if (port != null && !run.frames().hasPoint(port)) {
            throw check.unsupported("capture point \"" + port + "\"");
        }
        List<FrameLog.Entry> candidates =
                port == null ? run.frames().entries() : run.frames().at(port);
        long frames = candidates.stream().filter(wanted).count();
        return check.range("frames").contains(frames) ? null : frames + " frames";
    }

    /** Frames of matching rows, in whole seconds that lie within the times given. */
    private static Predicate<FrameLog.Entry> frameFilter(Fields check) {
        String dir = check.textOrNull("dir");
        String kind = check.textOrNull("class");
        Long src = macOrNull(check, "src");
        Long dst = macOrNull(check, "dst");
        boolean vlanGiven = !check.get("vlan").isMissingNode();
        long vlan = check.number("vlan", Vlan.UNTAGGED);
        double from = check.has("from_ms") ? check.real("from_ms") : 0;
        double to = check.has("to_ms") ? check.real("to_ms") : Double.MAX_VALUE;
        return e -> {
            double second = Math.floor(e.millis() / 1_000) * 1_000;
            return (dir == null || dir.equals(e.in() ? "in" : "out"))
                    && (kind == null || kind.equals(e.kind().text()))
                    && (src == null || src == e.frame().src())
                    && (dst == null || dst == e.frame().dst())
                    && (!vlanGiven || vlan == e.frame().vlan())
                    && second >= from
                    && second + 1_000 <= to;
        };
    }

    private @Nullable String neighborEnter(Fields check) {
        check.only("check", "host", "ip", "state", "t_ms");
        Range range = check.range("t_ms");
        String state = check.text("state");
        List<NeighborLog.Entry> changes = run.neighbors().of(check.text("host"), check.text("ip"));
        boolean holds = changes.stream().anyMatch(c -> c.state().equals(state) && range.contains(c.millis()));
        return holds ? null : describeChanges(changes);
    }

    private @Nullable String neighborNever(Fields check) {
        check.only("check", "host", "ip", "states");
        List<String> states = check.texts("states");
        List<NeighborLog.Entry> changes = run.neighbors().of(check.text("host"), check.text("ip"));
        return changes.stream().noneMatch(c -> states.contains(c.state())) ? null : describeChanges(changes);
    }

    private static String describeChanges(List<NeighborLog.Entry> changes) {
        List<String> out = new ArrayList<>();
        for (NeighborLog.Entry change : changes) {
            out.add(change.state() + " at " + Range.text(change.millis()));
        }
        return out.isEmpty() ? "no entry" : String.join(", ", out);
    }

    private @Nullable String metric(Fields check) {
        check.only("check", "name", "range", "learner", "witness", "dst", "mac", "old", "new", "bridge");
        double value = metrics.value(check);
        return check.range("range").contains(value) ? null : Range.text(value);
    }

    private static @Nullable Long macOrNull(Fields check, String name) {
        return check.has(name) ? Long.valueOf(check.mac(name)) : null;
    }
}
