package io.floodscope.scenario.explain;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the scenario itself does to frames and machines: a lossy or unplugged cable, a stopped machine, no route. */
final class FaultReason implements OutageReason {

    private static final Map<String, NamedLoss> EVENTS = Map.of(
            "set-loss", NamedLoss.LINK,
            "link-down", NamedLoss.LINK,
            "interface-down", NamedLoss.LINK,
            "stop-host", NamedLoss.STOPPED,
            "partition", NamedLoss.LINK);

    private static final List<String> NOT_TIMERS =
            List.of("another mac-aging-time or ARP timeout: no table has a part in it");

    /** Longer than any frame is on its way. */
    private static final long ON_THE_WAY = 2_000_000_000L;

    private final Record record;
    private final Addresses addresses;
    private final Outage outage;

    FaultReason(Record record, Addresses addresses, Outage outage) {
        this.record = record;
        this.addresses = addresses;
        this.outage = outage;
    }

    @Override
    public Optional<Found> find() {
        return cutOff().or(this::noRoute).or(this::event).or(this::lossyCable).or(this::runEnded);
    }

    private Optional<Found> noRoute() {
        if (!hasRoute()) {
            return Optional.of(new Found(
                    NamedLoss.NO_ROUTE.id(),
                    outage.from() + " has neither a route to " + outage.to()
                            + " nor a gateway, and drops what it should send",
                    List.of(),
                    List.of(),
                    NOT_TIMERS));
        }
        long dropped = record.count(c -> c.endsWith("/route/drop-no-route") || c.endsWith("/no-route"));
        return dropped == 0
                ? Optional.empty()
                : Optional.of(new Found(
                        NamedLoss.NO_ROUTE.id(),
                        dropped + " packets of this run reached a router that has no route for them",
                        List.of(),
                        List.of(),
                        NOT_TIMERS));
    }

    /** Whether the sender has a gateway, a route, or the receiver's address on its own network. */
    private boolean hasRoute() {
        String host = Pattern.quote("hosts." + record.groupOf(outage.from()) + ".");
        if (!record.matching(host + "(gateway|routes).*").isEmpty()) {
            return true;
        }
        Set<String> wanted = new LinkedHashSet<>(addresses.ipsOf(outage.to(), outage.startNanos()));
        wanted.add(outage.to());
        List<Prefix> own = Stream.concat(
                        record.matching(host + "(interfaces\\.\\d+\\.)?ip(\\.\\d+)?").stream()
                                .map(ConfigValue::value),
                        record.matching("pools\\.[^.]+\\.ip").stream().map(ConfigValue::value))
                .flatMap(v -> Stream.of(v.replaceAll("[\\[\\]]", "").split(", *")))
                .flatMap(v -> Prefix.tryParse(v).stream())
                .toList();
        List<IpAddress> there =
                wanted.stream().flatMap(w -> IpAddress.tryParse(w).stream()).toList();
        return own.isEmpty()
                || there.isEmpty()
                || own.stream().anyMatch(p -> there.stream().anyMatch(p::contains));
    }

    /** The last fault before the first lost frame, unless the loss began long after it had any effect. */
    private Optional<Found> event() {
        Optional<Mark> last = record.lastMark("event", m -> kind(m) != null, -1, outage.startNanos());
        return last.map(mark -> new Found(
                java.util.Objects.requireNonNull(kind(mark)).id(),
                "an event of the scenario: " + what(mark),
                List.of(mark),
                List.of(),
                NOT_TIMERS));
    }

    private @org.jspecify.annotations.Nullable NamedLoss kind(Mark mark) {
        return EVENTS.get(what(mark));
    }

    private String what(Mark mark) {
        return record.value(mark.text().split(" ", 2)[0] + ".do", "");
    }

    private Optional<Found> lossyCable() {
        List<ConfigValue> lossy = record.settings(p -> p.endsWith(".loss") || p.endsWith(".burst-loss")).stream()
                .filter(c -> !c.path().startsWith("events") && !c.value().matches("0(\\.0*)?%?"))
                .toList();
        return lossy.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(
                        NamedLoss.LINK.id(), "a cable of the scenario loses frames", List.of(), lossy, NOT_TIMERS));
    }

    /** The last frames of a run may still be on their way, or wait for an answer, when it ends. */
    private Optional<Found> cutOff() {
        return runEnded().filter(f -> outage.endNanos() - outage.startNanos() < ON_THE_WAY);
    }

    private Optional<Found> runEnded() {
        return outage.endNanos() < record.result().simulatedNanos()
                ? Optional.empty()
                : Optional.of(new Found(
                        NamedLoss.RUN_ENDED.id(),
                        "the run ended before they arrived or anything else happened to them",
                        List.of(),
                        List.of(),
                        List.of()));
    }
}
