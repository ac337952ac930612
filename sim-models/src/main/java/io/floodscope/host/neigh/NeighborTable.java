package io.floodscope.host.neigh;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Scheduler;
import io.floodscope.random.RandomStream;
import io.floodscope.rules.RuleHits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The neighbour table of one machine and family (struct neigh_table): all entries of all interfaces and namespaces, the
 * thresholds they share, collection, and the periodic work.
 */
public final class NeighborTable {

    private final Scheduler scheduler;
    private final KernelClock clock;
    private final KernelProfile profile;
    private final boolean v6;
    private final RandomStream random;
    private final NeighborParams defaults;
    private final List<NeighborDevice> devices = new ArrayList<>();
    private final RuleHits<NeighborRule> rules = new RuleHits<>(NeighborRule.class);
    private final GarbageCollector collector;
    private final ManagedWork managedWork;
    private @Nullable NeighborEntry oldest;
    private @Nullable NeighborEntry newest;
    private int entries;
    private int collectable;
    private long unresolvedDiscards;
    private long tableFulls;
    private final Occupancy occupancy = new Occupancy();

    /**
     * A table of a machine that was booted some time before now.
     *
     * @param random draws reachable times and the phase of the periodic work
     */
    public NeighborTable(
            Scheduler scheduler, KernelClock clock, KernelProfile profile, boolean v6, RandomStream random) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.profile = profile;
        this.v6 = v6;
        this.random = random;
        this.defaults = NeighborParams.defaults(v6, profile);
        this.collector = new GarbageCollector(this);
        this.managedWork = new ManagedWork(this);
    }

    /** A new interface of this family, with a copy of the default tunables. */
    public NeighborDevice addDevice(String name, NeighborFace face) {
        NeighborDevice device = new NeighborDevice(this, name, face, defaults.copy());
        devices.add(device);
        collector.start();
        return device;
    }

    /** Writes a tunable of {@code default}; since 4.4 devices whose own was never written follow. */
    public void setDefault(NeighborTunable tunable, long value) {
        defaults.set(tunable, value);
        if (profile.sysctlRedraws()) {
            for (NeighborDevice device : devices) {
                device.inherit(tunable, value);
            }
        }
    }

    /** Sets gc_thresh1, 2 and 3, shared by the whole machine. */
    public void setThresholds(int thresh1, int thresh2, int thresh3) {
        collector.setThresholds(thresh1, thresh2, thresh3);
    }

    /** Sets gc_thresh1, 2 or 3, shared by the whole machine. */
    public void setThreshold(int number, long value) {
        collector.setThreshold(number, value);
    }

    /** Whether there is room for one more; forces a collection if need be (neigh_alloc). */
    boolean admit(boolean exempt) {
        if (exempt && profile.gcOldestFirst()) {
            return true;
        }
        boolean room = collector.makeRoom();
        if (!room) {
            tableFulls++;
            rules.hit(NeighborRule.TABLE_FULL);
        }
        return room;
    }

    void link(NeighborEntry entry) {
        NeighborEntry last = newest;
        entry.previous = last;
        if (last == null) {
            oldest = entry;
        } else {
            last.next = entry;
        }
        newest = entry;
        entries++;
        occupancy.set(scheduler.nowNanos(), entries);
        collectable += exempt(entry, entry.state) ? 0 : 1;
    }

    void unlink(NeighborEntry entry) {
        NeighborEntry before = entry.previous;
        NeighborEntry after = entry.next;
        if (before == null) {
            oldest = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            newest = before;
        } else {
            after.previous = before;
        }
        entries--;
        occupancy.set(scheduler.nowNanos(), entries);
        collectable -= exempt(entry, entry.state) ? 0 : 1;
        managedWork.forget(entry);
    }

    /** Called after an update of an entry that was in another state: PERMANENT entries do not count (neigh_update_gc_list). */
    void recount(NeighborEntry entry, NeighborState old) {
        if (old != entry.state && (old == NeighborState.PERMANENT || entry.state == NeighborState.PERMANENT)) {
            rules.hit(NeighborRule.EXEMPT_FROM_GC);
            collectable += (exempt(entry, old) ? 1 : 0) - (exempt(entry, entry.state) ? 1 : 0);
        }
    }

    /** Whether an entry does not count towards gc_thresh2 and 3. */
    private boolean exempt(NeighborEntry entry, NeighborState state) {
        return profile.gcOldestFirst() && (state == NeighborState.PERMANENT || entry.extLearned);
    }

    boolean isExempt(NeighborEntry entry) {
        return exempt(entry, entry.state);
    }

    /** Marks an entry as learned by an outside control plane, or not. */
    void setExtLearned(NeighborEntry entry, boolean learned) {
        boolean before = exempt(entry, entry.state);
        entry.extLearned = learned;
        collectable += (before ? 1 : 0) - (exempt(entry, entry.state) ? 1 : 0);
    }

    void manage(NeighborEntry entry) {
        managedWork.manage(entry);
    }

    void unmanage(NeighborEntry entry) {
        managedWork.forget(entry);
    }

    boolean routePins(NeighborEntry entry) {
        return collector.routePins(entry);
    }

    /** Drops the routing cache (ip route flush cache), where there is one: nothing is pinned any more. */
    public void flushRouteCache() {
        for (NeighborEntry entry = oldest; entry != null; entry = entry.next) {
            entry.routeUsed = -1;
        }
    }

    /** Has the first periodic run at this simulated time instead of a random one in the first period. */
    public void setFirstPeriodicRun(long nanos) {
        collector.setFirstRun(nanos);
    }

    /** All reachable times are drawn again at the first periodic run more than 300 s after this simulated time. */
    public void setLastRedraw(long nanos) {
        collector.setLastRedraw(nanos);
    }

    /** The work that keeps MANAGED entries resolved runs at this simulated time and every interval_probe_time after it. */
    public void setManagedRun(long nanos) {
        managedWork.setAnchor(nanos);
    }

    void countUnresolvedDiscards(int count) {
        unresolvedDiscards += count;
    }

    KernelTimer timer(Phase phase, Event action) {
        return new KernelTimer(scheduler, clock, phase, action);
    }

    long nowNanos() {
        return scheduler.nowNanos();
    }

    @Nullable
    NeighborEntry oldest() {
        return oldest;
    }

    List<NeighborDevice> devices() {
        return devices;
    }

    RandomStream random() {
        return random;
    }

    /** Tunables that new devices start with. */
    public NeighborParams defaults() {
        return defaults;
    }

    /** Its clock. */
    public KernelClock clock() {
        return clock;
    }

    /** Its kernel. */
    public KernelProfile profile() {
        return profile;
    }

    /** Whether it is the IPv6 table. */
    public boolean isV6() {
        return v6;
    }

    /** Entries of the whole machine. */
    public int size() {
        return entries;
    }

    /** Entries that count towards gc_thresh2 and 3. */
    public int collectable() {
        return collectable;
    }

    /** Packets dropped from unresolved queues (unres_discards). */
    public long unresolvedDiscards() {
        return unresolvedDiscards;
    }

    /** New entries refused (table_fulls). */
    public long tableFulls() {
        return tableFulls;
    }

    /** Entries removed by collections, periodic and forced. */
    public long collected() {
        return collector.collected();
    }

    /** How full it was. */
    public Occupancy occupancy() {
        return occupancy;
    }

    /** Periodic collections so far (periodic_gc_runs). */
    public long periodicRuns() {
        return collector.periodicRuns();
    }

    /** Forced collections so far (forced_gc_runs). */
    public long forcedRuns() {
        return collector.forcedRuns();
    }

    /** The rules that acted. */
    public RuleHits<NeighborRule> rules() {
        return rules;
    }
}
