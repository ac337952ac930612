package io.floodscope.scenario.explain;

import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A gateway on the way had the wrong MAC for the receiver, or none while it asked. */
final class GatewayReason implements OutageReason {

    private static final long SECOND = 1_000_000_000L;

    private final Record record;
    private final Addresses addresses;
    private final Outage outage;

    GatewayReason(Record record, Addresses addresses, Outage outage) {
        this.record = record;
        this.addresses = addresses;
        this.outage = outage;
    }

    @Override
    public Optional<Found> find() {
        Set<String> ips = new LinkedHashSet<>(addresses.ipsOf(outage.to(), outage.startNanos()));
        ips.add(outage.to());
        for (String ip : ips) {
            Optional<Mark> learned = last("gateway-arp-learned", ip);
            Optional<Mark> expired = last("gateway-arp-expired", ip);
            Optional<Mark> again = record.firstMark(
                    "gateway-arp-learned",
                    m -> m.text().startsWith(ip + " "),
                    outage.startNanos() + 1,
                    outage.endNanos() + SECOND);
            Optional<Found> found =
                    learned.flatMap(l -> again.flatMap(a -> wrong(l, a))).or(() -> asking(ip, learned, expired, again));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Mark> last(String kind, String ip) {
        return record.lastMark(kind, m -> m.text().startsWith(ip + " "), -1, outage.startNanos());
    }

    private Optional<Found> wrong(Mark learned, Mark again) {
        String before = learned.text().substring(learned.text().lastIndexOf(' ') + 1);
        if (again.text().endsWith(before) || !again.entity().equals(learned.entity())) {
            return Optional.empty();
        }
        return Optional.of(new Found(
                "D.stale-binding",
                learned.entity() + " went on sending to " + before + " until its entry followed",
                List.of(learned, again),
                OutageExplainer.settings(record, "gateways\\.[^.]+\\.arp-timeout"),
                List.of("another mac-aging-time: the frames carry the wrong destination")));
    }

    /** A gateway without an entry that learns one while frames are lost: it drops what it cannot address yet. */
    private Optional<Found> asking(String ip, Optional<Mark> learned, Optional<Mark> expired, Optional<Mark> again) {
        boolean ranOut = expired.isPresent()
                && learned.filter(l -> l.entity().equals(expired.get().entity())
                                && l.timeNanos() > expired.get().timeNanos())
                        .isEmpty();
        boolean first = again.isPresent()
                && record.lastMark(
                                "gateway-arp-learned",
                                m -> m.entity().equals(again.get().entity())
                                        && m.text().startsWith(ip + " "),
                                -1,
                                outage.startNanos())
                        .isEmpty();
        if (!ranOut && !first) {
            return Optional.empty();
        }
        List<Mark> facts = new java.util.ArrayList<>();
        if (ranOut) {
            facts.add(expired.get());
        }
        again.ifPresent(facts::add);
        String gateway = ranOut ? expired.get().entity() : again.orElseThrow().entity();
        return Optional.of(new Found(
                NamedLoss.RESOLVING.id(),
                gateway + (ranOut ? "'s ARP entry for " + ip + " had run out" : " had no ARP entry for " + ip + " yet")
                        + ", and a router drops packets that it cannot address while it asks",
                facts,
                OutageExplainer.settings(record, "gateways\\.[^.]+\\.(arp-timeout|refresh\\.when)"),
                List.of("another mac-aging-time: the packets do not reach a switch")));
    }
}
