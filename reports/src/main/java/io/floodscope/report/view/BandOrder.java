package io.floodscope.report.view;

import io.floodscope.result.Band;
import java.util.Comparator;
import java.util.List;

/** Which entities' states are worth looking at first. */
public final class BandOrder {

    private BandOrder() {}

    /**
     * Bands that have states: entries of flooded MACs first, then what takes part in failover and bindings, then neighbours
     * and the rest, FDB entries of other MACs last.
     */
    public static List<Band> mostTelling(RunFacts facts) {
        return facts.result().bands().stream()
                .filter(b -> !b.changes().isEmpty())
                .sorted(Comparator.comparingInt(b -> rank(b, facts)))
                .toList();
    }

    private static int rank(Band band, RunFacts facts) {
        if (facts.isFlooded(band.entity())) {
            return 0;
        }
        if (band.entity().contains("vrrp")
                || band.entity().contains("hsrp")
                || band.entity().contains("binding")) {
            return 1;
        }
        return band.entity().contains("/fdb/") ? 3 : 2;
    }
}
