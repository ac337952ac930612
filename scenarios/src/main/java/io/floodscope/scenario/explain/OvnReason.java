package io.floodscope.scenario.explain;

import io.floodscope.result.Band;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import io.floodscope.result.StateChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A logical router's MAC binding named a MAC behind which the address is no more. */
final class OvnReason implements OutageReason {

    private final Record record;
    private final Addresses addresses;
    private final Outage outage;

    OvnReason(Record record, Addresses addresses, Outage outage) {
        this.record = record;
        this.addresses = addresses;
        this.outage = outage;
    }

    @Override
    public Optional<Found> find() {
        Set<String> ips = new LinkedHashSet<>(addresses.ipsOf(outage.to()));
        ips.add(outage.to());
        for (ConfigValue version : record.matching("ovn\\.[^.]+\\.version")) {
            String cloud = version.path().split("\\.")[1];
            for (Band band :
                    record.bands(e -> e.startsWith(cloud + "/") && ips.contains(e.substring(e.lastIndexOf('/') + 1)))) {
                Optional<StateChange> row = record.stateAt(band, outage.startNanos());
                if (row.isPresent() && row.get().state().contains(":")) {
                    return found(cloud, band, row.get());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Found> found(String cloud, Band band, StateChange row) {
        Optional<StateChange> next = record.changeAfter(band, outage.startNanos())
                .filter(c -> c.timeNanos() <= outage.endNanos() + 1_000_000_000L);
        boolean open = outage.endNanos() >= record.result().simulatedNanos();
        if (next.isEmpty() && !open) {
            return Optional.empty();
        }
        List<Mark> facts = new ArrayList<>();
        facts.add(
                new Mark(row.timeNanos(), band.entity(), "binding", "the row names " + row.state() + " from then on"));
        record.lastMark(
                        "event",
                        m -> record.value(m.text().split(" ", 2)[0] + ".do", "").startsWith("move"),
                        -1,
                        outage.startNanos())
                .ifPresent(facts::add);
        next.filter(c -> c.timeNanos() <= outage.endNanos())
                .ifPresent(c ->
                        facts.add(new Mark(c.timeNanos(), band.entity(), "binding", "the row turns to " + c.state())));
        List<ConfigValue> settings = OutageExplainer.settings(
                record, "ovn\\." + Pattern.quote(cloud) + "\\.routers\\.[^.]+\\.mac-binding-age-threshold");
        boolean never = settings.stream().allMatch(c -> c.value().matches("0s?"));
        String row1 = "the router's binding of "
                + band.entity().substring(band.entity().lastIndexOf('/') + 1) + " goes on naming " + row.state();
        return Optional.of(
                never
                        ? new Found(
                                "F.no-aging",
                                row1 + ": without a threshold no row is ever removed or asked again",
                                facts,
                                settings,
                                List.of(
                                        "another mac-aging-time on the bridges: the packets carry the wrong destination"))
                        : new Found(
                                "D.stale-binding",
                                row1 + " until the row is removed or an announcement replaces it",
                                facts,
                                settings,
                                List.of(
                                        "another mac-aging-time on the bridges: the packets carry the wrong destination")));
    }
}
