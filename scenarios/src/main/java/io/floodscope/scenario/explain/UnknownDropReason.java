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

/** A bridge that drops unknown unicast forgot the receiver while the senders still held its address. */
final class UnknownDropReason implements OutageReason {

    private final Record record;
    private final Addresses addresses;
    private final Outage outage;
    private final Set<String> owners;

    UnknownDropReason(Record record, Addresses addresses, Outage outage, Set<String> owners) {
        this.record = record;
        this.addresses = addresses;
        this.outage = outage;
        this.owners = owners;
    }

    @Override
    public Optional<Found> find() {
        for (ConfigValue policy : record.matching("bridges\\.[^.]+\\.unknown-unicast")) {
            String bridge = policy.path().split("\\.")[1];
            long dropped = record.count(c -> c.startsWith(bridge + "/") && c.endsWith("/drop-unknown-unicast"));
            if (policy.value().equals("flood") || dropped == 0) {
                continue;
            }
            for (String mac : wanted()) {
                for (Band band : record.bands(e -> e.startsWith(bridge + "/fdb/") && e.endsWith("/" + mac))) {
                    Optional<StateChange> state = record.stateAt(band, outage.startNanos());
                    if (state.isPresent() && state.get().state().equals("absent")) {
                        return Optional.of(found(bridge, mac, band, state.get(), policy));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** MACs that the frames of this flow may be sent to: the receivers' own, and what the sender's entries hold. */
    private Set<String> wanted() {
        Set<String> out = new LinkedHashSet<>();
        owners.forEach(o -> out.addAll(addresses.macsOf(o)));
        record.bands(e -> e.startsWith(outage.from() + "/") && e.contains("/neigh/"))
                .forEach(b -> addresses.macOf(b.entity(), outage.startNanos()).ifPresent(out::add));
        return out;
    }

    private Found found(String bridge, String mac, Band band, StateChange lost, ConfigValue policy) {
        Facts facts = new Facts(record, addresses);
        record.lastMark("fdb-learned", m -> m.entity().equals(band.entity()), -1, lost.timeNanos())
                .ifPresent(facts::add);
        record.lastMark("fdb-refreshed", m -> m.entity().equals(band.entity()), -1, lost.timeNanos())
                .ifPresent(facts::add);
        Optional<Mark> expired =
                record.lastMark("fdb-expired", m -> m.entity().equals(band.entity()), -1, lost.timeNanos());
        expired.ifPresent(facts::add);
        if (expired.isEmpty()) {
            facts.add(new Mark(lost.timeNanos(), band.entity(), "fdb-absent", bridge + " has no entry from then on"));
        }
        facts.addGateways(mac, outage.startNanos());
        facts.addHolders(mac, outage.startNanos(), e -> true);
        List<ConfigValue> settings = new ArrayList<>();
        record.setting("bridges." + bridge + ".mac-aging-time").ifPresent(settings::add);
        settings.add(policy);
        settings.addAll(OutageExplainer.settings(record, "gateways\\.[^.]+\\.(arp-timeout|refresh\\.when)"));
        boolean gateway = addresses.gatewayOf(mac).isPresent();
        String life = OutageExplainer.settings(record, "gateways\\.[^.]+\\.arp-timeout").stream()
                .findFirst()
                .map(c -> " (" + c.path().replaceFirst(".*\\.", "") + " " + c.value() + ")")
                .orElse("");
        String aging = record.value("bridges." + bridge + ".mac-aging-time", "its aging time");
        return new Found(
                gateway ? "A.silent-destination-mac" : "B.timer-inversion",
                bridge + " forgot " + mac + " at " + Facts.seconds(lost.timeNanos()) + " s, " + aging
                        + " after its last frame, and drops what it does not know; "
                        + (gateway
                                ? "nothing sends from that address, and the senders do not ask"
                                : "the sender's entry" + life + " lives longer than mac-aging-time " + aging
                                        + ", so nobody asks"),
                facts.chain(),
                settings,
                List.of(
                        "unknown-unicast: flood on " + bridge + ": it turns the loss into a flood",
                        "more traffic to the receiver: only frames from it refresh the entry"));
    }
}
