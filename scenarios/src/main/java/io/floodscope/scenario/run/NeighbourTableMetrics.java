package io.floodscope.scenario.run;

import io.floodscope.scenario.assemble.NeighbourTable;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.AssertSpec;
import io.floodscope.scenario.schema.Metric;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Metrics of the neighbour tables of the machines that hosts run on. */
final class NeighbourTableMetrics {

    private static final double MICROS_PER_SECOND = 1e6;

    private final RunData data;
    private final Names names;

    NeighbourTableMetrics(RunData data, Names names) {
        this.data = data;
        this.names = names;
    }

    List<Measured> measure(AssertSpec spec, Metric metric) {
        List<Measured> out = new ArrayList<>();
        for (List<String> hosts : Subjects.hosts(spec.on(), spec.total(), names)) {
            Set<String> wanted = new LinkedHashSet<>(hosts);
            List<NeighbourTable> tables = data.neighbourTables().stream()
                    .filter(t -> t.hosts().stream().anyMatch(wanted::contains))
                    .toList();
            out.add(Measured.of(spec.on().isEmpty() ? "" : Subjects.together(hosts), value(metric, tables, wanted)));
        }
        return out;
    }

    private double value(Metric metric, List<NeighbourTable> tables, Set<String> hosts) {
        return switch (metric) {
            case NEIGHBOUR_ENTRIES_MAX ->
                tables.stream().mapToLong(NeighbourTable::entriesMax).max().orElse(0);
            case NEIGHBOUR_ENTRIES_MEAN ->
                sum(tables, NeighbourTable::entryMicros) * 1e3 / Math.max(1, data.untilNanos());
            case NEIGHBOUR_REFUSALS -> sum(tables, NeighbourTable::tableFulls);
            case NEIGHBOUR_EVICTIONS -> sum(tables, NeighbourTable::collected);
            case NEIGHBOUR_FORCED_COLLECTIONS -> sum(tables, NeighbourTable::forcedRuns);
            case ARP_PACKETS_PER_SECOND_PER_BINDING -> {
                HostCounters counters = new HostCounters(data);
                double seconds = sum(tables, NeighbourTable::entryMicros) / MICROS_PER_SECOND;
                yield seconds == 0 ? 0 : (counters.requests(hosts) + counters.replies(hosts)) / seconds;
            }
            default -> throw new IllegalStateException("not about neighbour tables: " + metric);
        };
    }

    private static long sum(List<NeighbourTable> tables, ToLongFunction<NeighbourTable> figure) {
        return tables.stream().mapToLong(figure).sum();
    }
}
