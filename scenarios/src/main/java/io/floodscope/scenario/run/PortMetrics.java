package io.floodscope.scenario.run;

import io.floodscope.result.FloodWindow;
import io.floodscope.result.Series;
import io.floodscope.scenario.assemble.PortNames;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.AssertSpec;
import io.floodscope.scenario.schema.AssertSpec.During;
import io.floodscope.scenario.schema.AssertSpec.Stat;
import io.floodscope.scenario.schema.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Metrics of what passed a port, from counters and from series. */
final class PortMetrics {

    private final RunData data;
    private final Names names;

    PortMetrics(RunData data, Names names) {
        this.data = data;
        this.names = names;
    }

    List<Measured> measure(AssertSpec spec, Metric metric) {
        List<Measured> out = new ArrayList<>();
        for (List<String> owners : Subjects.groups(owners(spec.on()), spec.total(), known())) {
            String subject = Subjects.together(owners);
            if (metric.isRate()) {
                out.addAll(rate(subject, owners, spec, metric));
            } else {
                out.add(Measured.of(
                        subject,
                        owners.stream().mapToLong(o -> counted(o, metric)).sum()));
            }
        }
        return out;
    }

    /** Ports as counters name them: the first interface of a host, or bridge/port. */
    private List<String> owners(List<String> patterns) {
        List<String> out = new ArrayList<>();
        for (String pattern : patterns) {
            if (pattern.indexOf('/') >= 0) {
                out.add(pattern);
            } else {
                names.hosts(pattern).forEach(host -> out.add(PortNames.ofHost(host)));
            }
        }
        return out;
    }

    private List<String> known() {
        return data.counters().keySet().stream()
                .filter(c -> c.endsWith("/rx_bytes"))
                .map(c -> c.substring(0, c.length() - "/rx_bytes".length()))
                .toList();
    }

    private long counted(String owner, Metric metric) {
        return data.counters().getOrDefault(owner + "/" + metric.word(), 0L);
    }

    private List<Measured> rate(String subject, List<String> owners, AssertSpec spec, Metric metric) {
        List<String> kinds = switch (metric) {
            case RX_RATE -> List.of(PortNames.RX_WANTED, PortNames.RX_UNWANTED);
            case RX_UNWANTED_RATE -> List.of(PortNames.RX_UNWANTED);
            default -> List.of(PortNames.TX);
        };
        List<Series> series = new ArrayList<>();
        Map<String, Series> all = data.series();
        for (String owner : owners) {
            for (String kind : kinds) {
                Series one = all.get(owner + "/" + kind);
                if (one != null) {
                    series.add(one);
                }
            }
        }
        return series.isEmpty() ? List.of() : reduce(subject, series, spec);
    }

    private List<Measured> reduce(String subject, List<Series> series, AssertSpec spec) {
        long bucket = series.get(0).bucketNanos();
        Buckets wanted = new Buckets(spec, floods(spec), bucket, data.untilNanos());
        double sum = 0;
        double best = Double.NaN;
        long bestAt = 0;
        int count = 0;
        boolean max = spec.stat() == Stat.MAX;
        for (int i = 0; wanted.exists(i); i++) {
            if (!wanted.includes(i)) {
                continue;
            }
            double bytes = 0;
            for (Series one : series) {
                bytes += i < one.values().length ? one.values()[i] : 0;
            }
            count++;
            sum += bytes;
            if (Double.isNaN(best) || (max ? bytes > best : bytes < best)) {
                best = bytes;
                bestAt = i * bucket;
            }
        }
        if (count == 0) {
            return List.of();
        }
        boolean mean = spec.stat() == null || spec.stat() == Stat.MEAN;
        double bytes = mean ? sum / count : best;
        return List.of(new Measured(subject, bytes * 8e9 / bucket, mean ? null : bestAt, ""));
    }

    private List<FloodWindow> floods(AssertSpec spec) {
        if (spec.during() == null) {
            return List.of();
        }
        List<String> bridges =
                spec.floodsOf() == null ? names.bridges() : Names.matching(spec.floodsOf(), names.bridges());
        return data.windows().stream()
                .filter(w -> bridges.contains(w.bridge()))
                .filter(w -> spec.vlan() == null || w.vlan() == spec.vlan())
                .toList();
    }

    /** Which intervals of a series an assertion looks at. */
    private record Buckets(AssertSpec spec, List<FloodWindow> floods, long bucket, long until) {

        boolean exists(int i) {
            return (i + 1) * bucket <= until;
        }

        boolean includes(int i) {
            long start = i * bucket;
            long end = start + bucket;
            TimeRange range = TimeRange.of(spec);
            if (start < range.from() || end > range.before()) {
                return false;
            }
            if (spec.during() == null) {
                return true;
            }
            return spec.during() == During.FLOODS
                    ? floods.stream().anyMatch(w -> w.startNanos() <= start && end <= w.endNanos())
                    : floods.stream().noneMatch(w -> w.startNanos() < end && start <= w.endNanos());
        }
    }
}
