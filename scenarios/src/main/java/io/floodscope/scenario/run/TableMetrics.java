package io.floodscope.scenario.run;

import io.floodscope.bridge.core.LookupCounts;
import io.floodscope.bridge.fdb.FdbStatistics;
import io.floodscope.scenario.assemble.TableMeasure;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.AssertSpec;
import io.floodscope.scenario.schema.Metric;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Metrics of MAC tables: how full, how useful, and by which time they age. */
final class TableMetrics {

    private final RunData data;
    private final Names names;

    TableMetrics(RunData data, Names names) {
        this.data = data;
        this.names = names;
    }

    List<Measured> measure(AssertSpec spec, Metric metric) {
        if (metric == Metric.HIT_RATE) {
            return hitRate(spec);
        }
        List<Measured> out = new ArrayList<>();
        for (List<String> bridges : Subjects.groups(spec.on(), spec.total(), names.bridges())) {
            List<TableMeasure> tables = data.tables().stream()
                    .filter(t -> bridges.contains(t.bridge()))
                    .toList();
            if (!tables.isEmpty()) {
                out.add(Measured.of(spec.on().isEmpty() ? "" : Subjects.together(bridges), value(tables, metric)));
            }
        }
        return out;
    }

    private static double value(List<TableMeasure> tables, Metric metric) {
        return switch (metric) {
            case TABLE_ENTRIES -> sum(tables, FdbStatistics::current);
            case TABLE_PEAK -> sum(tables, FdbStatistics::peak);
            case TABLE_LEARNED -> sum(tables, FdbStatistics::learned);
            case TABLE_EXPIRED -> sum(tables, FdbStatistics::expired);
            case TABLE_EVICTED -> sum(tables, FdbStatistics::evicted);
            case TABLE_MOVED -> sum(tables, FdbStatistics::moved);
            case TABLE_REFUSED -> sum(tables, FdbStatistics::refused);
            case MAC_AGING_TIME ->
                tables.stream().mapToLong(TableMeasure::agingNanos).max().orElse(0);
            default -> throw new IllegalStateException("not about tables: " + metric);
        };
    }

    private static double sum(List<TableMeasure> tables, ToLongFunction<FdbStatistics> value) {
        return tables.stream().mapToLong(t -> value.applyAsLong(t.statistics())).sum();
    }

    /** Lookups of whole bridges, or of the frames that came in at ports written as bridge/port. */
    private List<Measured> hitRate(AssertSpec spec) {
        Set<String> subjects = new LinkedHashSet<>();
        for (String pattern : spec.on()) {
            subjects.addAll(Names.matching(pattern, pattern.indexOf('/') < 0 ? names.bridges() : ports()));
        }
        if (spec.on().isEmpty()) {
            subjects.addAll(names.bridges());
        }
        List<List<String>> groups = spec.total() || spec.on().isEmpty()
                ? List.of(List.copyOf(subjects))
                : subjects.stream().map(List::of).toList();
        List<Measured> out = new ArrayList<>();
        for (List<String> group : groups) {
            long hits = lookups(group).stream().mapToLong(LookupCounts::hits).sum();
            long misses =
                    lookups(group).stream().mapToLong(LookupCounts::misses).sum();
            if (hits + misses > 0) {
                out.add(Measured.of(
                        spec.on().isEmpty() ? "" : Subjects.together(group), (double) hits / (hits + misses)));
            }
        }
        return out;
    }

    private List<String> ports() {
        return data.tables().stream()
                .flatMap(t -> t.lookups().keySet().stream().map(port -> t.bridge() + "/" + port))
                .toList();
    }

    private List<LookupCounts> lookups(List<String> subjects) {
        List<LookupCounts> out = new ArrayList<>();
        for (TableMeasure table : data.tables()) {
            table.lookups().forEach((port, counts) -> {
                if (subjects.contains(table.bridge()) || subjects.contains(table.bridge() + "/" + port)) {
                    out.add(counts);
                }
            });
        }
        return out;
    }
}
