package io.floodscope.scenario.run;

import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Verdict;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.AssertSpec;
import io.floodscope.scenario.schema.Metric;
import io.floodscope.scenario.schema.Unit;
import io.floodscope.text.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares what a run measured with what its scenario asserts. */
final class AssertionJudge {

    private static final int SHOWN = 6;

    private final RunData data;
    private final Names names;
    private final boolean conclusive;

    /**
     * A judge of one run.
     *
     * @param conclusive whether the run reached its end; if not, nothing is judged
     */
    AssertionJudge(RunData data, Names names, boolean conclusive) {
        this.data = data;
        this.names = names;
        this.conclusive = conclusive;
    }

    Judgement judge(AssertSpec spec) {
        Metric metric = Metric.byWord(spec.metric())
                .orElseThrow(() -> new IllegalStateException("unchecked metric " + spec.metric()));
        Bounds bounds = new Bounds(spec, metric.unit());
        List<Measured> values = Reduction.of(spec, metric, measure(spec, metric));
        Measured broken = firstBroken(values, bounds, metric);
        boolean countWrong = bounds.wantsList() && values.size() != bounds.listed();
        boolean fine = broken == null && !countWrong && !values.isEmpty();
        Verdict verdict = !conclusive ? Verdict.INCONCLUSIVE : fine ? Verdict.PASS : Verdict.FAIL;
        String expected = metric.word() + " " + bounds.describe() + (values.size() > 1 ? " for each" : "");
        String written = spec.because() == null ? "" : spec.because();
        ExpectationResult result = new ExpectationResult(
                name(spec, metric),
                verdict,
                spec.severity() == AssertSpec.Severity.WARN,
                expected,
                got(spec, values, broken, metric),
                verdict == Verdict.FAIL && broken != null ? broken.atNanos() : null,
                verdict == Verdict.FAIL && broken != null && !broken.because().isEmpty() ? broken.because() : written,
                spec.origin().span().origin());
        return new Judgement(
                result,
                broken == null ? String.join(" ", spec.on()) : broken.subject(),
                broken == null ? null : broken.flood());
    }

    private List<Measured> measure(AssertSpec spec, Metric metric) {
        return switch (metric.subject()) {
            case BRIDGE -> new FloodMetrics(data, names).measure(spec, metric);
            case TABLE, LOOKUP -> new TableMetrics(data, names).measure(spec, metric);
            case PORT -> new PortMetrics(data, names).measure(spec, metric);
            case FLOW -> new FlowMetrics(data, names).measure(spec, metric);
            case BINDING, ROUTER_PORT, LOGICAL_SWITCH -> new OvnMetrics(data, names).measure(spec, metric);
            case HOST, COUNTER, MARKS -> new RecordMetrics(data, names).measure(spec, metric);
        };
    }

    private static @org.jspecify.annotations.Nullable Measured firstBroken(
            List<Measured> values, Bounds bounds, Metric metric) {
        for (int i = 0; i < values.size(); i++) {
            if (!bounds.holds(values.get(i).value(), metric.isSeveral() ? i : 0)) {
                return values.get(i);
            }
        }
        return null;
    }

    private String got(
            AssertSpec spec, List<Measured> values, @org.jspecify.annotations.Nullable Measured broken, Metric metric) {
        Unit unit = metric.unit();
        if (values.isEmpty()) {
            return "nothing to measure" + why(spec, metric);
        }
        if (broken != null) {
            return unit.format(broken.value())
                    + (metric == Metric.FLOODED_SECONDS ? share(spec, broken.value()) : "")
                    + (broken.subject().isEmpty() ? "" : " on " + broken.subject())
                    + (metric.isSeveral() && values.size() > 1 ? ", of " + list(values, unit) : "");
        }
        return values.size() == 1 ? unit.format(values.get(0).value()) : list(values, unit);
    }

    private static String list(List<Measured> values, Unit unit) {
        List<String> shown = new ArrayList<>();
        for (Measured value : values.subList(0, Math.min(SHOWN, values.size()))) {
            shown.add(unit.format(value.value()));
        }
        return String.join(", ", shown) + (values.size() > SHOWN ? ", ... (" + values.size() + " values)" : "");
    }

    /** Why there is no value, and what to assert instead where none is meant. */
    private String why(AssertSpec spec, Metric metric) {
        return switch (metric) {
            case COUNTER -> {
                String wanted = String.valueOf(spec.counter());
                yield ": no counter is called '" + wanted + "'"
                        + Suggestions.nearest(wanted, data.counters().keySet())
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("");
            }
            case FLOOD_STARTS, FLOOD_ENDS, FLOOD_LENGTHS -> ": there was no flood; for none assert 'flood_windows'";
            case FLOOD_PERIODS -> ": there were fewer than two floods";
            case OUTAGE_STARTS, OUTAGE_LENGTHS -> ": there was no outage; for none assert 'outages'";
            case MARK_TIMES -> ": there was no such mark; for none assert 'marks'";
            default -> "";
        };
    }

    /** A flooded time as a share of the time looked at: what one figure says of the other. */
    private String share(AssertSpec spec, double nanos) {
        return String.format(
                Locale.ROOT, " (%.1f %%)", 100 * nanos / TimeRange.of(spec).lengthNanos(data.untilNanos()));
    }

    private static String name(AssertSpec spec, Metric metric) {
        if (spec.name() != null) {
            return spec.name();
        }
        return metric.word() + (spec.on().isEmpty() ? "" : " on " + String.join(", ", spec.on()));
    }
}
