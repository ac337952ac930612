package io.floodscope.bridge.core;

import io.floodscope.bridge.fdb.AgingRule;
import io.floodscope.bridge.fdb.MacEntry;
import io.floodscope.bridge.fdb.Removal;
import io.floodscope.engine.Scheduler;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.flood.FloodRecorder;
import io.floodscope.probe.Probes;
import io.floodscope.result.Cause;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.text.Durations;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a bridge's FDB went through: marks, presence bands, and how each address was last lost, from which the cause of a
 * flood is told.
 *
 * <p>Marks and bands are left for watched addresses always and for any address until {@link #OPEN_FACTS} facts have been
 * noted, so that a table under attack does not drown a report. Departures are remembered for the latest
 * {@link #MAX_DEPARTURES} addresses, and so are frames that came in from an address without teaching it.
 */
public final class FdbJournal {

    /** Facts noted for addresses that nobody watches. */
    static final int OPEN_FACTS = 2_000;

    /** Addresses whose last departure, and whose last frame that taught nothing, are remembered. */
    static final int MAX_DEPARTURES = 65_536;

    private static final String LAST_COUNTED = "last frame from this MAC counted";

    private final String bridge;
    private final Scheduler scheduler;
    private final Probes probes;
    private final IntFunction<String> portName;
    private final Supplier<AgingRule> aging;
    private final FloodRecorder floods;
    private final Long2ObjectLinkedOpenHashMap<Departure> departures = new Long2ObjectLinkedOpenHashMap<>();
    private final Long2ObjectLinkedOpenHashMap<Bypassed> bypassed = new Long2ObjectLinkedOpenHashMap<>();
    private final LongOpenHashSet watched = new LongOpenHashSet();
    private final MissCause missCause = new MissCause();
    private int openFacts;
    private long regularAgingNanos;

    /** How an address was last lost. */
    private record Departure(
            Removal reason,
            long atNanos,
            long learnedNanos,
            long refreshedNanos,
            long agingNanos,
            String port,
            boolean hastened) {}

    /** The frames from an address that passed without teaching it. */
    private static final class Bypassed {
        private final @Nullable Mark first;
        private long lastNanos;
        private int port;
        private LearningBypass by;

        Bypassed(@Nullable Mark first, LearningBypass by) {
            this.first = first;
            this.by = by;
        }
    }

    /**
     * A journal without facts.
     *
     * @param bridge name of the bridge's node
     * @param portName names of ports by number
     * @param aging the aging rule in effect
     * @param floodGapNanos silence that ends a flood window
     */
    public FdbJournal(
            String bridge,
            Scheduler scheduler,
            Probes probes,
            IntFunction<String> portName,
            Supplier<AgingRule> aging,
            long floodGapNanos) {
        this.bridge = bridge;
        this.scheduler = scheduler;
        this.probes = probes;
        this.portName = portName;
        this.aging = aging;
        this.floods = new FloodRecorder(bridge, floodGapNanos);
    }

    /**
     * A topology change cuts the aging time for a while: what expires now would otherwise still be there.
     *
     * @param regularNanos the aging time without it, in ns; 0 = it is over
     */
    public void hastened(long regularNanos) {
        regularAgingNanos = regularNanos;
    }

    /** Notes every fact about this address in every VLAN, however many there are. */
    public void watch(long mac) {
        watched.add(mac);
    }

    /** An entry was created. */
    public void added(MacEntry entry) {
        long now = scheduler.nowNanos();
        floods.learned(now, entry.vlan(), entry.mac());
        if (isOfInterest(entry.mac())) {
            String entity = entity(entry.vlan(), entry.mac());
            probes.mark(now, entity, "fdb-learned", "learned on " + portName.apply(entry.port()));
            probes.band(entity).enter(now, "on " + portName.apply(entry.port()));
        }
    }

    /** An entry moved. */
    public void moved(MacEntry entry, int oldPort) {
        if (isOfInterest(entry.mac())) {
            long now = scheduler.nowNanos();
            String entity = entity(entry.vlan(), entry.mac());
            String to = portName.apply(entry.port());
            probes.mark(now, entity, "fdb-moved", "moved from " + portName.apply(oldPort) + " to " + to);
            probes.band(entity).enter(now, "on " + to);
        }
    }

    /** An entry left. */
    public void removed(MacEntry entry, Removal reason) {
        long now = scheduler.nowNanos();
        Departure departure = new Departure(
                reason,
                now,
                entry.learnedNanos(),
                entry.refreshedNanos(),
                aging.get().agingNanos(),
                portName.apply(entry.port()),
                reason == Removal.EXPIRED && now - entry.refreshedNanos() < regularAgingNanos);
        departures.putAndMoveToLast(key(entry.vlan(), entry.mac()), departure);
        if (departures.size() > MAX_DEPARTURES) {
            departures.removeFirst();
        }
        if (isOfInterest(entry.mac())) {
            String entity = entity(entry.vlan(), entry.mac());
            if (departure.refreshedNanos > departure.learnedNanos) {
                // Only the last of the refreshes is a fact worth keeping, and which one it was is known when the entry
                // goes.
                probes.mark(departure.refreshedNanos, entity, "fdb-refreshed", LAST_COUNTED);
            }
            probes.mark(now, entity, kind(reason), lost(departure));
            probes.band(entity).enter(now, "absent");
        }
    }

    /**
     * A frame was passed on without teaching its source. The first one from an address leaves a mark.
     *
     * @param port number of the port where it came in
     * @param by what kept it from teaching
     */
    public void passedUnlearned(int vlan, long mac, int port, LearningBypass by) {
        long now = scheduler.nowNanos();
        long key = key(vlan, mac);
        Bypassed frames = bypassed.getAndMoveToLast(key);
        if (frames == null) {
            // Texts are put together only for addresses that are told of: a full table meets strangers by the thousand.
            Mark first = null;
            if (isOfInterest(mac)) {
                first = new Mark(
                        now,
                        entity(vlan, mac),
                        "fdb-bypassed",
                        "a frame from it came in on " + portName.apply(port) + " without teaching: " + by.text());
                probes.mark(first.timeNanos(), first.entity(), first.kind(), first.text());
            }
            frames = new Bypassed(first, by);
            bypassed.put(key, frames);
            if (bypassed.size() > MAX_DEPARTURES) {
                bypassed.removeFirst();
            }
        }
        frames.lastNanos = now;
        frames.port = port;
        frames.by = by;
    }

    /** A unicast frame was flooded because its destination has no entry; the cause is worked out if a window opens. */
    public void flooded(int vlan, long dst, int copies, int unwantedCopies, long unwantedBytes) {
        missCause.vlan = vlan;
        missCause.mac = dst;
        floods.flooded(scheduler.nowNanos(), vlan, dst, copies, unwantedCopies, unwantedBytes, missCause);
    }

    /** All flood windows up to now. */
    public List<FloodWindow> floodWindows() {
        return floods.windows(scheduler.nowNanos());
    }

    private boolean isOfInterest(long mac) {
        return watched.contains(mac) || openFacts++ < OPEN_FACTS;
    }

    private String entity(int vlan, long mac) {
        return bridge + "/fdb/" + vlan + "/" + MacAddress.format(mac);
    }

    private static String kind(Removal reason) {
        return switch (reason) {
            case EXPIRED -> "fdb-expired";
            case EVICTED -> "fdb-evicted";
            case FLUSHED -> "fdb-flushed";
            case LINK_DOWN -> "fdb-link-down";
            case PORT_REMOVED -> "fdb-port-removed";
            case DELETED -> "fdb-deleted";
        };
    }

    private static String lost(Departure d) {
        String idle = Durations.format(d.atNanos - d.refreshedNanos);
        return d.reason == Removal.EXPIRED
                ? "expired: not refreshed for " + idle + ", aging " + Durations.format(d.agingNanos)
                : d.reason.text() + " from " + d.port + ", last refreshed " + idle + " before";
    }

    /** Works out why a destination is unknown, for the address left in its fields; one object serves every flood. */
    private final class MissCause implements Supplier<Cause> {
        private int vlan;
        private long mac;

        @Override
        public Cause get() {
            Departure d = departures.get(key(vlan, mac));
            Bypassed frames = bypassed.get(key(vlan, mac));
            if (frames != null && (d == null || d.reason == Removal.EXPIRED) && wouldBeKnown(frames)) {
                return bypassed(d, frames);
            }
            return d == null ? neverLearned() : departed(d);
        }

        private Cause neverLearned() {
            String text = bridge + " never learned " + MacAddress.format(mac) + " in VLAN " + vlan
                    + ": no frame with this source MAC has come in";
            return Cause.of("A.silent-destination-mac", text);
        }

        /** Whether the entry would be there now if the last frame from the address had taught it. */
        private boolean wouldBeKnown(Bypassed frames) {
            return aging.get().deadlineAfter(frames.lastNanos) > scheduler.nowNanos();
        }

        private Cause bypassed(@Nullable Departure d, Bypassed frames) {
            List<Mark> chain = new ArrayList<>();
            if (d != null) {
                chain.addAll(departed(d).chain());
            }
            if (frames.first != null) {
                chain.add(frames.first);
                chain.sort(Comparator.comparingLong(Mark::timeNanos));
            }
            String before = d == null
                    ? "nothing ever taught the address"
                    : "it expired at " + Durations.format(d.atNanos) + ", last taught at "
                            + Durations.format(d.refreshedNanos);
            String text = bridge + " has no entry for " + MacAddress.format(mac) + " in VLAN " + vlan + ": " + before
                    + ", though frames from it keep coming in on " + portName.apply(frames.port) + ": "
                    + frames.by.text();
            return new Cause(frames.by == LearningBypass.FULL ? "H.table-full" : "C.learning-bypassed", text, chain);
        }

        private Cause departed(Departure d) {
            String entity = entity(vlan, mac);
            List<Mark> chain = new ArrayList<>();
            chain.add(new Mark(d.learnedNanos, entity, "fdb-learned", "learned on " + d.port));
            if (d.refreshedNanos > d.learnedNanos) {
                chain.add(new Mark(d.refreshedNanos, entity, "fdb-refreshed", LAST_COUNTED));
            }
            chain.add(new Mark(d.atNanos, entity, kind(d.reason), lost(d)));
            return new Cause(d.hastened ? "J.flush-event" : id(d.reason), text(d), chain);
        }

        private String id(Removal reason) {
            return switch (reason) {
                case EXPIRED -> "A.silent-destination-mac";
                case EVICTED -> "H.table-full";
                case FLUSHED, LINK_DOWN, PORT_REMOVED, DELETED -> "J.flush-event";
            };
        }

        private String text(Departure d) {
            String who = bridge + " has no entry for " + MacAddress.format(mac) + " in VLAN " + vlan + ": ";
            return switch (d.reason) {
                case EXPIRED ->
                    who + (d.hastened ? "a topology change cut its life: " : "") + "it expired at "
                            + Durations.format(d.atNanos) + ", silent since " + Durations.format(d.refreshedNanos)
                            + " with an aging time of " + Durations.format(d.agingNanos);
                case EVICTED ->
                    who + "it was evicted at " + Durations.format(d.atNanos) + " to make room in the full table";
                case FLUSHED -> who + "the table was flushed at " + Durations.format(d.atNanos);
                case LINK_DOWN -> who + "its port " + d.port + " lost carrier at " + Durations.format(d.atNanos);
                case PORT_REMOVED -> who + "its port " + d.port + " was removed at " + Durations.format(d.atNanos);
                case DELETED -> who + "it was deleted at " + Durations.format(d.atNanos);
            };
        }
    }

    /** The cause that a flood to this destination would have now. */
    public Cause causeOfMiss(int vlan, long dst) {
        missCause.vlan = vlan;
        missCause.mac = dst;
        return missCause.get();
    }

    /** Why an address is not in the table, in a few words with times relative to now. */
    public String whyAbsent(int vlan, long mac) {
        Departure d = departures.get(key(vlan, mac));
        if (d == null) {
            return "never learned";
        }
        String ago = Durations.readableSeconds(scheduler.nowNanos() - d.atNanos, 1) + " s ago";
        String happened = switch (d.reason) {
            case EXPIRED -> "entry expired " + ago;
            case EVICTED -> "entry evicted from the full table " + ago;
            case FLUSHED -> "table flushed " + ago;
            case LINK_DOWN -> "its port " + d.port + " lost carrier " + ago;
            case PORT_REMOVED -> "its port " + d.port + " removed " + ago;
            case DELETED -> "entry deleted " + ago;
        };
        return happened + ", learned at " + Durations.readableSeconds(d.learnedNanos, 3) + " s";
    }

    /** When the address was last lost, in ns, or null if it never was in the table or is beyond memory. */
    public @Nullable Long lastLostNanos(int vlan, long mac) {
        Departure d = departures.get(key(vlan, mac));
        return d == null ? null : d.atNanos;
    }

    private static long key(int vlan, long mac) {
        return (long) vlan << 48 | mac;
    }
}
