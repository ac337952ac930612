package io.floodscope.scenario.run;

import io.floodscope.net.addr.MacAddress;
import io.floodscope.result.FloodWindow;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.AssertSpec;
import io.floodscope.scenario.schema.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Metrics made from flood windows. */
final class FloodMetrics {

    private final RunData data;
    private final Names names;

    FloodMetrics(RunData data, Names names) {
        this.data = data;
        this.names = names;
    }

    List<Measured> measure(AssertSpec spec, Metric metric) {
        List<Measured> out = new ArrayList<>();
        for (List<String> bridges : Subjects.groups(spec.on(), spec.total(), names.bridges())) {
            String subject =
                    bridges.size() == names.bridges().size() && spec.on().isEmpty() ? "" : String.join(" + ", bridges);
            out.addAll(of(subject, select(spec, bridges), spec, metric));
        }
        return out;
    }

    /** The windows that an assertion is about. */
    private List<FloodWindow> select(AssertSpec spec, List<String> bridges) {
        MacAddress dst = spec.dst();
        return data.windows().stream()
                .filter(w -> bridges.contains(w.bridge()))
                .filter(w -> spec.vlan() == null || w.vlan() == spec.vlan())
                .filter(w -> dst == null || w.dstMac().equals(dst.toString()))
                .filter(w -> TimeRange.of(spec).contains(w.startNanos()))
                .toList();
    }

    private List<Measured> of(String subject, List<FloodWindow> windows, AssertSpec spec, Metric metric) {
        return switch (metric) {
            case FLOODED_SECONDS -> List.of(first(subject, union(windows), windows));
            case FLOODED_FRACTION ->
                List.of(first(
                        subject, (double) union(windows) / TimeRange.of(spec).lengthNanos(data.untilNanos()), windows));
            case FLOOD_WINDOWS -> List.of(first(subject, windows.size(), windows));
            case FLOOD_STARTS -> each(subject, windows, FloodWindow::startNanos);
            case FLOOD_ENDS -> each(subject, closed(windows), FloodWindow::endNanos);
            case FLOOD_LENGTHS -> each(subject, windows, FloodWindow::lengthNanos);
            case FLOOD_PERIODS -> periods(subject, closed(windows));
            case FLOODED_FRAMES -> List.of(first(subject, sum(windows, FloodWindow::frames), windows));
            case FLOOD_COPIES -> List.of(first(subject, sum(windows, FloodWindow::copies), windows));
            case UNWANTED_COPIES -> List.of(first(subject, sum(windows, FloodWindow::unwantedCopies), windows));
            case UNWANTED_BYTES -> List.of(first(subject, sum(windows, FloodWindow::unwantedBytes), windows));
            case COPIES_PER_FRAME ->
                List.of(first(
                        subject,
                        (double) sum(windows, FloodWindow::copies) / Math.max(1, sum(windows, FloodWindow::frames)),
                        windows));
            default -> throw new IllegalStateException("not about floods: " + metric);
        };
    }

    private static Measured first(String subject, double value, List<FloodWindow> windows) {
        FloodWindow window = windows.isEmpty() ? null : windows.get(0);
        return new Measured(subject, value, window == null ? null : window.startNanos(), because(window), window);
    }

    private static List<Measured> each(String subject, List<FloodWindow> windows, ToLongFunction<FloodWindow> value) {
        List<Measured> out = new ArrayList<>();
        for (FloodWindow window : windows) {
            out.add(new Measured(subject, value.applyAsLong(window), window.startNanos(), because(window), window));
        }
        return out;
    }

    private static List<Measured> periods(String subject, List<FloodWindow> windows) {
        List<FloodWindow> byEnd = new ArrayList<>(windows);
        byEnd.sort(Comparator.comparingLong(FloodWindow::endNanos));
        List<Measured> out = new ArrayList<>();
        for (int i = 1; i < byEnd.size(); i++) {
            FloodWindow window = byEnd.get(i);
            out.add(new Measured(
                    subject,
                    window.endNanos() - byEnd.get(i - 1).endNanos(),
                    window.startNanos(),
                    because(window),
                    window));
        }
        return out;
    }

    private static List<FloodWindow> closed(List<FloodWindow> windows) {
        return windows.stream().filter(w -> !w.openEnd()).toList();
    }

    private static long sum(List<FloodWindow> windows, ToLongFunction<FloodWindow> value) {
        return windows.stream().mapToLong(value).sum();
    }

    private static String because(@Nullable FloodWindow window) {
        return window == null ? "" : window.cause().text();
    }

    /** Time covered by at least one window. */
    static long union(List<FloodWindow> windows) {
        List<FloodWindow> byStart = new ArrayList<>(windows);
        byStart.sort(Comparator.comparingLong(FloodWindow::startNanos));
        long total = 0;
        long covered = Long.MIN_VALUE;
        for (FloodWindow window : byStart) {
            long from = Math.max(window.startNanos(), covered);
            if (window.endNanos() > from) {
                total += window.endNanos() - from;
                covered = window.endNanos();
            }
        }
        return total;
    }
}
