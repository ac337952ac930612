package io.floodscope.scenario.explain;

import io.floodscope.result.Band;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import io.floodscope.result.StateChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The address belongs to a virtual router: two masters at once, or none, or a new one that not everybody was told of. */
final class VrrpReason implements OutageReason {

    private final Record record;
    private final Addresses addresses;
    private final Outage outage;

    VrrpReason(Record record, Addresses addresses, Outage outage) {
        this.record = record;
        this.addresses = addresses;
        this.outage = outage;
    }

    /** A time as master. */
    private record Mastership(String host, String entity, long from, long to) {
        boolean overlaps(Mastership other) {
            return !host.equals(other.host) && from < other.to && other.from < to;
        }
    }

    @Override
    public Optional<Found> find() {
        List<String> hosts = addresses.redundantHostsOf(outage.to());
        if (hosts.isEmpty()) {
            return Optional.empty();
        }
        List<Mastership> all = new ArrayList<>();
        for (Band band : record.bands(e -> hosts.stream().anyMatch(h -> e.startsWith("vrrp/" + h + "/")))) {
            masterships(band, all);
        }
        for (Mastership a : all) {
            for (Mastership b : all) {
                // Of a pair the one that came later; what it announced last is what the senders kept.
                if (a.from() > b.from()
                        && a.overlaps(b)
                        && b.from() <= outage.startNanos()
                        && a.from() <= outage.endNanos()
                        && a.from() >= outage.startNanos() - 120_000_000_000L) {
                    return Optional.of(splitBrain(b, a));
                }
            }
        }
        return takeover(all);
    }

    private void masterships(Band band, List<Mastership> out) {
        List<StateChange> changes = band.changes();
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i).state().equals("MASTER")) {
                long to = i + 1 < changes.size()
                        ? changes.get(i + 1).timeNanos()
                        : record.result().simulatedNanos();
                out.add(new Mastership(
                        band.entity().split("/")[1],
                        band.entity(),
                        changes.get(i).timeNanos(),
                        to));
            }
        }
    }

    private Found splitBrain(Mastership first, Mastership second) {
        List<Mark> facts = new ArrayList<>();
        facts.add(new Mark(first.from(), first.entity(), "vrrp-master", first.host() + " is master"));
        facts.add(new Mark(
                second.from(),
                second.entity(),
                "vrrp-master",
                second.host() + " became master although " + first.host()
                        + " was: it heard no advert, and announced the " + "address from its own MAC"));
        record.firstMark(
                        "gateway-arp-learned",
                        m -> m.text().startsWith(outage.to() + " "),
                        second.from(),
                        outage.endNanos() - 1)
                .ifPresent(facts::add);
        if (second.to() <= outage.endNanos()) {
            facts.add(new Mark(
                    second.to(),
                    second.entity(),
                    "vrrp-backup",
                    second.host() + " yielded; no announcement of " + first.host() + " followed"));
        }
        List<ConfigValue> settings = OutageExplainer.settings(
                record,
                "gateways\\.[^.]+\\.arp-timeout",
                "hosts\\." + java.util.regex.Pattern.quote(first.host())
                        + "\\.vrrp\\.\\d+\\.garp\\.(refresh|lower-prio-repeat)");
        return new Found(
                "D.split-brain",
                "two masters at once; when " + second.host()
                        + " yielded, the senders kept its MAC, and nothing told them " + "of " + first.host()
                        + "'s until their own entries ran out",
                facts,
                settings,
                List.of(
                        "another mac-aging-time: the frames reach the wrong host whether they are flooded or not",
                        "faster adverts: they shorten the detection, not the life of the senders' entries"));
    }

    private Optional<Found> takeover(List<Mastership> all) {
        for (Mastership next : all) {
            boolean tookOver = next.from() >= outage.startNanos() - 1_000_000_000L && next.from() <= outage.endNanos();
            Optional<Mastership> before = all.stream()
                    .filter(m -> !m.host().equals(next.host()) && m.from() < next.from())
                    .reduce((a, b) -> b);
            if (tookOver && before.isPresent()) {
                List<Mark> facts = new ArrayList<>();
                facts.add(new Mark(
                        before.get().from(),
                        before.get().entity(),
                        "vrrp-master",
                        before.get().host() + " is master"));
                record.firstMark("vrrp-master", m -> m.entity().equals(next.entity()), next.from(), next.from())
                        .ifPresent(facts::add);
                return Optional.of(new Found(
                        "D.failover",
                        "nobody answered for the address until " + next.host() + " took over at "
                                + Facts.seconds(next.from()) + " s and its announcement arrived",
                        facts,
                        OutageExplainer.settings(
                                record,
                                "hosts\\." + java.util.regex.Pattern.quote(next.host())
                                        + "\\.vrrp\\.\\d+\\.(advert|down-timer-adverts|priority)"),
                        List.of("another mac-aging-time or ARP timeout: the time to detect the failure decides")));
            }
        }
        return Optional.empty();
    }
}
