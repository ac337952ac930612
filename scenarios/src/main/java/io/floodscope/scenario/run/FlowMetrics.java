package io.floodscope.scenario.run;

import io.floodscope.result.Outage;
import io.floodscope.scenario.assemble.FlowMeasure;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.AssertSpec;
import io.floodscope.scenario.schema.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Metrics of streams: what was sent, what arrived, and when nothing did. */
final class FlowMetrics {

    private final RunData data;
    private final Names names;

    FlowMetrics(RunData data, Names names) {
        this.data = data;
        this.names = names;
    }

    List<Measured> measure(AssertSpec spec, Metric metric) {
        List<Measured> out = new ArrayList<>();
        for (List<String> streams : Subjects.groups(spec.on(), spec.total(), names.traffic())) {
            String subject = spec.on().isEmpty() ? "" : Subjects.together(streams);
            List<FlowMeasure> flows = data.flows().stream()
                    .filter(f -> streams.contains(f.traffic()))
                    .toList();
            out.addAll(of(subject, flows, spec, metric));
        }
        return out;
    }

    private List<Measured> of(String subject, List<FlowMeasure> flows, AssertSpec spec, Metric metric) {
        List<Outage> outages = flows.stream()
                .flatMap(f -> f.outages().stream())
                .filter(o -> TimeRange.of(spec).contains(o.startNanos()))
                .sorted((a, b) -> Long.compare(a.startNanos(), b.startNanos()))
                .toList();
        long sent = flows.stream().mapToLong(FlowMeasure::sent).sum();
        long delivered = flows.stream().mapToLong(FlowMeasure::delivered).sum();
        return switch (metric) {
            case SENT_FRAMES -> List.of(Measured.of(subject, sent));
            case DELIVERED_FRAMES -> List.of(Measured.of(subject, delivered));
            case DELIVERED_FRACTION -> List.of(first(subject, sent == 0 ? 0 : (double) delivered / sent, outages));
            case LOST_FRAMES ->
                List.of(first(
                        subject, outages.stream().mapToLong(Outage::lostFrames).sum(), outages));
            case UNREACHABLE_SECONDS ->
                List.of(first(
                        subject,
                        outages.stream()
                                .mapToLong(o -> o.endNanos() - o.startNanos())
                                .sum(),
                        outages));
            case TIME_TO_RECOVER_MAX -> List.of(longest(subject, outages));
            case OUTAGES -> List.of(first(subject, outages.size(), outages));
            case OUTAGE_STARTS ->
                outages.stream()
                        .map(o -> new Measured(
                                subject,
                                o.startNanos(),
                                o.startNanos(),
                                o.cause().text()))
                        .toList();
            case OUTAGE_LENGTHS ->
                outages.stream()
                        .map(o -> new Measured(
                                subject,
                                o.endNanos() - o.startNanos(),
                                o.startNanos(),
                                o.cause().text()))
                        .toList();
            case WRONG_MAC_SECONDS -> List.of(wrongMac(subject, flows, spec));
            default -> throw new IllegalStateException("not about streams: " + metric);
        };
    }

    private static Measured wrongMac(String subject, List<FlowMeasure> flows, AssertSpec spec) {
        List<FlowMeasure.WrongMac> stretches = flows.stream()
                .flatMap(f -> f.wrongMacs().stream())
                .filter(w -> TimeRange.of(spec).contains(w.startNanos()))
                .sorted(Comparator.comparingLong(FlowMeasure.WrongMac::startNanos))
                .toList();
        long sum =
                stretches.stream().mapToLong(w -> w.endNanos() - w.startNanos()).sum();
        return stretches.isEmpty()
                ? Measured.of(subject, 0)
                : new Measured(subject, sum, stretches.get(0).startNanos(), "");
    }

    private static Measured first(String subject, double value, List<Outage> outages) {
        return outages.isEmpty()
                ? Measured.of(subject, value)
                : new Measured(
                        subject,
                        value,
                        outages.get(0).startNanos(),
                        outages.get(0).cause().text());
    }

    private static Measured longest(String subject, List<Outage> outages) {
        return outages.stream()
                .max((a, b) -> Long.compare(a.endNanos() - a.startNanos(), b.endNanos() - b.startNanos()))
                .map(o -> new Measured(
                        subject,
                        o.endNanos() - o.startNanos(),
                        o.startNanos(),
                        o.cause().text()))
                .orElseGet(() -> Measured.of(subject, 0));
    }
}
