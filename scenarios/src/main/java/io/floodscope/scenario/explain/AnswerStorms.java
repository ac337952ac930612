package io.floodscope.scenario.explain;

import io.floodscope.result.Cause;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.Disturbance;
import io.floodscope.result.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that several machines have, all of which answer the same question. */
final class AnswerStorms {

    private static final Pattern SHARED = Pattern.compile("hosts\\.([^.]+)\\.shared-ip(?:\\.\\d+)?");

    /** Facts that a chain quotes at most. */
    private static final int SHOWN = 3;

    private final Record record;

    AnswerStorms(Record record) {
        this.record = record;
    }

    List<Disturbance> find() {
        List<Disturbance> out = new ArrayList<>();
        for (ConfigValue shared : record.matching(SHARED.pattern())) {
            storm(shared).ifPresent(out::add);
        }
        return out;
    }

    private Optional<Disturbance> storm(ConfigValue shared) {
        String group = shared.path().split("\\.")[1];
        Pattern replies =
                Pattern.compile(Pattern.quote(group) + "(-\\d+)?/[^/]+/(arp_tx_replies|nd_tx_advertisements)");
        List<Long> perHost = record.result().counters().entrySet().stream()
                .filter(c -> c.getValue() > 0 && replies.matcher(c.getKey()).matches())
                .map(Map.Entry::getValue)
                .toList();
        Optional<Mark> first = neighbours(group).findFirst();
        if (perHost.size() < 2 || first.isEmpty()) {
            return Optional.empty();
        }
        long answers = perHost.stream().mapToLong(Long::longValue).sum();
        long questions = perHost.stream().mapToLong(Long::longValue).max().orElse(0);
        String ip = shared.value().replaceAll("[\\[\\]]|/.*", "");
        Pattern port = Pattern.compile("moved from " + Pattern.quote(group) + "(-\\d+)? to .*");
        List<Mark> moves = record.marks("fdb-moved").stream()
                .filter(m -> port.matcher(m.text()).matches())
                .toList();
        long end = moves.isEmpty()
                ? first.get().timeNanos()
                : moves.get(moves.size() - 1).timeNanos();
        List<Mark> chain = new ArrayList<>();
        record.lastMark("event", m -> true, -1, first.get().timeNanos()).ifPresent(chain::add);
        chain.add(first.get());
        moves.stream().limit(SHOWN - 1).forEach(chain::add);
        List<String> setBy = new ArrayList<>(List.of(shared.shown()));
        record.setting("hosts." + group + ".count").map(ConfigValue::shown).ifPresent(setBy::add);
        Cause cause = new Cause(
                "I.many-answers",
                perHost.size() + " machines of " + group + " have the address " + ip
                        + ", and each answers every question: "
                        + answers + " replies to " + questions + " requests"
                        + (moves.isEmpty()
                                ? ""
                                : "; the MAC in them moved from port to port " + moves.size() + " times"),
                chain,
                "as long as somebody asks for " + ip,
                setBy,
                List.of(
                        "another mac-aging-time: the MAC is never forgotten, it is seen at one port after the other",
                        "longer ARP timeouts: fewer questions, with as many answers to each"));
        return Optional.of(new Disturbance(
                "many-answers",
                ip + " of " + group,
                first.get().timeNanos(),
                end,
                answers,
                answers + " replies to " + questions + " requests",
                cause));
    }

    /** What the machines of a group learned of those that asked. */
    private java.util.stream.Stream<Mark> neighbours(String group) {
        Pattern entity = Pattern.compile(Pattern.quote(group) + "(-\\d+)?/.*");
        return record.marks("neigh-address").stream()
                .filter(m -> entity.matcher(m.entity()).matches());
    }
}
