package io.floodscope.conform.ovn;

import static io.floodscope.conform.ovn.OvnTrace.list;
import static io.floodscope.conform.ovn.OvnTrace.number;
import static io.floodscope.conform.ovn.OvnTrace.numbers;
import static io.floodscope.conform.ovn.OvnTrace.text;

import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The comparisons of observed traces, one method per kind. Each returns what is wrong, or empty. */
final class OvnComparisons {

    private static final Set<String> OPS = Set.of("insert", "delete", "mac-change", "refresh");

    private final OvnLog log;
    private final PacketLog packets;
    private final Map<String, Long> portMacs;
    private final double untilMillis;

    OvnComparisons(OvnLog log, PacketLog packets, Map<String, Long> portMacs, double untilMillis) {
        this.log = log;
        this.packets = packets;
        this.portMacs = portMacs;
        this.untilMillis = untilMillis;
    }

    Optional<String> compare(JsonNode expectation) {
        String kind = OvnTrace.kind(expectation);
        return switch (kind) {
            case "row_times" -> rowTimes(expectation);
            case "rows_at" -> rowsAt(expectation);
            case "router_requests" -> requests(expectation);
            case "announcements" -> announcements(expectation);
            case "packets" -> packetRuns(expectation);
            case "delivered_at" -> deliveredAt(expectation);
            default -> throw new UnsupportedTraceException("comparison \"" + kind + "\" is not known");
        };
    }

    private Optional<String> rowTimes(JsonNode e) {
        String op = text(e, "op");
        if (!OPS.contains(op)) {
            throw new UnsupportedTraceException("row_times: op \"" + op + "\" is not known");
        }
        String table = text(e, "table");
        String key = text(e, "key");
        String port = e.path("port").asString(null);
        String mac = e.path("mac").asString(null);
        List<Double> found = log.rows().stream()
                .filter(r -> r.table().equals(table) && r.op().equals(op))
                .filter(r -> port == null || r.port().equals(port))
                .filter(r -> "any".equals(key) ? !linkLocal(r.key()) : r.key().equals(key))
                .filter(r -> mac == null || MacAddress.format(r.mac()).equals(mac))
                .filter(r -> r.atMillis() <= untilMillis)
                .map(OvnLog.RowEvent::atMillis)
                .toList();
        double[] tolerance = numbers(e, "tolerance_ms");
        return Matching.times(numbers(e, "times_ms"), found, tolerance[0], tolerance[1]);
    }

    private Optional<String> rowsAt(JsonNode e) {
        double at = number(e, "t_ms");
        Map<String, String> present = tableAt(text(e, "table"), at);
        if (e.has("count")) {
            int count = OvnTrace.integer(e, "count");
            return present.size() == count
                    ? Optional.empty()
                    : Optional.of("expected " + count + " rows at " + Matching.millis(at) + ", got " + present.size());
        }
        if (!e.path("rows").isArray()) {
            throw new UnsupportedTraceException("rows_at needs rows or count: " + e);
        }
        Map<String, String> wanted = new TreeMap<>();
        for (JsonNode row : list(e.path("rows"))) {
            String key = text(row, "key");
            wanted.put(
                    row.path("port").asString("") + " " + key, row.path("mac").asString(key));
        }
        return present.equals(wanted)
                ? Optional.empty()
                : Optional.of("expected " + wanted + " at " + Matching.millis(at) + ", got " + present);
    }

    private Map<String, String> tableAt(String table, double atMillis) {
        Map<String, String> present = new TreeMap<>();
        for (OvnLog.RowEvent event : log.rows()) {
            if (!event.table().equals(table) || event.atMillis() > atMillis || linkLocal(event.key())) {
                continue;
            }
            String key = event.port() + " " + event.key();
            if ("delete".equals(event.op())) {
                present.remove(key);
            } else {
                present.put(key, MacAddress.format(event.mac()));
            }
        }
        return present;
    }

    private static boolean linkLocal(String key) {
        return IpAddress.tryParse(key).map(IpAddress::isLinkLocal6).orElse(false);
    }

    private Optional<String> requests(JsonNode e) {
        long portMac = macOf(text(e, "port"));
        boolean ns = protocol(text(e, "protocol"));
        boolean group = cast(text(e, "cast"));
        String target = text(e, "target");
        String sender = e.path("sender").asString(null);
        List<Double> found = log.requests().stream()
                .filter(r -> r.ethSrc() == portMac && r.neighbourDiscovery() == ns && r.group() == group)
                .filter(r -> !r.gratuitous())
                .filter(r -> "any".equals(target) || r.target().equals(IpAddress.parse(target)))
                .filter(r -> sender == null || r.sender().equals(IpAddress.parse(sender)))
                .filter(r -> r.atMillis() <= untilMillis)
                .map(OvnLog.Request::atMillis)
                .toList();
        if (e.has("count")) {
            double[] range = numbers(e, "count");
            return found.size() >= range[0] && found.size() <= range[1]
                    ? Optional.empty()
                    : Optional.of("expected " + range[0] + " to " + range[1] + " requests, got " + found.size());
        }
        double[] tolerance = numbers(e, "tolerance_ms");
        return Matching.times(numbers(e, "times_ms"), found, tolerance[0], tolerance[1]);
    }

    private static boolean protocol(String protocol) {
        return switch (protocol) {
            case "arp" -> false;
            case "ns" -> true;
            default -> throw new UnsupportedTraceException("protocol \"" + protocol + "\" is not known");
        };
    }

    private static boolean cast(String cast) {
        return switch (cast) {
            case "broadcast", "multicast" -> true;
            case "unicast" -> false;
            default -> throw new UnsupportedTraceException("cast \"" + cast + "\" is not known");
        };
    }

    private long macOf(String port) {
        Long mac = portMacs.get(port);
        if (mac == null) {
            throw new UnsupportedTraceException("router port \"" + port + "\" is not in the trace");
        }
        return mac;
    }

    private Optional<String> announcements(JsonNode e) {
        long portMac = macOf(text(e, "port"));
        double tolerance = number(e, "tolerance_ms");
        double[] first = numbers(e, "first_ms");
        double[] gaps = numbers(e, "gaps_ms");
        List<Double> found = log.requests().stream()
                .filter(r -> r.ethSrc() == portMac && r.gratuitous())
                .map(OvnLog.Request::atMillis)
                .filter(t -> t >= 0 && t <= untilMillis)
                .toList();
        int expected = first.length == 0 ? 0 : 1 + gaps.length;
        if (found.size() != expected) {
            return Optional.of("expected " + expected + " announcements, got " + found);
        }
        if (expected == 0) {
            return Optional.empty();
        }
        if (found.get(0) < first[0] || found.get(0) > first[1]) {
            return Optional.of("expected the first announcement within [" + first[0] + ", " + first[1] + "] ms, got "
                    + Matching.millis(found.get(0)));
        }
        for (int i = 0; i < gaps.length; i++) {
            double gap = found.get(i + 1) - found.get(i);
            if (Math.abs(gap - gaps[i]) > tolerance) {
                return Optional.of("expected a gap of " + Matching.millis(gaps[i]) + ", got " + Matching.millis(gap)
                        + " (tolerance " + tolerance + " ms)");
            }
        }
        return Optional.empty();
    }

    private Optional<String> packetRuns(JsonNode e) {
        String what = text(e, "what");
        if (!"delivered".equals(what) && !"answered".equals(what)) {
            throw new UnsupportedTraceException("packets: \"" + what + "\" is not known");
        }
        Set<Long> got = packets.what(what, untilMillis).keySet();
        Set<Long> missing = new TreeSet<>(seqs(e.path("yes")));
        missing.removeAll(got);
        Set<Long> extra = new TreeSet<>(seqs(e.path("no")));
        extra.retainAll(got);
        return missing.isEmpty() && extra.isEmpty()
                ? Optional.empty()
                : Optional.of(what + ": missing " + missing + ", not expected " + extra);
    }

    private static List<Long> seqs(JsonNode runs) {
        List<Long> out = new ArrayList<>();
        for (JsonNode run : list(runs)) {
            for (long seq = run.path(0).asLong(); seq <= run.path(1).asLong(); seq++) {
                out.add(seq);
            }
        }
        return out;
    }

    private Optional<String> deliveredAt(JsonNode e) {
        Map<Long, Double> delivered = packets.what("delivered", untilMillis);
        double[] seqs = numbers(e, "seqs");
        double[] times = numbers(e, "times_ms");
        double[] tolerance = numbers(e, "tolerance_ms");
        for (int i = 0; i < seqs.length; i++) {
            Double at = delivered.get((long) seqs[i]);
            if (at == null || at < times[i] - tolerance[0] || at > times[i] + tolerance[1]) {
                return Optional.of("packet " + (long) seqs[i] + ": expected " + Matching.millis(times[i]) + ", got "
                        + (at == null ? "nothing" : Matching.millis(at)));
            }
        }
        return Optional.empty();
    }
}
