package io.floodscope.host.neigh;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.net.addr.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The neighbours of one interface and family, with their tunables and reachable time (struct neigh_parms). */
public final class NeighborDevice {

    private static final long NO_PIN = -1;

    private final NeighborTable table;
    private final String name;
    private final NeighborFace face;
    private final NeighborParams params;
    private final Map<IpAddress, NeighborEntry> entries = new LinkedHashMap<>();
    private final List<NeighborListener> listeners = new ArrayList<>();
    private Datapath datapath = Datapath.KERNEL;
    private boolean cachesHeaders = true;
    private @Nullable FixedLifetime fixedLifetime;
    private long reachableTicks;
    private long pinnedTicks = NO_PIN;
    private long unicastProbes;
    private long multicastProbes;

    NeighborDevice(NeighborTable table, String name, NeighborFace face, NeighborParams params) {
        this.table = table;
        this.name = name;
        this.face = face;
        this.params = params;
        drawReachableTime();
    }

    /** The entry of an address, or null. */
    public @Nullable NeighborEntry lookup(IpAddress ip) {
        return entries.get(ip);
    }

    /** The entry of an address, made if there is none; null if the table is full. */
    public @Nullable NeighborEntry resolve(IpAddress ip) {
        NeighborEntry known = entries.get(ip);
        return known != null ? known : create(ip, false);
    }

    /** Makes an entry; null if the table is full. */
    @Nullable
    NeighborEntry create(IpAddress ip, boolean exempt) {
        if (!table.admit(exempt)) {
            for (NeighborListener listener : listeners) {
                listener.refused(this, ip);
            }
            return null;
        }
        NeighborEntry entry = new NeighborEntry(this, ip);
        entries.put(ip, entry);
        table.link(entry);
        changed(entry, ChangeCause.CREATE);
        if (datapath == Datapath.MANAGED && entry.state == NeighborState.NONE) {
            table.manage(entry);
        }
        return entry;
    }

    /** Removes an entry. */
    public void remove(NeighborEntry entry) {
        if (entry.dead) {
            return;
        }
        entries.remove(entry.ip());
        table.unlink(entry);
        entry.die();
        for (NeighborListener listener : listeners) {
            listener.deleted(entry);
        }
    }

    /** Information from a message: creates the entry if told to, and updates it. */
    public void learn(IpAddress ip, long mac, NeighborState state, int flags, boolean create) {
        NeighborEntry entry = create ? resolve(ip) : entries.get(ip);
        if (entry != null) {
            EntryUpdate.apply(entry, mac, state, flags);
        }
    }

    /** Removes all entries, or all but PERMANENT ones, because of what happened to the device. */
    public void flush(boolean sparePermanent, NeighborRule rule) {
        if (!entries.isEmpty()) {
            hit(rule);
        }
        for (NeighborEntry entry : new ArrayList<>(entries.values())) {
            if (!sparePermanent || entry.state() != NeighborState.PERMANENT) {
                remove(entry);
            }
        }
    }

    /** Writes a tunable, as sysctl does. */
    public void set(NeighborTunable tunable, long value) {
        params.set(tunable, value);
        if (tunable == NeighborTunable.BASE_REACHABLE_TIME && profile().sysctlRedraws()) {
            hit(NeighborRule.SYSCTL_REDRAWS);
            drawReachableTime();
        }
    }

    /** A value that {@code default} got, for a device whose own was never written. */
    void inherit(NeighborTunable tunable, long value) {
        if (!params.isWritten(tunable)) {
            params.inherit(tunable, value);
        }
    }

    /** A Reachable Time from a router: sets base, derived stale time, and draws (ndisc_router_discovery). */
    public void routerReachableTime(long millis) {
        long bounded = Math.max(millis, 100);
        if (bounded != params.get(NeighborTunable.BASE_REACHABLE_TIME)) {
            params.inherit(NeighborTunable.BASE_REACHABLE_TIME, bounded);
            params.inherit(NeighborTunable.GC_STALE_TIME, (3 * bounded + 999) / 1000);
            drawReachableTime();
        }
    }

    /** Fixes reachable_time to this many ns from now on. */
    public void pinReachableTime(long nanos) {
        pinnedTicks = clock().ticks(nanos);
        reachableTicks = pinnedTicks;
    }

    /** Draws reachable_time, unless it is pinned. */
    void drawReachableTime() {
        if (pinnedTicks != NO_PIN) {
            reachableTicks = pinnedTicks;
            return;
        }
        hit(NeighborRule.REACHABLE_TIME_DRAWN);
        long base = baseTicks();
        reachableTicks = base == 0 ? 0 : (base >> 1) + table.random().nextLong(base);
    }

    /** How packets use the table. */
    public void setDatapath(Datapath datapath) {
        this.datapath = datapath;
    }

    /** Whether headers are cached; without a cache every packet is a use. */
    public void setCachesHeaders(boolean caches) {
        this.cachesHeaders = caches;
    }

    /** Has somebody told of every change. */
    public void listen(NeighborListener listener) {
        listeners.add(listener);
    }

    void changed(NeighborEntry entry, ChangeCause cause) {
        for (NeighborListener listener : listeners) {
            listener.changed(entry, cause);
        }
    }

    void announced(NeighborEntry entry) {
        for (NeighborListener listener : listeners) {
            listener.announced(entry);
        }
    }

    /** Keeps entries for a fixed time instead of by the kernel's states; null for the kernel's. */
    public void setFixedLifetime(@Nullable FixedLifetime lifetime) {
        fixedLifetime = lifetime;
        if (lifetime != null) {
            pinReachableTime(lifetime.quietNanos());
        }
    }

    @Nullable
    FixedLifetime fixedLifetime() {
        return fixedLifetime;
    }

    long lifetimeTicks() {
        return fixedLifetime == null ? 0 : clock().ticks(fixedLifetime.lifetimeNanos());
    }

    int maxProbes(NeighborState state) {
        if (fixedLifetime != null && state == NeighborState.PROBE) {
            return fixedLifetime.refreshes();
        }
        long max = params.get(NeighborTunable.UCAST_SOLICIT);
        if (state == NeighborState.PROBE) {
            if (profile().mcastResolicit()) {
                max += params.get(NeighborTunable.APP_SOLICIT) + params.get(NeighborTunable.MCAST_RESOLICIT);
            }
        } else {
            max += params.get(NeighborTunable.APP_SOLICIT) + params.get(NeighborTunable.MCAST_SOLICIT);
        }
        return (int) Math.min(max, Integer.MAX_VALUE);
    }

    void countProbe(ProbeKind kind) {
        if (kind == ProbeKind.UNICAST) {
            unicastProbes++;
        } else {
            multicastProbes++;
        }
    }

    boolean routePins(NeighborEntry entry) {
        return profile().routeCachePins() && table.routePins(entry);
    }

    void hit(NeighborRule rule) {
        table.rules().hit(rule);
    }

    KernelTimer timer(Phase phase, Event action) {
        return table.timer(phase, action);
    }

    long nowNanos() {
        return table.nowNanos();
    }

    /** All entries, oldest first. */
    public Collection<NeighborEntry> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }

    /** The table it belongs to. */
    public NeighborTable table() {
        return table;
    }

    /** Name of the interface. */
    public String name() {
        return name;
    }

    /** Its tunables. */
    public NeighborParams params() {
        return params;
    }

    /** Its reachable time now, in ns. */
    public long reachableNanos() {
        return clock().nanos(reachableTicks);
    }

    /** Unicast probes sent. */
    public long unicastProbes() {
        return unicastProbes;
    }

    /** Multicast or broadcast probes sent. */
    public long multicastProbes() {
        return multicastProbes;
    }

    KernelClock clock() {
        return table.clock();
    }

    KernelProfile profile() {
        return table.profile();
    }

    NeighborFace face() {
        return face;
    }

    Datapath datapath() {
        return datapath;
    }

    boolean cachesHeaders() {
        return cachesHeaders;
    }

    long baseTicks() {
        return clock().ticks(params.nanos(NeighborTunable.BASE_REACHABLE_TIME));
    }

    long reachableTicks() {
        return reachableTicks;
    }

    long delayTicks() {
        return clock().ticks(params.nanos(NeighborTunable.DELAY_FIRST_PROBE_TIME));
    }

    long retransTicks() {
        return clock().ticks(params.nanos(NeighborTunable.RETRANS_TIME));
    }

    long floorTicks() {
        return clock().ticks(profile().timerFloorNanos());
    }
}
