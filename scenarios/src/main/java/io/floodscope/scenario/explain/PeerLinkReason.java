package io.floodscope.scenario.explain;

import io.floodscope.result.ConfigValue;
import io.floodscope.result.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Frames to one member's own MAC reached the other member of a pair, and loop avoidance dropped them behind the peer link. */
final class PeerLinkReason implements OutageReason {

    private final Record record;
    private final Outage outage;

    PeerLinkReason(Record record, Outage outage) {
        this.record = record;
        this.outage = outage;
    }

    @Override
    public Optional<Found> find() {
        List<ConfigValue> settings = new ArrayList<>();
        for (String host : List.of(outage.to(), outage.from())) {
            record.setting("hosts." + record.groupOf(host) + ".reply-to")
                    .filter(c -> c.value().equals("last-source-mac"))
                    .ifPresent(settings::add);
        }
        long dropped = record.count(c -> c.endsWith("/bridge/drop-peer-link"));
        List<ConfigValue> off = record.matching("gateways\\.[^.]+\\.peer-gateway").stream()
                .filter(c -> c.value().equals("false"))
                .toList();
        if (settings.isEmpty() || dropped == 0 || off.isEmpty()) {
            return Optional.empty();
        }
        String host = settings.get(0).path().split("\\.")[1];
        settings.addAll(off);
        return Optional.of(new Found(
                "A.reply-to-real-mac",
                host
                        + " answers to the MAC that the question came from, which is one gateway's own: the answer reached the "
                        + "other gateway, crossed the peer link, and loop avoidance dropped it there (" + dropped
                        + " frames in this run)",
                List.of(),
                settings,
                List.of(
                        "another mac-aging-time or ARP timeout: no entry is missing or old",
                        "more announcements of the virtual MAC: " + host + " does not look at its ARP table")));
    }
}
