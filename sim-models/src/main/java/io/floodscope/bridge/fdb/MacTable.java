package io.floodscope.bridge.fdb;

import io.floodscope.engine.Phase;
import io.floodscope.engine.Scheduler;
import io.floodscope.engine.Timer;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A forwarding database: (VLAN, MAC) to port, with idle aging, a limit and fair eviction.
 *
 * <p>Entries stand in a list by recency, which is also the order of their deadlines, and one timer waits for the oldest; so a
 * refresh costs a few pointers and the event queue nothing. The hash map is only ever looked up, never iterated.
 */
public final class MacTable {

    private final FdbListener listener;
    private final Scheduler scheduler;
    private final Timer expiry;
    private final Long2ObjectOpenHashMap<MacEntry> entries = new Long2ObjectOpenHashMap<>();
    private final List<MacEntry> statics = new ArrayList<>();
    private AgingRule aging;
    private int maxEntries;

    private @Nullable MacEntry oldest;
    private @Nullable MacEntry newest;
    private PortEntries[] ports = new PortEntries[0];
    private final PortsByUsage usage = new PortsByUsage();
    private long recencyCounter;
    private long learned;
    private long expired;
    private long evicted;
    private long moved;
    private long refused;
    private int peak;
    private WhenFull whenFull = WhenFull.EVICT_FROM_FULLEST_PORT;

    /** Entries of one port by recency; a static one keeps the place that it got when it was added. */
    private static final class PortEntries {
        private @Nullable MacEntry oldest;
        private @Nullable MacEntry newest;
    }

    /** An empty table. */
    public MacTable(Scheduler scheduler, AgingRule aging, int maxEntries, FdbListener listener) {
        this.scheduler = scheduler;
        this.aging = aging;
        this.maxEntries = maxEntries;
        this.listener = listener;
        this.expiry = scheduler.timer(Phase.HOUSEKEEPING, this::removeOld);
    }

    /** The entry of an address, or null. An entry whose deadline has passed but was not swept yet still counts. */
    public @Nullable MacEntry lookup(int vlan, long mac) {
        return entries.get(key(vlan, mac));
    }

    /**
     * A frame from this address came in at this port: creates, refreshes or moves the entry.
     *
     * @return true if forwarding may change: the entry is new or moved
     */
    public boolean learn(int vlan, long mac, int port) {
        MacEntry entry = insert(vlan, mac);
        if (entry == null) {
            listener.refused(vlan, mac, port);
            return false;
        }
        return place(entry, port);
    }

    /**
     * Creates the entry, without a port yet, or refreshes it wherever it is. A full table makes room first.
     *
     * @return the entry, or null if the table is full and nothing may make room
     */
    public @Nullable MacEntry insert(int vlan, long mac) {
        long now = scheduler.nowNanos();
        MacEntry entry = entries.get(key(vlan, mac));
        if (entry == null) {
            if (entries.size() >= maxEntries && !evict()) {
                refused++;
                return null;
            }
            entry = new MacEntry(vlan, mac, now);
            entries.put(key(vlan, mac), entry);
            peak = Math.max(peak, entries.size());
            append(entry);
            learned++;
        } else if (!entry.isStatic && entry != newest) {
            unlink(entry);
            append(entry);
        }
        if (!entry.isStatic) {
            if (entry.port != MacEntry.NO_PORT) {
                PortEntries list = ports[entry.port];
                if (list.newest != entry) {
                    unlinkFromPort(list, entry);
                    appendToPort(list, entry);
                }
            }
            entry.refreshedNanos = now;
            entry.deadlineNanos = aging.deadlineAfter(now);
            entry.recency = recencyCounter++;
            armExpiry();
        }
        return entry;
    }

    /** Puts an entry behind a port; true if it was not there before. A static entry stays where it is. */
    public boolean place(MacEntry entry, int port) {
        int old = entry.port;
        if (old == port || entry.isStatic) {
            return false;
        }
        if (old != MacEntry.NO_PORT) {
            unlinkFromPort(ports[old], entry);
            usage.removed(old);
            moved++;
        }
        entry.port = port;
        appendToPort(portEntries(port), entry);
        usage.added(port);
        if (old == MacEntry.NO_PORT) {
            listener.added(entry);
        } else {
            listener.moved(entry, old);
        }
        return true;
    }

    /** Counts as a sign of life without coming from the address: refreshes the entry where it is, if there is one. */
    public void touch(MacEntry entry) {
        insert(entry.vlan, entry.mac);
    }

    /**
     * Adds an entry that never ages or moves; it replaces a learned one. In a full table it can be evicted like any other
     * (seen on OVS 3.1).
     */
    public void addStatic(int vlan, long mac, int port) {
        MacEntry known = entries.get(key(vlan, mac));
        if (known != null) {
            if (known.isStatic && known.port == port) {
                return;
            }
            remove(known, Removal.DELETED);
        } else if (entries.size() >= maxEntries) {
            evict();
        }
        MacEntry entry = new MacEntry(vlan, mac, scheduler.nowNanos());
        entry.isStatic = true;
        entry.port = port;
        entry.refreshedNanos = entry.learnedNanos;
        entry.deadlineNanos = AgingRule.NEVER;
        entry.recency = recencyCounter++;
        entries.put(key(vlan, mac), entry);
        peak = Math.max(peak, entries.size());
        statics.add(entry);
        appendToPort(portEntries(port), entry);
        usage.added(port);
        listener.added(entry);
    }

    /** Removes one entry, static or not; false if there is none. */
    public boolean delete(int vlan, long mac) {
        MacEntry entry = entries.get(key(vlan, mac));
        if (entry == null) {
            return false;
        }
        remove(entry, Removal.DELETED);
        return true;
    }

    /** Removes all learned entries; static ones stay. */
    public void flush() {
        while (oldest != null) {
            remove(oldest, Removal.FLUSHED);
        }
    }

    /** Removes the learned entries of one port; for {@link Removal#PORT_REMOVED} its static ones too. */
    public void flushPort(int port, Removal reason) {
        MacEntry entry = port < ports.length ? ports[port].oldest : null;
        while (entry != null) {
            MacEntry next = entry.newerOnPort;
            if (!entry.isStatic || reason == Removal.PORT_REMOVED) {
                remove(entry, reason);
            }
            entry = next;
        }
    }

    /** Ages by another rule from now on; deadlines of present entries follow from their last refresh under the new rule. */
    public void setAging(AgingRule changed) {
        aging = changed;
        for (MacEntry e = oldest; e != null; e = e.newer) {
            e.deadlineNanos = changed.deadlineAfter(e.refreshedNanos);
        }
        armExpiry();
    }

    /** Ages by another rule from now on and moves every deadline by the same amount, as OVS does (spec section 1). */
    public void setAgingShifted(AgingRule changed, long shiftNanos) {
        aging = changed;
        shiftDeadlines(shiftNanos);
    }

    /** Moves the deadlines of all learned entries. */
    public void shiftDeadlines(long nanos) {
        for (MacEntry e = oldest; e != null; e = e.newer) {
            e.deadlineNanos += nanos;
        }
        armExpiry();
    }

    /** The clock that entries age by jumped forward: deadlines and locks come nearer by as much. */
    public void clockJumped(long nanos) {
        for (MacEntry e = oldest; e != null; e = e.newer) {
            if (e.announcementLockNanos != Long.MIN_VALUE) {
                e.announcementLockNanos -= nanos;
            }
        }
        shiftDeadlines(-nanos);
    }

    /** Changes what a full table does; at first an entry of the fullest port makes room. */
    public void setWhenFull(WhenFull changed) {
        whenFull = changed;
    }

    /** Changes the limit; entries beyond it go, oldest first, in the next housekeeping pass and count as expired. */
    public void setMaxEntries(int limit) {
        maxEntries = limit;
        armExpiry();
    }

    /** The rule in effect. */
    public AgingRule aging() {
        return aging;
    }

    /** Entries now. */
    public int size() {
        return entries.size();
    }

    /** Entries now and totals since the start. */
    public FdbStatistics statistics() {
        return new FdbStatistics(
                entries.size(), maxEntries, statics.size(), learned, expired, evicted, moved, refused, peak);
    }

    /** All entries from the least to the most recently refreshed. */
    public List<MacEntry> byRecency() {
        List<MacEntry> all = new ArrayList<>(entries.size());
        for (MacEntry e = oldest; e != null; e = e.newer) {
            all.add(e);
        }
        if (!statics.isEmpty()) {
            all.addAll(statics);
            all.sort(Comparator.comparingLong(e -> e.recency));
        }
        return all;
    }

    private void removeOld() {
        long now = scheduler.nowNanos();
        MacEntry entry = oldest;
        while (entry != null && (entry.deadlineNanos <= now || entries.size() > maxEntries)) {
            expired++;
            remove(entry, Removal.EXPIRED);
            entry = oldest;
        }
        armExpiry();
    }

    private void armExpiry() {
        MacEntry entry = oldest;
        if (entry == null) {
            expiry.cancel();
            return;
        }
        long due = entries.size() > maxEntries ? scheduler.nowNanos() : entry.deadlineNanos;
        if (due == AgingRule.NEVER) {
            expiry.cancel();
        } else if (expiry.deadline() != due) {
            expiry.armAt(Math.max(due, scheduler.nowNanos()));
        }
    }

    /** Makes room as {@link WhenFull} says. */
    private boolean evict() {
        if (whenFull == WhenFull.REFUSE) {
            return false;
        }
        MacEntry victim = whenFull == WhenFull.EVICT_OLDEST ? oldest : oldestOfFullestPort();
        if (victim == null) {
            return false;
        }
        evicted++;
        remove(victim, Removal.EVICTED);
        return true;
    }

    private @Nullable MacEntry oldestOfFullestPort() {
        int fullest = usage.fullest();
        return fullest < 0 ? null : ports[fullest].oldest;
    }

    private void remove(MacEntry entry, Removal reason) {
        entries.remove(key(entry.vlan, entry.mac));
        if (entry.port != MacEntry.NO_PORT) {
            unlinkFromPort(ports[entry.port], entry);
            usage.removed(entry.port);
        }
        if (entry.isStatic) {
            statics.remove(entry);
        } else {
            unlink(entry);
            armExpiry();
        }
        listener.removed(entry, reason);
    }

    private PortEntries portEntries(int port) {
        if (port >= ports.length) {
            int old = ports.length;
            ports = Arrays.copyOf(ports, Math.max(port + 1, 2 * old));
            for (int i = old; i < ports.length; i++) {
                ports[i] = new PortEntries();
            }
        }
        return ports[port];
    }

    private void append(MacEntry entry) {
        entry.older = newest;
        entry.newer = null;
        if (newest == null) {
            oldest = entry;
        } else {
            newest.newer = entry;
        }
        newest = entry;
    }

    private void unlink(MacEntry entry) {
        MacEntry older = entry.older;
        MacEntry newer = entry.newer;
        if (older == null) {
            oldest = newer;
        } else {
            older.newer = newer;
        }
        if (newer == null) {
            newest = older;
        } else {
            newer.older = older;
        }
    }

    private static void appendToPort(PortEntries list, MacEntry entry) {
        entry.olderOnPort = list.newest;
        entry.newerOnPort = null;
        if (list.newest == null) {
            list.oldest = entry;
        } else {
            list.newest.newerOnPort = entry;
        }
        list.newest = entry;
    }

    private static void unlinkFromPort(PortEntries list, MacEntry entry) {
        MacEntry older = entry.olderOnPort;
        MacEntry newer = entry.newerOnPort;
        if (older == null) {
            list.oldest = newer;
        } else {
            older.newerOnPort = newer;
        }
        if (newer == null) {
            list.newest = older;
        } else {
            newer.olderOnPort = older;
        }
    }

    private static long key(int vlan, long mac) {
        return (long) vlan << 48 | mac;
    }
}
