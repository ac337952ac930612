package io.floodscope.scenario.explain;

import io.floodscope.result.ConfigValue;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The address belongs to a virtual router that had two masters at once. */
final class VrrpReason implements OutageReason {

    private final Record record;
    private final Addresses addresses;
    private final Outage outage;

    VrrpReason(Record record, Addresses addresses, Outage outage) {
        this.record = record;
        this.addresses = addresses;
        this.outage = outage;
    }

    @Override
    public Optional<Found> find() {
        List<String> hosts = addresses.redundantHostsOf(outage.to());
        if (hosts.isEmpty()) {
            return Optional.empty();
        }
        List<Mastership> all = Mastership.of(record, hosts);
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
        return Optional.empty();
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
}
