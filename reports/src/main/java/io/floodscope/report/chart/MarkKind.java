package io.floodscope.report.chart;

import io.floodscope.report.view.VisibleText;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of dated fact is called in charts, how soon it is shown, and how it is drawn on a plot. Kinds that are not
 * known, from results of later versions, are called by their words.
 *
 * @param label what people call it
 * @param rank kinds of lower rank are shown first
 * @param glyph how it stands on a plot, null if it stands in its lane only
 */
record MarkKind(String label, int rank, @Nullable Glyph glyph) {

    /** Probes have no marks of their own everywhere: they are read off the states of neighbours. */
    static final String PROBE = "neigh-probe";

    private static final int TAKES_AWAY = 0;
    private static final int BRINGS_BACK = 1;
    private static final int CHANGES = 2;
    private static final int ASKS = 3;
    private static final int GOES_WRONG = 2;
    private static final int LEARNS = 4;
    private static final int OTHER = 5;

    private static final Map<String, MarkKind> KNOWN = Map.ofEntries(
            Map.entry("fdb-expired", gone("FDB entry expired")),
            Map.entry("fdb-flushed", gone("FDB entry flushed")),
            Map.entry("fdb-evicted", gone("FDB entry evicted")),
            Map.entry("fdb-deleted", gone("FDB entry deleted")),
            Map.entry("fdb-link-down", gone("FDB entry lost with carrier")),
            Map.entry("fdb-port-removed", gone("FDB entry lost with its port")),
            Map.entry("fdb-absent", gone("FDB entry missing")),
            Map.entry("gateway-arp-expired", gone("gateway's ARP entry expired")),
            Map.entry("binding-deleted", gone("MAC binding deleted")),
            Map.entry("fdb-refreshed", new MarkKind("FDB entry last refreshed", BRINGS_BACK, Glyph.UP)),
            Map.entry("gateway-refresh", new MarkKind("gateway asks its hosts again", BRINGS_BACK, Glyph.UP)),
            Map.entry("gateway-announcement", new MarkKind("gateway announces itself", BRINGS_BACK, Glyph.UP)),
            Map.entry("vrrp-master", change("VRRP router becomes master")),
            Map.entry("vrrp-backup", change("VRRP router becomes backup")),
            Map.entry("vrrp-fault", change("VRRP router has a fault")),
            Map.entry("vrrp-init", change("VRRP router stops")),
            Map.entry("vrrp-lower-priority-heard", change("VRRP master hears a lower priority")),
            Map.entry("hsrp-active", change("HSRP router becomes active")),
            Map.entry("hsrp-standby", change("HSRP router becomes standby")),
            Map.entry("hsrp-listen", change("HSRP router listens")),
            Map.entry("hsrp-init", change("HSRP router stops")),
            Map.entry("gateway-active", change("gateway becomes active")),
            Map.entry("gateway-standby", change("gateway becomes standby")),
            Map.entry("topology-change", change("spanning tree changes")),
            Map.entry("event", change("event of the scenario")),
            Map.entry("gateway-claimed", change("chassis takes over the gateway port")),
            Map.entry("host-migrated", change("host arrives at its new place")),
            Map.entry("migration-refused", new MarkKind("migration refused", OTHER, null)),
            Map.entry("fdb-moved", change("FDB entry moved")),
            Map.entry("binding-mac-changed", change("MAC binding changed")),
            Map.entry("controller-crashed", change("controller crashed")),
            Map.entry("wrong-mac", new MarkKind("sends to a wrong MAC", GOES_WRONG, null)),
            Map.entry("neigh-failed", new MarkKind("neighbour did not answer", GOES_WRONG, null)),
            Map.entry("neigh-refused", new MarkKind("no room in the neighbour table", GOES_WRONG, null)),
            Map.entry(PROBE, new MarkKind("neighbour probed", ASKS, Glyph.DOT)),
            Map.entry("binding-probed", new MarkKind("MAC binding probed", ASKS, Glyph.DOT)),
            Map.entry("fdb-learned", new MarkKind("FDB entry learned", LEARNS, null)),
            Map.entry("gateway-arp-learned", new MarkKind("gateway learns an ARP entry", LEARNS, null)),
            Map.entry("binding-inserted", new MarkKind("MAC binding inserted", LEARNS, null)),
            Map.entry("neigh-address", new MarkKind("neighbour's MAC learned or changed", LEARNS, null)),
            Map.entry("fdb-bypassed", new MarkKind("frame passed without being learned", LEARNS, null)),
            Map.entry("fdb-left", new MarkKind("FDB entry stays behind", LEARNS, null)),
            Map.entry("mac-last-heard", new MarkKind("MAC last heard", LEARNS, null)),
            Map.entry("pool-start", new MarkKind("machine starts", OTHER, null)),
            Map.entry("pool-stop", new MarkKind("machine stops", OTHER, null)));

    /** How a fact stands on the edge of a plot. */
    enum Glyph {
        /** From the upper edge down: something is taken away. */
        DOWN('\u25bc'),
        /** From the lower edge up: something is brought back. */
        UP('\u25b2'),
        /** Something changes its place or role. */
        DIAMOND('\u25c6'),
        /** Somebody asks. */
        DOT('\u25cf');

        private final char sign;

        Glyph(char sign) {
            this.sign = sign;
        }

        /** The character that stands for it beside a lane. */
        char sign() {
            return sign;
        }

        /** As style sheets and scripts call it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static MarkKind gone(String label) {
        return new MarkKind(label, TAKES_AWAY, Glyph.DOWN);
    }

    private static MarkKind change(String label) {
        return new MarkKind(label, CHANGES, Glyph.DIAMOND);
    }

    /** What is known of a kind. */
    static MarkKind of(String kind) {
        MarkKind known = KNOWN.get(kind);
        return known == null ? new MarkKind(VisibleText.of(kind).replace('-', ' '), OTHER, null) : known;
    }

    /** Whether the kind tells of something going wrong or being taken away, rather than of the usual course. */
    boolean isTrouble() {
        return rank < BRINGS_BACK || rank == CHANGES || rank == ASKS;
    }
}
