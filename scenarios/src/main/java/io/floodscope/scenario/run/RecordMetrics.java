package io.floodscope.scenario.run;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.result.Band;
import io.floodscope.result.StateChange;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.AssertSpec;
import io.floodscope.scenario.schema.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Metrics read from counters, marks and state bands by their names. */
final class RecordMetrics {

    private final RunData data;
    private final Names names;

    RecordMetrics(RunData data, Names names) {
        this.data = data;
        this.names = names;
    }

    List<Measured> measure(AssertSpec spec, Metric metric) {
        return switch (metric) {
            case COUNTER -> counter(spec);
            case MARKS -> {
                List<Measured> times = marks(spec);
                yield List.of(new Measured(
                        String.join(" + ", spec.on()),
                        times.size(),
                        times.isEmpty() ? null : times.get(0).atNanos(),
                        ""));
            }
            case MARK_TIMES -> marks(spec);
            case NEIGHBOUR_SECONDS, NEIGHBOUR_CHANGES -> neighbours(spec, metric);
            case ARP_REQUESTS, ARP_REQUESTS_PER_SECOND, ARP_REPLIES, ARP_PACKETS_PER_SECOND, ARP_REPLIES_PER_REQUEST ->
                hosts(spec, metric);
            default -> new NeighbourTableMetrics(data, names).measure(spec, metric);
        };
    }

    private List<Measured> counter(AssertSpec spec) {
        Pattern pattern = Names.glob(String.valueOf(spec.counter()));
        long sum = 0;
        boolean any = false;
        for (Map.Entry<String, Long> entry : data.counters().entrySet()) {
            if (pattern.matcher(entry.getKey()).matches()) {
                sum += entry.getValue();
                any = true;
            }
        }
        return any ? List.of(Measured.of(String.valueOf(spec.counter()), sum)) : List.of();
    }

    private List<Measured> marks(AssertSpec spec) {
        List<Pattern> entities = spec.on().stream().map(Names::glob).toList();
        Pattern kind = Names.glob(String.valueOf(spec.kind()));
        TimeRange range = TimeRange.of(spec);
        return data.marks().stream()
                .filter(m -> kind.matcher(m.kind()).matches())
                .filter(m -> entities.isEmpty()
                        || entities.stream().anyMatch(e -> e.matcher(m.entity()).matches()))
                .filter(m -> range.contains(m.timeNanos()))
                .map(m -> new Measured(m.entity(), m.timeNanos(), m.timeNanos(), m.text()))
                .toList();
    }

    /** Counters of hosts: requests and replies of ARP and neighbour discovery. */
    private List<Measured> hosts(AssertSpec spec, Metric metric) {
        HostCounters counters = new HostCounters(data);
        List<Measured> out = new ArrayList<>();
        for (List<String> hosts : Subjects.hosts(spec.on(), spec.total(), names)) {
            long requests = counters.requests(hosts);
            double value = switch (metric) {
                case ARP_REQUESTS -> requests;
                case ARP_REQUESTS_PER_SECOND -> requests * 1e9 / data.untilNanos();
                case ARP_REPLIES -> counters.replies(hosts);
                case ARP_PACKETS_PER_SECOND -> (requests + counters.replies(hosts)) * 1e9 / data.untilNanos();
                default -> requests == 0 ? 0 : (double) counters.repliesReceived(hosts) / requests;
            };
            out.add(Measured.of(spec.on().isEmpty() ? "" : Subjects.together(hosts), value));
        }
        return out;
    }

    private List<Measured> neighbours(AssertSpec spec, Metric metric) {
        TimeRange range = TimeRange.of(spec);
        String address = "/" + IpAddress.parse(String.valueOf(spec.neighbour()));
        List<Measured> out = new ArrayList<>();
        for (List<String> hosts : Subjects.hosts(spec.on(), spec.total(), names)) {
            double sum = 0;
            Long first = null;
            for (Band band : data.bands()) {
                String owner =
                        band.entity().substring(0, Math.max(0, band.entity().indexOf('/')));
                if (!hosts.contains(owner) || !band.entity().endsWith(address)) {
                    continue;
                }
                for (int i = 0; i < band.changes().size(); i++) {
                    StateChange change = band.changes().get(i);
                    if (spec.state() != null && !change.state().equals(spec.state())) {
                        continue;
                    }
                    long end = i + 1 < band.changes().size()
                            ? band.changes().get(i + 1).timeNanos()
                            : data.untilNanos();
                    long from = Math.max(change.timeNanos(), range.from());
                    long to = Math.min(end, range.before());
                    boolean within =
                            metric == Metric.NEIGHBOUR_CHANGES ? range.contains(change.timeNanos()) : to > from;
                    if (!within) {
                        continue;
                    }
                    sum += metric == Metric.NEIGHBOUR_CHANGES ? 1 : to - from;
                    first = first == null ? Long.valueOf(change.timeNanos()) : first;
                }
            }
            out.add(new Measured(Subjects.together(hosts), sum, first, ""));
        }
        return out;
    }
}
