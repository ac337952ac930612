package io.floodscope.host.neigh;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;

/** Removal of entries nobody needs: the periodic work and the forced collection (spec linux-neighbour, section 6). */
final class GarbageCollector implements Event {

    private static final long SECOND = 1_000_000_000L;
    private static final long REDRAW_NANOS = 300 * SECOND;
    private static final long FLUSH_PAUSE_NANOS = 5 * SECOND;
    private static final long ROUTE_MIN_NANOS = 300 * SECOND;
    private static final long ROUTE_INVALIDATION_NANOS = 600 * SECOND;

    private final NeighborTable table;
    private final KernelClock clock;
    private final KernelProfile profile;
    private final KernelTimer timer;
    private int thresh1 = 128;
    private int thresh2 = 512;
    private int thresh3 = 1024;
    private boolean started;
    private long firstRunNanos = -1;
    private long lastRedraw;
    private long lastFlush;
    private long periodicRuns;
    private long forcedRuns;
    private long collected;

    GarbageCollector(NeighborTable table) {
        this.table = table;
        this.clock = table.clock();
        this.profile = table.profile();
        this.timer = table.timer(Phase.TIMER, this);
        // The machine was booted some time before the simulation starts: the last redraw lies up to 300 s back.
        this.lastRedraw = clock.now() - table.random().nextLong(clock.ticks(REDRAW_NANOS));
        this.lastFlush = clock.now() - clock.ticks(REDRAW_NANOS);
    }

    void setThresholds(int one, int two, int three) {
        if (one < 0 || two < 0 || three < 0) {
            throw new IllegalArgumentException(
                    "gc_thresh1, 2 and 3 are 0 or more, got " + one + ", " + two + ", " + three);
        }
        thresh1 = one;
        thresh2 = two;
        thresh3 = three;
    }

    void setThreshold(int number, long value) {
        int checked = Math.toIntExact(value);
        switch (number) {
            case 1 -> setThresholds(checked, thresh2, thresh3);
            case 2 -> setThresholds(thresh1, checked, thresh3);
            case 3 -> setThresholds(thresh1, thresh2, checked);
            default -> throw new IllegalArgumentException("there are gc_thresh1, 2 and 3, not " + number);
        }
    }

    void setFirstRun(long nanos) {
        firstRunNanos = nanos;
        if (started) {
            timer.armAt(nanos);
        }
    }

    void setLastRedraw(long nanos) {
        lastRedraw = clock.now()
                + clock.ticks(Math.max(0, nanos - table.nowNanos()))
                - clock.ticks(Math.max(0, table.nowNanos() - nanos));
    }

    /** Starts the periodic work with the first device. */
    void start() {
        if (!started) {
            started = true;
            long period = Math.max(1, periodTicks());
            long first = clock.nanos(table.random().nextLong(period) + 1);
            timer.armAt(firstRunNanos >= 0 ? firstRunNanos : table.nowNanos() + first);
        }
    }

    private long periodTicks() {
        return clock.ticks(table.defaults().nanos(NeighborTunable.BASE_REACHABLE_TIME)) / 2;
    }

    /** The periodic work (neigh_periodic_work). */
    @Override
    public void fire() {
        periodicRuns++;
        long now = clock.now();
        if (now > lastRedraw + clock.ticks(REDRAW_NANOS)) {
            lastRedraw = now;
            table.rules().hit(NeighborRule.REACHABLE_TIME_REDRAWN);
            for (NeighborDevice device : table.devices()) {
                device.drawReachableTime();
            }
        }
        if (profile.gcEarlyExit() && table.size() < thresh1) {
            table.rules().hit(NeighborRule.GC_EARLY_EXIT);
        } else {
            removeIdle(now);
        }
        timer.armAt(clock.wakeNanos(now + Math.max(1, periodTicks())));
    }

    private void removeIdle(long now) {
        NeighborEntry entry = table.oldest();
        while (entry != null) {
            NeighborEntry following = entry.next;
            if (!isHeld(entry)) {
                boolean futureConfirmed = profile.gcIdleInclusive() && entry.confirmed > now;
                if (entry.used < entry.confirmed && !futureConfirmed) {
                    entry.used = entry.confirmed;
                }
                if (entry.state == NeighborState.FAILED || isIdle(entry, now)) {
                    table.rules().hit(NeighborRule.GC_PERIODIC);
                    collect(entry);
                }
            }
            entry = following;
        }
    }

    private void collect(NeighborEntry entry) {
        collected++;
        entry.device().remove(entry);
    }

    private boolean isIdle(NeighborEntry entry, long now) {
        long limit = entry.used + clock.ticks(entry.device().params().nanos(NeighborTunable.GC_STALE_TIME));
        return profile.gcIdleInclusive() ? now >= limit || now < entry.used : now > limit;
    }

    private boolean isHeld(NeighborEntry entry) {
        return entry.state == NeighborState.PERMANENT || entry.extLearned || entry.isReferenced();
    }

    /** Makes room for a new entry if the table is large; false if there is none (neigh_alloc). */
    boolean makeRoom() {
        int count = profile.gcOldestFirst() ? table.collectable() : table.size();
        long now = clock.now();
        boolean full = count >= thresh3;
        if (!full && !(count >= thresh2 && now > lastFlush + clock.ticks(FLUSH_PAUSE_NANOS))) {
            return true;
        }
        int removed = profile.gcOldestFirst() ? removeOldest(count + 1 - thresh2, now) : removeUnreferenced();
        forcedRuns++;
        lastFlush = now;
        if (removed > 0) {
            table.rules().hit(NeighborRule.GC_FORCED);
        }
        return removed > 0 || !full;
    }

    /** 5.4 and later: in order of creation what failed, needs no resolution, or did not change for 5 s. */
    private int removeOldest(int most, long now) {
        long reference = now - clock.ticks(FLUSH_PAUSE_NANOS);
        int removed = 0;
        NeighborEntry entry = table.oldest();
        while (entry != null && removed < most) {
            NeighborEntry following = entry.next;
            boolean due = entry.state == NeighborState.FAILED
                    || entry.state == NeighborState.NOARP
                    || entry.ip().isMulticast()
                    || entry.updated < reference;
            if (due && !table.isExempt(entry) && !entry.isReferenced()) {
                collect(entry);
                removed++;
            }
            entry = following;
        }
        return removed;
    }

    /** Before: everything that nobody refers to, whatever its age. */
    private int removeUnreferenced() {
        int removed = 0;
        NeighborEntry entry = table.oldest();
        while (entry != null) {
            NeighborEntry following = entry.next;
            if (!isHeld(entry)) {
                collect(entry);
                removed++;
            }
            entry = following;
        }
        return removed;
    }

    /**
     * Whether a cached route still holds the entry: for 300 to 600 s after its last use, or until the next of the
     * invalidations every 600 s has worked through, at most 300 s later (route.c of 2.6.32, simplified).
     */
    boolean routePins(NeighborEntry entry) {
        if (entry.routeUsed < 0) {
            return false;
        }
        long spread = Math.floorMod(entry.fingerprint() * 0x9E3779B97F4A7C15L, ROUTE_MIN_NANOS);
        long aged = entry.routeUsed + clock.ticks(ROUTE_MIN_NANOS + spread);
        long period = clock.ticks(ROUTE_INVALIDATION_NANOS);
        long invalidated = (entry.routeUsed / period + 1) * period + clock.ticks(spread);
        boolean pinned = clock.now() < Math.min(aged, invalidated);
        if (pinned) {
            table.rules().hit(NeighborRule.ROUTE_CACHE_PINS);
        }
        return pinned;
    }

    long collected() {
        return collected;
    }

    long periodicRuns() {
        return periodicRuns;
    }

    long forcedRuns() {
        return forcedRuns;
    }
}
