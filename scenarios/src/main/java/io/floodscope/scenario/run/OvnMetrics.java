package io.floodscope.scenario.run;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.scenario.assemble.BindingHistory;
import io.floodscope.scenario.assemble.OvnHistory;
import io.floodscope.scenario.assemble.Times;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.AssertSpec;
import io.floodscope.scenario.schema.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Metrics of OVN's tables: MAC bindings, announcements of router ports, FDB rows. */
final class OvnMetrics {

    private final RunData data;
    private final Names names;

    OvnMetrics(RunData data, Names names) {
        this.data = data;
        this.names = names;
    }

    List<Measured> measure(AssertSpec spec, Metric metric) {
        return switch (metric) {
            case ROUTER_ANNOUNCEMENTS, ROUTER_ANNOUNCEMENT_TIMES -> announcements(spec, metric);
            case OVN_FDB_INSERTIONS, OVN_FDB_REFRESHES, OVN_FDB_DELETIONS, OVN_FDB_DELETION_TIMES, OVN_FDB_ROWS_MAX ->
                fdb(spec, metric);
            default -> bindings(spec, metric);
        };
    }

    private List<Measured> bindings(AssertSpec spec, Metric metric) {
        List<Measured> out = new ArrayList<>();
        TimeRange range = TimeRange.of(spec);
        for (String subject : bindingSubjects(spec)) {
            List<BindingHistory> rows = rows(spec, subject);
            String shown = spec.on().isEmpty() ? "" : subject;
            out.addAll(of(shown, rows, range, metric));
        }
        return out;
    }

    /** The subjects one by one: deployments, router ports, rows as port/address; one for all if they are added up. */
    private List<String> bindingSubjects(AssertSpec spec) {
        if (spec.on().isEmpty() || spec.total()) {
            return List.of(String.join(" + ", spec.on()));
        }
        List<String> out = new ArrayList<>();
        for (String pattern : spec.on()) {
            if (pattern.indexOf('*') < 0) {
                out.add(canonical(pattern));
            } else if (pattern.indexOf('/') < 0) {
                out.addAll(Names.matching(pattern, names.ovn().routerPorts()));
                out.addAll(Names.matching(pattern, names.ovn().deployments()));
            } else {
                Pattern glob = Names.glob(pattern);
                data.ovn().stream()
                        .flatMap(h -> h.bindings().stream())
                        .map(BindingHistory::row)
                        .filter(row -> glob.matcher(row).matches())
                        .forEach(out::add);
            }
        }
        return out.stream().distinct().toList();
    }

    /** A row's name with its address in the one form that results use. */
    private static String canonical(String pattern) {
        int slash = pattern.indexOf('/');
        String address = pattern.substring(slash + 1);
        return slash < 0
                ? pattern
                : IpAddress.tryParse(address)
                        .map(ip -> pattern.substring(0, slash + 1) + ip)
                        .orElse(pattern);
    }

    private List<BindingHistory> rows(AssertSpec spec, String subject) {
        boolean together = spec.on().isEmpty() || spec.total();
        List<Pattern> wanted =
                spec.on().stream().map(OvnMetrics::canonical).map(Names::glob).toList();
        List<BindingHistory> out = new ArrayList<>();
        for (OvnHistory history : data.ovn()) {
            for (BindingHistory row : history.bindings()) {
                List<String> selves = List.of(history.deployment(), row.port(), row.row());
                boolean meant = together
                        ? wanted.isEmpty()
                                || wanted.stream()
                                        .anyMatch(p -> selves.stream()
                                                .anyMatch(s -> p.matcher(s).matches()))
                        : selves.contains(subject);
                if (meant) {
                    out.add(row);
                }
            }
        }
        return out;
    }

    private List<Measured> of(String subject, List<BindingHistory> rows, TimeRange range, Metric metric) {
        return switch (metric) {
            case MAC_BINDING_INSERTIONS -> count(subject, rows, BindingHistory::insertions, range);
            case MAC_BINDING_MAC_CHANGES -> count(subject, rows, BindingHistory::macChanges, range);
            case MAC_BINDING_DELETIONS -> count(subject, rows, BindingHistory::deletions, range);
            case MAC_BINDING_REFRESHES -> count(subject, rows, BindingHistory::refreshes, range);
            case MAC_BINDING_PROBES -> count(subject, rows, BindingHistory::probes, range);
            case MAC_BINDING_REQUESTS -> count(subject, rows, BindingHistory::requests, range);
            case MAC_BINDING_LOST_PACKETS -> count(subject, rows, BindingHistory::lostPackets, range);
            case MAC_BINDING_INSERTION_TIMES -> times(rows, BindingHistory::insertions, range);
            case MAC_BINDING_DELETION_TIMES -> times(rows, BindingHistory::deletions, range);
            case MAC_BINDING_REFRESH_TIMES -> times(rows, BindingHistory::refreshes, range);
            case MAC_BINDING_PROBE_TIMES -> times(rows, BindingHistory::probes, range);
            case MAC_BINDING_REQUEST_TIMES -> times(rows, BindingHistory::requests, range);
            case MAC_BINDING_LIFETIMES -> lifetimes(rows, range);
            case MAC_BINDING_ROWS_MAX -> List.of(Measured.of(subject, most(occupancy(rows), range)));
            case MAC_BINDING_OVERDUE_MAX -> List.of(Measured.of(subject, most(overdue(rows), range)));
            case PROBES_PER_MAC_BINDING -> {
                long inserted = sum(rows, BindingHistory::insertions, range);
                long probes = sum(rows, BindingHistory::probes, range);
                yield List.of(Measured.of(subject, inserted == 0 ? 0 : (double) probes / inserted));
            }
            case OVN_ARP_PER_SECOND -> {
                long sent = sum(rows, BindingHistory::requests, range) + sum(rows, BindingHistory::probes, range);
                yield List.of(Measured.of(subject, sent * 1e9 / range.lengthNanos(data.untilNanos())));
            }
            default -> throw new IllegalStateException("not about MAC bindings: " + metric);
        };
    }

    private static long sum(List<BindingHistory> rows, Function<BindingHistory, Times> what, TimeRange range) {
        return rows.stream()
                .mapToLong(row -> what.apply(row).within(range.from(), range.before()))
                .sum();
    }

    private static List<Measured> count(
            String subject, List<BindingHistory> rows, Function<BindingHistory, Times> what, TimeRange range) {
        Long first = null;
        for (BindingHistory row : rows) {
            Times times = what.apply(row);
            int index = times.firstAtOrAfter(range.from());
            if (index < times.size()
                    && range.contains(times.get(index))
                    && (first == null || times.get(index) < first)) {
                first = times.get(index);
            }
        }
        return List.of(new Measured(subject, sum(rows, what, range), first, ""));
    }

    private static List<Measured> times(
            List<BindingHistory> rows, Function<BindingHistory, Times> what, TimeRange range) {
        List<Measured> out = new ArrayList<>();
        for (BindingHistory row : rows) {
            Times times = what.apply(row);
            for (int i = times.firstAtOrAfter(range.from()); i < times.size() && range.contains(times.get(i)); i++) {
                out.add(new Measured(row.row(), times.get(i), times.get(i), ""));
            }
        }
        out.sort(Comparator.comparingDouble(Measured::value));
        return out;
    }

    private static List<Measured> lifetimes(List<BindingHistory> rows, TimeRange range) {
        List<Measured> out = new ArrayList<>();
        for (BindingHistory row : rows) {
            for (int i = 0; i < row.deletions().size(); i++) {
                long born = row.insertions().get(i);
                if (range.contains(born)) {
                    out.add(new Measured(row.row(), row.deletions().get(i) - born, born, row.lastDeletion()));
                }
            }
        }
        return out;
    }

    /** Instants at which the number of rows grows (plus one) or shrinks (minus one). */
    private static List<long[]> occupancy(List<BindingHistory> rows) {
        List<long[]> steps = new ArrayList<>();
        for (BindingHistory row : rows) {
            for (int i = 0; i < row.insertions().size(); i++) {
                steps.add(new long[] {row.insertions().get(i), 1});
            }
            for (int i = 0; i < row.deletions().size(); i++) {
                steps.add(new long[] {row.deletions().get(i), -1});
            }
        }
        return steps;
    }

    private List<long[]> overdue(List<BindingHistory> rows) {
        List<long[]> steps = new ArrayList<>();
        for (BindingHistory row : rows) {
            for (int i = 0; i < row.deletions().size(); i++) {
                if (row.due().get(i) < row.deletions().get(i)) {
                    steps.add(new long[] {row.due().get(i), 1});
                    steps.add(new long[] {row.deletions().get(i), -1});
                }
            }
            if (row.overdueSince() < data.untilNanos()) {
                steps.add(new long[] {row.overdueSince(), 1});
            }
        }
        return steps;
    }

    /** The highest level within a range; what ends at an instant is gone before what begins then. */
    private static long most(List<long[]> steps, TimeRange range) {
        steps.sort(Comparator.<long[]>comparingLong(s -> s[0]).thenComparingLong(s -> s[1]));
        long level = 0;
        long most = 0;
        long atStart = 0;
        for (long[] step : steps) {
            level += step[1];
            if (step[0] < range.from()) {
                atStart = level;
            } else if (step[0] < range.before()) {
                most = Math.max(most, level);
            }
        }
        return Math.max(most, atStart);
    }

    private List<Measured> announcements(AssertSpec spec, Metric metric) {
        List<Measured> out = new ArrayList<>();
        TimeRange range = TimeRange.of(spec);
        for (List<String> ports :
                Subjects.groups(spec.on(), spec.total(), names.ovn().routerPorts())) {
            String subject = spec.on().isEmpty() ? "" : String.join(" + ", ports);
            List<Times> all = data.ovn().stream()
                    .flatMap(h -> h.announcements().entrySet().stream())
                    .filter(e -> ports.contains(e.getKey()))
                    .map(java.util.Map.Entry::getValue)
                    .toList();
            out.addAll(
                    metric == Metric.ROUTER_ANNOUNCEMENTS
                            ? counted(subject, all, range)
                            : instants(subject, all, range));
        }
        return out;
    }

    private List<Measured> fdb(AssertSpec spec, Metric metric) {
        List<Measured> out = new ArrayList<>();
        TimeRange range = TimeRange.of(spec);
        for (List<String> switches :
                Subjects.groups(spec.on(), spec.total(), names.ovn().switches())) {
            String subject = spec.on().isEmpty() ? "" : String.join(" + ", switches);
            List<OvnHistory.FdbHistory> all = data.ovn().stream()
                    .flatMap(h -> h.fdb().values().stream())
                    .filter(f -> switches.contains(f.logicalSwitch()))
                    .toList();
            List<Times> deletions =
                    all.stream().map(OvnHistory.FdbHistory::deletions).toList();
            out.addAll(
                    switch (metric) {
                        case OVN_FDB_DELETION_TIMES -> instants(subject, deletions, range);
                        case OVN_FDB_DELETIONS -> counted(subject, deletions, range);
                        case OVN_FDB_REFRESHES ->
                            counted(
                                    subject,
                                    all.stream()
                                            .map(OvnHistory.FdbHistory::refreshes)
                                            .toList(),
                                    range);
                        case OVN_FDB_INSERTIONS ->
                            counted(
                                    subject,
                                    all.stream()
                                            .map(OvnHistory.FdbHistory::insertions)
                                            .toList(),
                                    range);
                        default -> List.of(Measured.of(subject, most(fdbOccupancy(all), range)));
                    });
        }
        return out;
    }

    private static List<long[]> fdbOccupancy(List<OvnHistory.FdbHistory> all) {
        List<long[]> steps = new ArrayList<>();
        for (OvnHistory.FdbHistory one : all) {
            for (int i = 0; i < one.insertions().size(); i++) {
                steps.add(new long[] {one.insertions().get(i), 1});
            }
            for (int i = 0; i < one.deletions().size(); i++) {
                steps.add(new long[] {one.deletions().get(i), -1});
            }
        }
        return steps;
    }

    private static List<Measured> counted(String subject, List<Times> all, TimeRange range) {
        long sum = all.stream()
                .mapToLong(t -> t.within(range.from(), range.before()))
                .sum();
        return List.of(Measured.of(subject, sum));
    }

    private static List<Measured> instants(String subject, List<Times> all, TimeRange range) {
        long[] sorted = all.stream()
                .flatMapToLong(
                        t -> java.util.stream.LongStream.range(0, t.size()).map(i -> t.get((int) i)))
                .filter(range::contains)
                .toArray();
        Arrays.sort(sorted);
        return Arrays.stream(sorted)
                .mapToObj(at -> new Measured(subject, at, at, ""))
                .toList();
    }
}
