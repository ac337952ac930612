package io.floodscope.report.view;

import io.floodscope.result.RunResult;
import io.floodscope.result.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one port received over time, put together from series in bytes whose names differ only in their last part:
 * {@code rx} or {@code rx-bytes} (everything), {@code rx-wanted}, {@code rx-unwanted}; hyphen or underscore, with or
 * without {@code -bytes}.
 *
 * @param port the common part of the names, such as {@code vm-3/eth0}
 * @param bucketNanos length of an interval
 * @param startNanos start of the first interval
 * @param total bytes received per interval, up to the end of the run
 * @param unwanted of them, bytes addressed to somebody else; empty if not recorded
 * @param called what the scenario says that charts call it; empty if it does not say
 */
public record PortTraffic(
        String port, long bucketNanos, long startNanos, long[] total, long[] unwanted, String called) {

    /** Every port with recorded traffic, in the order of the result. */
    public static List<PortTraffic> of(RunResult result) {
        Map<String, Map<String, Series>> byPort = new LinkedHashMap<>();
        for (Series s : result.series()) {
            int slash = s.name().lastIndexOf('/');
            if (s.unit().equals("bytes") && slash > 0 && role(s.name().substring(slash + 1)) != null) {
                byPort.computeIfAbsent(s.name().substring(0, slash), p -> new LinkedHashMap<>())
                        .putIfAbsent(role(s.name().substring(slash + 1)), s);
            }
        }
        List<PortTraffic> ports = new ArrayList<>();
        byPort.forEach((port, roles) -> ports.add(join(port, roles, result.simulatedNanos())));
        return ports;
    }

    /** The port that shows a flood best: the one with most unwanted bytes, else the one with most traffic; or null. */
    public static @Nullable PortTraffic mostTelling(List<PortTraffic> ports) {
        return ports.stream()
                .max(Comparator.comparingLong(PortTraffic::unwantedBytes)
                        .thenComparingLong(p -> Arrays.stream(p.total).sum()))
                .orElse(null);
    }

    /** Bytes that were for somebody else. */
    public long unwantedBytes() {
        return Arrays.stream(unwanted).sum();
    }

    /** Highest rate of unwanted traffic over an interval, in bit/s. */
    public double peakUnwantedBitsPerSecond() {
        return Quantities.bitsPerSecond(Arrays.stream(unwanted).max().orElse(0), bucketNanos);
    }

    /** Mean rate of unwanted traffic over the intervals that had any, in bit/s. */
    public double meanUnwantedBitsPerSecond() {
        long intervals = Arrays.stream(unwanted).filter(bytes -> bytes > 0).count();
        return Quantities.bitsPerSecond(unwantedBytes(), intervals * bucketNanos);
    }

    /** Highest rate over an interval, in bit/s. */
    public double peakBitsPerSecond() {
        return Quantities.bitsPerSecond(Arrays.stream(total).max().orElse(0), bucketNanos);
    }

    /** The port's name, safe to look at and short enough for a title. */
    public String label() {
        return VisibleText.shortened(port, 48);
    }

    /** What charts call the port: as the scenario says, else its name; safe to look at and short enough for a title. */
    public String chartLabel() {
        return called.isEmpty() ? label() : VisibleText.shortened(called, 48);
    }

    /** What charts call the port, and its name behind it if that is something else. */
    public String fullLabel() {
        return called.isEmpty() ? label() : chartLabel() + " (" + label() + ")";
    }

    private static @Nullable String role(String lastPart) {
        return switch (lastPart.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "rx", "rx-bytes" -> "all";
            case "rx-wanted", "rx-wanted-bytes" -> "wanted";
            case "rx-unwanted", "rx-unwanted-bytes" -> "unwanted";
            default -> null;
        };
    }

    private static PortTraffic join(String port, Map<String, Series> roles, long endNanos) {
        Series any = roles.values().iterator().next();
        int buckets = (int) Math.max(0, (endNanos - any.startNanos() + any.bucketNanos() - 1) / any.bucketNanos());
        long[] unwanted = padded(roles.get("unwanted"), any, buckets);
        long[] total = padded(roles.get("all"), any, buckets);
        if (total.length == 0) {
            total = padded(roles.get("wanted"), any, buckets);
            total = total.length == 0 ? unwanted.clone() : sum(total, unwanted);
        }
        return new PortTraffic(port, any.bucketNanos(), any.startNanos(), total, unwanted, any.label());
    }

    /** Values up to the end of the run: a series ends with the last interval in which something happened, be it earlier. */
    private static long[] padded(@Nullable Series series, Series like, int buckets) {
        if (series == null || series.bucketNanos() != like.bucketNanos() || series.startNanos() != like.startNanos()) {
            return new long[0];
        }
        return Arrays.copyOf(series.values(), buckets);
    }

    private static long[] sum(long[] a, long[] b) {
        long[] sums = a.clone();
        for (int i = 0; i < Math.min(sums.length, b.length); i++) {
            sums[i] += b[i];
        }
        return sums;
    }
}
