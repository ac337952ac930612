package io.floodscope.scenario.explain;

import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The master of a virtual router was gone, and the loss ended when the next one took over. */
final class TakeoverReason implements OutageReason {

    private static final long SECOND = 1_000_000_000L;

    /** A loss that lasts longer than this after the take-over has another cause. */
    private static final long GRACE = 2 * SECOND;

    private final Record record;
    private final Addresses addresses;
    private final Outage outage;

    TakeoverReason(Record record, Addresses addresses, Outage outage) {
        this.record = record;
        this.addresses = addresses;
        this.outage = outage;
    }

    @Override
    public Optional<Found> find() {
        for (String ip : addresses.hopsOf(outage.from(), outage.to(), outage.startNanos())) {
            List<Mastership> all = Mastership.of(record, addresses.redundantHostsOf(ip));
            for (Mastership next : all) {
                boolean tookOver = next.from() >= outage.startNanos() - SECOND
                        && next.from() <= outage.endNanos()
                        && outage.endNanos() <= next.from() + GRACE;
                Optional<Mastership> before = all.stream()
                        .filter(m -> !m.host().equals(next.host()) && m.from() < next.from())
                        .reduce((a, b) -> b);
                Optional<Mark> followed = followed(ip, next);
                boolean told = followed.isEmpty() || followed.get().timeNanos() <= next.from() + SECOND / 2;
                if (tookOver && before.isPresent() && told) {
                    return Optional.of(found(ip, before.get(), next, followed));
                }
            }
        }
        return Optional.empty();
    }

    /** The sender, or a gateway on the way, gets another MAC for the address. */
    private Optional<Mark> followed(String ip, Mastership next) {
        return record.firstMark(
                        "neigh-address",
                        m -> m.entity().startsWith(outage.from() + "/")
                                && m.entity().endsWith("/" + ip),
                        next.from(),
                        outage.endNanos() + 1)
                .or(() -> record.firstMark(
                        "gateway-arp-learned", m -> m.text().startsWith(ip + " "), next.from(), outage.endNanos() + 1));
    }

    /** {@code  02:f5:00:00:00:02,}, the MAC that was replaced, as far as the record tells. */
    private String replaced(String ip) {
        return addresses.entriesOf(outage.from(), Set.of(ip)).stream()
                .flatMap(b -> addresses.macOf(b.entity(), outage.startNanos()).stream())
                .findFirst()
                .map(mac -> mac + ", ")
                .orElse("");
    }

    private Found found(String ip, Mastership before, Mastership next, Optional<Mark> followed) {
        List<Mark> facts = new ArrayList<>();
        facts.add(new Mark(before.from(), before.entity(), "vrrp-master", before.host() + " is master"));
        record.firstMark("vrrp-master", m -> m.entity().equals(next.entity()), next.from(), next.from())
                .ifPresent(facts::add);
        followed.ifPresent(facts::add);
        return new Found(
                followed.isPresent() ? "D.failover" : NamedLoss.FAILOVER.id(),
                "nobody served " + ip + " until " + next.host() + " took over at " + Facts.seconds(next.from()) + " s"
                        + (followed.isPresent()
                                ? " and its announcement replaced " + replaced(ip) + "the MAC of " + before.host()
                                : " with the same MAC; no neighbour entry had to change"),
                facts,
                OutageExplainer.settings(
                        record,
                        "hosts\\." + Pattern.quote(next.host())
                                + "\\.vrrp\\.\\d+\\.(advert|down-timer-adverts|priority)"),
                List.of("another mac-aging-time or ARP timeout: the time to detect the failure decides"));
    }
}
