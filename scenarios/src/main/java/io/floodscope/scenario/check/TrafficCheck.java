package io.floodscope.scenario.check;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.AddressRow;
import io.floodscope.scenario.schema.BitRate;
import io.floodscope.scenario.schema.Origin;
import io.floodscope.scenario.schema.PacketRate;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.scenario.schema.TrafficSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks who talks to whom, and when. */
final class TrafficCheck {

    private TrafficCheck() {}

    static void check(Scenario scenario, Names names, Problems problems) {
        scenario.traffic().forEach((name, spec) -> {
            List<String> senders = new ArrayList<>();
            for (String pattern : spec.from()) {
                List<String> found = names.hosts(pattern);
                if (found.isEmpty()) {
                    problems.error(
                            spec.origin().value("from"),
                            "unknown host '" + pattern + "'",
                            names.hint(pattern, names.hostNames()));
                }
                senders.addAll(found);
            }
            int receivers = 0;
            for (String to : spec.to()) {
                receiver(spec, to, names, problems);
                receivers += names.receivers(to).size();
            }
            if (receivers > 1 && senders.size() > 1 && receivers != senders.size()) {
                problems.error(
                        spec.origin().value("to"),
                        "traffic '" + name + "' has " + senders.size() + " senders and " + receivers
                                + " receivers; expected one receiver for all, one for each, or one sender to all");
            }
            families(name, spec, senders, names, problems);
            times(name, spec, scenario, problems);
        });
    }

    private static void receiver(TrafficSpec spec, String to, Names names, Problems problems) {
        if (!names.hosts(to).isEmpty()
                || IpAddress.tryParse(to).isPresent()
                || AddressRow.tryParse(to).isPresent()) {
            return;
        }
        if (AddressRow.isMeant(to)) {
            problems.error(
                    spec.origin().value("to"),
                    "expected a row of at most " + AddressRow.MOST + " addresses such as 10.4.1.1..10.4.1.254, found '"
                            + to + "'");
        } else {
            problems.error(
                    spec.origin().value("to"),
                    "unknown host or address '" + to + "'",
                    names.hint(to, names.hostNames()));
        }
    }

    /** A host as receiver needs an address of a family that its sender has too; machines of pools get theirs later. */
    private static void families(String name, TrafficSpec spec, List<String> senders, Names names, Problems problems) {
        for (String to : spec.to()) {
            for (String receiver : names.hosts(to)) {
                List<Prefix> there = addresses(names, receiver);
                for (String sender : senders) {
                    Names.HostRef from = names.hosts().get(sender);
                    List<Prefix> here = from == null ? List.of() : from.spec().ip();
                    boolean common = there.stream()
                            .anyMatch(t -> here.isEmpty()
                                    || here.stream()
                                            .anyMatch(h -> h.address().v6()
                                                    == t.address().v6()));
                    if (!common) {
                        problems.error(
                                spec.origin().value("to"),
                                "traffic '" + name + "': " + sender + " and " + receiver
                                        + " have no address of the same family");
                        return;
                    }
                }
            }
        }
    }

    private static List<Prefix> addresses(Names names, String host) {
        Names.HostRef ref = names.hosts().get(host);
        if (ref == null) {
            return List.of();
        }
        List<Prefix> all = new ArrayList<>(ref.spec().ip());
        all.addAll(ref.spec().sharedIp());
        ref.spec().interfaces().forEach(plug -> {
            all.addAll(plug.ip());
            all.addAll(plug.sharedIp());
        });
        return all;
    }

    private static void times(String name, TrafficSpec spec, Scenario scenario, Problems problems) {
        Origin origin = spec.origin();
        Duration stop = spec.stop();
        if (ScenarioChecker.isAfterTheEnd(spec.start(), scenario, problems)) {
            problems.warn(origin.value("start"), "traffic '" + name + "' starts after the end of the run");
        }
        if (stop != null && stop.compareTo(spec.start()) <= 0) {
            problems.error(origin.value("stop"), "traffic '" + name + "' stops before it starts");
        }
        if (spec instanceof TrafficSpec.Tcp tcp) {
            job(origin, tcp.every(), tcp.length(), problems);
            oneRate(name, origin, tcp.rate(), tcp.packets(), problems);
        } else if (spec instanceof TrafficSpec.Udp udp) {
            job(origin, udp.every(), udp.length(), problems);
            oneRate(name, origin, udp.rate(), udp.packets(), problems);
            if (udp.every() != null && (udp.replies() || udp.confirm())) {
                problems.error(
                        origin.key(udp.replies() ? "replies" : "confirm"),
                        "a job of datagrams is one-way; use a stream with 'start' and 'stop' for answers");
            }
        }
    }

    private static void oneRate(
            String name, Origin origin, @Nullable BitRate rate, @Nullable PacketRate packets, Problems problems) {
        if ((rate == null) == (packets == null)) {
            problems.error(origin.span(), "traffic '" + name + "' needs either 'rate' or 'packets'");
        }
    }

    private static void job(Origin origin, @Nullable Duration every, @Nullable Duration length, Problems problems) {
        if ((every == null) != (length == null)) {
            problems.error(origin.key(every == null ? "for" : "every"), "a job needs both 'every' and 'for'");
        } else if (every != null && length != null && length.compareTo(every) > 0) {
            problems.error(origin.value("for"), "a job lasts longer than the time to the next");
        }
    }
}
