package io.floodscope.scenario.explain;

import io.floodscope.result.Cause;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.Disturbance;
import io.floodscope.result.Mark;
import io.floodscope.scenario.assemble.BindingHistory;
import io.floodscope.scenario.assemble.OvnHistory;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What an aging controller of OVN does wrong although nothing is flooded or lost: classes G and I. */
final class OvnDisturbances {

    private static final long SECOND = 1_000_000_000L;

    /** A row that a packet asks for so soon after its deletion was in use. */
    private static final long SOON = 10 * SECOND;

    /** Rows that go within one second, or probes in a run, from which on they are worth a word. */
    private static final int MANY = 100;

    private static final int MANY_PROBES = 10;

    private final Record record;
    private final OvnHistory history;
    private final String cloud;

    OvnDisturbances(Record record, OvnHistory history) {
        this.record = record;
        this.history = history;
        this.cloud = history.deployment();
    }

    List<Disturbance> find() {
        Map<String, List<BindingHistory>> ports = new LinkedHashMap<>();
        history.bindings()
                .forEach(b ->
                        ports.computeIfAbsent(b.port(), p -> new ArrayList<>()).add(b));
        List<Disturbance> out = new ArrayList<>();
        ports.forEach((port, rows) -> {
            inUse(port, rows).ifPresent(out::add);
            alive(port, rows).ifPresent(out::add);
            backlog(port, rows).ifPresent(out::add);
            burst(port, rows).ifPresent(out::add);
            broadcasts(port, rows).ifPresent(out::add);
        });
        return out;
    }

    private String setting(String key) {
        return record.value("ovn." + cloud + "." + key, "");
    }

    private List<String> settings(String keys) {
        return record.matching("ovn\\." + Pattern.quote(cloud) + "\\.(" + keys + ")").stream()
                .map(ConfigValue::shown)
                .toList();
    }

    private List<ConfigValue> thresholds() {
        return record.matching("ovn\\." + Pattern.quote(cloud) + "\\.routers\\.[^.]+\\.mac-binding-age-threshold");
    }

    private List<Mark> facts(BindingHistory row, long born, long gone) {
        String entity = cloud + "/" + row.row();
        List<Mark> out = new ArrayList<>();
        record.firstMark("binding-inserted", m -> m.entity().equals(entity), born, born)
                .ifPresent(out::add);
        record.firstMark("binding-deleted", m -> m.entity().equals(entity), gone, gone)
                .ifPresent(out::add);
        record.firstMark("binding-inserted", m -> m.entity().equals(entity), gone, gone + SOON)
                .ifPresent(out::add);
        return out;
    }

    /** Rows that reached their threshold and were asked for again at once. */
    private Optional<Disturbance> inUse(String port, List<BindingHistory> rows) {
        long count = 0;
        long first = Long.MAX_VALUE;
        long last = 0;
        List<Mark> chain = List.of();
        for (BindingHistory row : rows) {
            for (int i = 0; i < row.deletions().size(); i++) {
                long gone = row.deletions().get(i);
                boolean aged = row.due().get(i) <= gone + SECOND;
                if (aged && row.requests().within(gone, gone + SOON) > 0) {
                    count++;
                    last = Math.max(last, gone);
                    if (gone < first) {
                        first = gone;
                        chain = facts(row, row.insertions().get(i), gone);
                    }
                }
            }
        }
        if (count == 0) {
            return Optional.empty();
        }
        String what = count + (count == 1 ? " row" : " rows") + " of " + port + " deleted while in use";
        Cause cause = new Cause(
                "G.rows-in-use-deleted",
                what + ", and asked for again: " + schedule(rows),
                chain,
                "never by itself: it happens anew with every threshold",
                settings("version|aging\\.(controller|poll|skip)|routers\\.[^.]+\\.mac-binding-age-threshold"),
                List.of(
                        "more traffic: the rows are in use already",
                        "another mac-aging-time on the bridges: the row is OVN's"));
        return Optional.of(new Disturbance("rows-in-use-deleted", cloud + "/" + port, first, last, count, what, cause));
    }

    /** The inequality behind it, as far as the settings show it. */
    private String schedule(List<BindingHistory> rows) {
        OptionalLong poll = Durations.tryParse(setting("aging.poll"));
        OptionalLong skip = Durations.tryParse(setting("aging.skip"));
        OptionalLong threshold = thresholds().stream()
                .flatMapToLong(c -> Durations.tryParse(c.value()).stream())
                .filter(t -> t > 0)
                .findFirst();
        if (poll.isPresent() && skip.isPresent() && threshold.isPresent()) {
            long sum = poll.getAsLong() + skip.getAsLong();
            String limit = "threshold " + Durations.format(threshold.getAsLong());
            String sides = "poll " + Durations.format(poll.getAsLong()) + " + skip "
                    + Durations.format(skip.getAsLong()) + " = " + Durations.format(sum);
            return sum >= threshold.getAsLong()
                    ? sides + " >= " + limit
                            + ", so a row made shortly after a look is skipped once and deleted before the next look"
                    : sides + " < " + limit + ", yet their use was not noticed in time";
        }
        boolean renewed = rows.stream().anyMatch(r -> r.refreshes().size() > 0);
        return renewed
                ? "this release renews rows in use, but not all of them in time"
                : "this release never renews a row, so that each goes at its threshold, used or not";
    }

    /** Rows of living neighbours that a controller which promises to ask them deletes nevertheless. */
    private Optional<Disturbance> alive(String port, List<BindingHistory> rows) {
        if (!setting("aging.controller").startsWith("proposal-2018")) {
            return Optional.empty();
        }
        Addresses addresses = new Addresses(record);
        long unasked = 0;
        long unheard = 0;
        long first = Long.MAX_VALUE;
        long last = 0;
        List<Mark> chain = List.of();
        for (BindingHistory row : rows) {
            String ip = row.row().substring(row.row().indexOf('/') + 1);
            if (row.deletions().size() == 0 || !isUp(addresses, ip)) {
                continue;
            }
            unasked += row.probes().size() == 0 ? 1 : 0;
            unheard += row.probes().size() == 0 ? 0 : 1;
            long gone = row.deletions().get(0);
            last = Math.max(last, row.deletions().get(row.deletions().size() - 1));
            if (gone < first) {
                first = gone;
                chain = facts(row, row.insertions().get(0), gone);
            }
        }
        if (unasked + unheard == 0) {
            return Optional.empty();
        }
        long all = unasked + unheard;
        String what = all + (all == 1 ? " row of a living neighbour of " : " rows of living neighbours of ") + port
                + " deleted";
        Cause cause = new Cause(
                "G.living-neighbours-deleted",
                what + ": "
                        + (unasked > 0 ? unasked + " never asked (the proposal asks by ARP only)" : "")
                        + (unasked > 0 && unheard > 0 ? "; " : "")
                        + (unheard > 0 ? unheard + " asked, but what they answered did not renew the row" : ""),
                chain,
                "never by itself: it happens anew with every threshold",
                settings("version|aging\\.(controller|base-reachable-time)"),
                List.of("a longer base-reachable-time: the rows go later"));
        return Optional.of(
                new Disturbance("living-neighbours-deleted", cloud + "/" + port, first, last, all, what, cause));
    }

    /** Whether the host with an address is there for the whole run. */
    private boolean isUp(Addresses addresses, String ip) {
        Optional<String> host = record.matching("hosts\\.([^.]+)\\.ip(\\.\\d+)?").stream()
                .map(c -> c.path().split("\\.")[1])
                .filter(h -> addresses.ipsOf(h).contains(ip))
                .findFirst();
        return host.isPresent()
                && record.matching("events\\.\\d+\\.host").stream()
                        .noneMatch(c -> c.value().equals(host.get()));
    }

    /** Rows that wait for a removal limit beyond their threshold. */
    private Optional<Disturbance> backlog(String port, List<BindingHistory> rows) {
        long limit = setting("mac-binding-removal-limit").matches("\\d{1,9}")
                ? Long.parseLong(setting("mac-binding-removal-limit"))
                : 0;
        if (limit == 0) {
            return Optional.empty();
        }
        List<long[]> steps = new ArrayList<>();
        long left = 0;
        for (BindingHistory row : rows) {
            for (int i = 0; i < row.deletions().size(); i++) {
                if (row.due().get(i) < row.deletions().get(i)) {
                    steps.add(new long[] {row.due().get(i), 1});
                    steps.add(new long[] {row.deletions().get(i), -1});
                }
            }
            if (row.overdueSince() < record.result().simulatedNanos()) {
                steps.add(new long[] {row.overdueSince(), 1});
                left++;
            }
        }
        steps.sort((a, b) -> Long.compare(a[0], b[0]));
        long now = 0;
        long most = 0;
        long first = -1;
        long last = 0;
        for (long[] step : steps) {
            now += step[1];
            most = Math.max(most, now);
            if (now > limit) {
                first = first < 0 ? step[0] : first;
                last = step[0];
            }
        }
        if (first < 0) {
            return Optional.empty();
        }
        boolean stays = left > limit;
        String what = "up to " + most + " rows of " + port + " waited beyond their threshold";
        Cause cause = new Cause(
                "G.removal-limit",
                what + ": mac_binding_removal_limit " + limit + " removes " + limit + " rows per run of 5 s at most"
                        + (stays
                                ? ", fewer than come due: " + left
                                        + " are left over at the end, and the backlog never goes"
                                : ""),
                List.of(),
                stays ? "nothing in this run ends it" : Facts.seconds(last) + " s (the backlog fell below the limit)",
                settings("mac-binding-removal-limit|routers\\.[^.]+\\.mac-binding-age-threshold"),
                List.of("a shorter threshold: more rows come due"));
        return Optional.of(new Disturbance(
                "backlog",
                cloud + "/" + port,
                first,
                stays ? record.result().simulatedNanos() : last,
                most,
                what,
                cause));
    }

    /** Rows that were made together go together. */
    private Optional<Disturbance> burst(String port, List<BindingHistory> rows) {
        long[] all = rows.stream()
                .flatMapToLong(r -> java.util.stream.IntStream.range(
                                0, r.deletions().size())
                        .filter(i -> r.due().get(i) <= r.deletions().get(i) + SECOND)
                        .mapToLong(i -> r.deletions().get(i)))
                .toArray();
        Arrays.sort(all);
        int most = 0;
        long at = 0;
        for (int from = 0, to = 0; to < all.length; to++) {
            while (all[to] - all[from] > SECOND) {
                from++;
            }
            if (to - from + 1 > most) {
                most = to - from + 1;
                at = all[from];
            }
        }
        boolean limited = !setting("mac-binding-removal-limit").matches("0?");
        if (most < MANY || limited) {
            return Optional.empty();
        }
        String what = most + " rows of " + port + " deleted within a second";
        Cause cause = new Cause(
                "G.synchronised-expiry",
                what + ": rows that were made together reach their threshold together, and their owners ask together",
                List.of(),
                Facts.seconds(at + SECOND) + " s (all that came due are gone)",
                settings("mac-binding-removal-limit|routers\\.[^.]+\\.mac-binding-age-threshold"),
                List.of("another threshold: it moves the burst to another moment"));
        return Optional.of(
                new Disturbance("synchronised-expiry", cloud + "/" + port, at, at + SECOND, most, what, cause));
    }

    /** Questions to everybody about neighbours whose MAC is known. */
    private Optional<Disturbance> broadcasts(String port, List<BindingHistory> rows) {
        long probes = rows.stream().mapToLong(r -> r.probes().size()).sum();
        boolean broadcast = setting("aging.probe").equals("broadcast")
                || setting("aging.controller").startsWith("proposal-2018");
        if (!broadcast || probes < MANY_PROBES) {
            return Optional.empty();
        }
        long first = Long.MAX_VALUE;
        long last = 0;
        for (BindingHistory row : rows) {
            if (row.probes().size() > 0) {
                first = Math.min(first, row.probes().get(0));
                last = Math.max(last, row.probes().get(row.probes().size() - 1));
            }
        }
        long begin = first;
        List<Mark> chain = new ArrayList<>();
        record.firstMark("binding-probed", m -> m.timeNanos() == begin, begin, begin)
                .ifPresent(chain::add);
        String what = probes + " probes of " + port + " for known neighbours were broadcasts";
        Cause cause = new Cause(
                "I.broadcast-probes",
                what + ": each reaches every port of the network although the MAC of the one that is asked is known",
                chain,
                "never by itself: rows in use are asked for again and again",
                settings("aging\\.(controller|probe|poll|base-reachable-time)"),
                List.of("a longer mac-aging-time: a broadcast goes everywhere, known or not"));
        return Optional.of(new Disturbance("broadcast-probes", cloud + "/" + port, first, last, probes, what, cause));
    }
}
