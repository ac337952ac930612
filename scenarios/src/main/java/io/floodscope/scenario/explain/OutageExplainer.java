package io.floodscope.scenario.explain;

import io.floodscope.result.Cause;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Explains a loss: where the frames went instead, why the sender did not notice, what ended it. The causes are tried from
 * the most special to the most general; each looks for its own facts and speaks only if it finds them.
 */
final class OutageExplainer {

    private static final long SECOND = 1_000_000_000L;

    /** An event this long before the first lost frame may be its cause. */
    private static final long EVENT_LEAD = 10 * SECOND;

    /** Floods that a chain quotes at most. */
    private static final int FLOODS = 2;

    private final Record record;
    private final Addresses addresses;
    private final Outage outage;
    private final Set<String> owners;

    OutageExplainer(Record record, Addresses addresses, Outage outage) {
        this.record = record;
        this.addresses = addresses;
        this.outage = outage;
        this.owners = owners();
    }

    /** Hosts that answer for the address that was sent to. */
    private Set<String> owners() {
        Set<String> out = new LinkedHashSet<>();
        if (!addresses.ipsOf(outage.to()).isEmpty()) {
            out.add(outage.to());
        }
        out.addAll(addresses.redundantHostsOf(outage.to()));
        return out;
    }

    Cause cause() {
        List<OutageReason> reasons = List.of(
                new VrrpReason(record, addresses, outage),
                new TakeoverReason(record, addresses, outage),
                new UnknownDropReason(record, addresses, outage, owners),
                new OvnReason(record, addresses, outage),
                new StayedReason(record, addresses, outage),
                new RefusedReason(record, addresses, outage),
                new MovedEntryReason(record, addresses, outage),
                new PeerLinkReason(record, outage),
                new NeighbourReason(record, addresses, outage),
                new GatewayReason(record, addresses, outage),
                new QueueReason(record, addresses, outage),
                new FaultReason(record, addresses, outage));
        for (OutageReason reason : reasons) {
            Optional<OutageReason.Found> found = reason.find();
            if (found.isPresent()) {
                return told(found.get());
            }
        }
        boolean known = RootCause.of(outage.cause().id()).isPresent();
        String id = known ? outage.cause().id() : NamedLoss.UNKNOWN.id();
        return told(new OutageReason.Found(id, "", List.of(), List.of(), List.of()));
    }

    private Cause told(OutageReason.Found found) {
        Facts facts = new Facts(record, addresses);
        facts.addAll(outage.cause().chain());
        facts.addEvents(Math.max(0, outage.startNanos() - EVENT_LEAD), outage.startNanos());
        facts.addAll(found.facts());
        floods(found).forEach(facts::add);
        List<Mark> chain = facts.chain();
        String lost = outage.cause().text();
        String text = found.text().isEmpty()
                ? facts.last("event").map(e -> lost + " after " + e.text()).orElse(lost)
                : lost + ": " + found.text();
        return new Cause(
                found.id(),
                text,
                chain,
                ends(),
                found.settings().stream().map(ConfigValue::shown).distinct().toList(),
                found.doesNotHelp());
    }

    /** The same cause for a loss in the same situation. */
    Cause asBefore(Cause told) {
        int colon = told.text().indexOf(": ");
        return new Cause(
                told.id(),
                outage.cause().text() + (colon < 0 ? "" : told.text().substring(colon)),
                told.chain(),
                ends(),
                told.setBy(),
                told.doesNotHelp());
    }

    /** What bridges did with the frames meanwhile, if they did not know the MAC that the cause names. */
    private List<Mark> floods(OutageReason.Found found) {
        return record.result().floodWindows().stream()
                .filter(w -> w.startNanos() < outage.endNanos() && outage.startNanos() < w.endNanos())
                .filter(w -> w.unwantedCopies() > 0 && found.text().contains(w.dstMac()))
                .sorted(Comparator.comparingLong(FloodWindow::unwantedCopies).reversed())
                .limit(FLOODS)
                .map(w -> new Mark(
                        w.startNanos(),
                        w.bridge() + "/fdb/" + w.vlan() + "/" + w.dstMac(),
                        "flood",
                        w.bridge() + " has no entry and floods the frames from then on: " + w.unwantedCopies()
                                + " unwanted copies"))
                .toList();
    }

    private String ends() {
        long end = outage.endNanos();
        String when = Facts.seconds(end) + " s (";
        if (end >= record.result().simulatedNanos()) {
            return "nothing in this run ends it";
        }
        List<Mark> near = new ArrayList<>();
        for (String kind : List.of(
                "gateway-arp-learned",
                "neigh-address",
                "fdb-learned",
                "fdb-moved",
                "vrrp-master",
                "gateway-arp-expired",
                "event",
                "neigh-failed")) {
            record.lastMark(kind, this::concerns, end - 3 * SECOND, end).ifPresent(near::add);
        }
        return near.isEmpty()
                ? when + "delivery works again)"
                : when + near.get(0).entity() + ": " + near.get(0).text() + ")";
    }

    private boolean concerns(Mark mark) {
        if (mark.kind().equals("event") || mark.kind().equals("vrrp-master")) {
            return true;
        }
        if (mark.kind().startsWith("gateway-")) {
            return mark.text().startsWith(outage.to() + " ")
                    || owners.stream()
                            .flatMap(o -> addresses.ipsOf(o).stream())
                            .anyMatch(ip -> mark.text().startsWith(ip + " "));
        }
        if (mark.kind().startsWith("neigh-")) {
            return mark.entity().startsWith(outage.from() + "/");
        }
        return owners.stream()
                .flatMap(o -> addresses.macsOf(o).stream())
                .anyMatch(mac -> mark.entity().endsWith("/" + mac));
    }

    /** The settings of a list of patterns that the scenario has. */
    static List<ConfigValue> settings(Record record, String... patterns) {
        List<ConfigValue> out = new ArrayList<>();
        for (String pattern : patterns) {
            out.addAll(record.matching(pattern));
        }
        return out;
    }
}
