package io.floodscope.host.neigh;

import io.floodscope.net.addr.MacAddress;

/**
 * What information from outside does to an entry (neigh_update): the numbered steps of the spec's section 3.4, in order.
 */
final class EntryUpdate {

    private final NeighborEntry entry;
    private final NeighborDevice device;
    private final KernelProfile profile;
    private final int flags;
    private final NeighborState old;
    private NeighborState state;
    private long lladdr;
    private boolean replaces;
    private boolean routerCounts;

    private EntryUpdate(NeighborEntry entry, long lladdr, NeighborState requested, int flags) {
        this.entry = entry;
        this.device = entry.device();
        this.profile = device.profile();
        boolean refreshes = device.fixedLifetime() != null && requested.isValid() && !Update.has(flags, Update.ADMIN);
        this.flags = refreshes ? flags | Update.OVERRIDE : flags;
        this.old = entry.state;
        this.state = refreshes ? NeighborState.REACHABLE : requested;
        this.lladdr = lladdr;
        this.routerCounts = Update.has(flags, Update.OVERRIDE_ISROUTER);
    }

    /** Applies an update; returns whether it was taken. */
    static boolean apply(NeighborEntry entry, long lladdr, NeighborState requested, int flags) {
        return new EntryUpdate(entry, lladdr, requested, flags).run();
    }

    private boolean run() {
        if (entry.dead) {
            return false;
        }
        if (!Update.has(flags, Update.ADMIN) && (old == NeighborState.NOARP || old == NeighborState.PERMANENT)) {
            device.hit(NeighborRule.ADMIN_ONLY);
            return false;
        }
        if (!state.isValid()) {
            invalidate();
            return true;
        }
        if (lladdr == MacAddress.NONE) {
            if (!old.isValid()) {
                return false;
            }
            lladdr = entry.mac;
        }
        replaces = !old.isValid() || lladdr != entry.mac;
        if (state.isConnected()) {
            entry.confirmed = device.clock().now();
        }
        if (profile.updatedOnRefusal()) {
            entry.updated = device.clock().now();
        }
        boolean taken = judge();
        if (taken) {
            change();
        }
        if (routerCounts) {
            entry.router = Update.has(flags, Update.ISROUTER);
        }
        device.table().recount(entry, old);
        return taken;
    }

    /** Step 4: the administrator or a failure takes the address away. */
    private void invalidate() {
        entry.stopTimer();
        boolean pending = old == NeighborState.INCOMPLETE || old == NeighborState.PROBE;
        boolean failed = state == NeighborState.FAILED;
        entry.state = state;
        if (pending && failed) {
            entry.updated = device.clock().now();
        }
        if (state != old) {
            entry.noteChange(ChangeCause.UPDATE, NeighborRule.INVALIDATED_BY_UPDATE);
        }
        if (pending && failed) {
            entry.queue.fail();
        }
        if (old.isValid() || (pending && failed)) {
            device.announced(entry);
        }
        device.table().recount(entry, old);
    }

    /** Steps 7 and 8: whether a valid entry takes another address, and whether a hint changes its state. */
    private boolean judge() {
        if (!old.isValid()) {
            return true;
        }
        if (replaces && !Update.has(flags, Update.OVERRIDE)) {
            routerCounts = false;
            if (Update.has(flags, Update.WEAK_OVERRIDE) && old.isConnected()) {
                device.hit(NeighborRule.WEAK_OVERRIDE_DEMOTES);
                lladdr = entry.mac;
                replaces = false;
                state = NeighborState.STALE;
                return true;
            }
            device.hit(
                    state.isConnected() ? NeighborRule.CONFIRM_BEFORE_REFUSAL : NeighborRule.REFUSED_WITHOUT_OVERRIDE);
            return false;
        }
        if (!replaces && state == NeighborState.STALE && !Update.has(flags, Update.ADMIN)) {
            boolean keeps = !profile.staleHintResets() || old.isConnected() || Update.has(flags, Update.WEAK_OVERRIDE);
            if (keeps) {
                device.hit(NeighborRule.STALE_HINT);
                state = old;
            }
        }
        return true;
    }

    /** Steps 9 to 11. */
    private void change() {
        long now = device.clock().now();
        boolean moves = state != old;
        if (moves || replaces) {
            entry.updated = now;
            device.hit(NeighborRule.UPDATED_MOVES);
        }
        if (moves) {
            if (!state.isInTimer()) {
                entry.stopTimer();
            }
            if (state == NeighborState.PROBE && profile.probeCountReset()) {
                entry.probes = 0;
            }
            if (state.isInTimer()) {
                entry.addTimer(now + (state == NeighborState.REACHABLE ? device.reachableTicks() : 0));
            }
            entry.state = state;
        }
        if (replaces) {
            entry.mac = lladdr;
            if (!state.isConnected()) {
                entry.confirmed = now - 2 * device.baseTicks();
            }
        }
        if (moves || replaces) {
            entry.noteChange(ChangeCause.UPDATE, replaces ? NeighborRule.ADDRESS_CHANGED : NeighborRule.UPDATED_MOVES);
        }
        if (!old.isValid() && !entry.queue.isEmpty()) {
            device.hit(NeighborRule.QUEUE_FLUSHED);
            entry.queue.flushThrough(entry);
        }
        if (moves || replaces) {
            device.announced(entry);
        }
    }
}
