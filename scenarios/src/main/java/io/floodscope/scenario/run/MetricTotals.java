package io.floodscope.scenario.run;

import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.AssertSpec;
import io.floodscope.scenario.schema.Metric;
import io.floodscope.scenario.schema.Origin;
import io.floodscope.scenario.schema.Remarks;
import io.floodscope.scenario.schema.SourceFile;
import io.floodscope.scenario.schema.SourceSpan;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Every metric that has one value for a whole run, over everything it can be about: what sweeps and comparisons record. */
final class MetricTotals {

    private MetricTotals() {}

    /** Whether a metric has one value for a whole run without naming a subject. */
    static boolean exists(Metric metric) {
        return switch (metric.subject()) {
            case BRIDGE, FLOW -> !metric.isSeveral();
            case TABLE, LOOKUP -> true;
            case HOST -> metric != Metric.NEIGHBOUR_SECONDS && metric != Metric.NEIGHBOUR_CHANGES;
            case BINDING, ROUTER_PORT, LOGICAL_SWITCH -> !metric.isSeveral();
            case PORT, COUNTER, MARKS -> false;
        };
    }

    static Map<Metric, Double> of(RunData data, Names names) {
        Map<Metric, Double> totals = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            if (!exists(metric)) {
                continue;
            }
            if (metric.subject().isOvn() && data.ovn().isEmpty()) {
                continue;
            }
            AssertSpec everything = everything(metric);
            List<Measured> values = switch (metric.subject()) {
                case BRIDGE -> new FloodMetrics(data, names).measure(everything, metric);
                case TABLE, LOOKUP -> new TableMetrics(data, names).measure(everything, metric);
                case FLOW -> new FlowMetrics(data, names).measure(everything, metric);
                case BINDING, ROUTER_PORT, LOGICAL_SWITCH -> new OvnMetrics(data, names).measure(everything, metric);
                default -> new RecordMetrics(data, names).measure(everything, metric);
            };
            if (!values.isEmpty()) {
                totals.put(metric, values.get(0).value());
            }
        }
        return totals;
    }

    private static AssertSpec everything(Metric metric) {
        SourceSpan nowhere = new SourceSpan(new SourceFile("", "", List.of()), 1, 1, 1);
        return new AssertSpec(
                new Origin("", nowhere, Map.of(), Map.of()),
                metric.word(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                List.of(),
                List.of(),
                null,
                new Remarks(null, AssertSpec.Severity.ERROR, null));
    }
}
