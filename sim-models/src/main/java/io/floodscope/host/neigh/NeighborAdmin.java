package io.floodscope.host.neigh;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;

/** What an administrator does to the neighbours of a device with {@code ip neigh} (neigh_add, neigh_delete). */
public final class NeighborAdmin {

    private static final int ADMIN = Update.ADMIN | Update.OVERRIDE | Update.OVERRIDE_ISROUTER;

    private NeighborAdmin() {}

    /** What became of a command. */
    public enum Outcome {
        /** Done. */
        DONE,
        /** {@code add} of an entry that exists (EEXIST). */
        EXISTS,
        /** {@code change} or {@code del} of one that does not (ENOENT). */
        MISSING,
        /** No room in the table (ENOBUFS). */
        TABLE_FULL,
        /** A valid state without an address (EINVAL). */
        INVALID
    }

    /** Which command. */
    public enum Verb {
        /** Only if it does not exist. */
        ADD,
        /** Only if it exists. */
        CHANGE,
        /** Either. */
        REPLACE
    }

    /**
     * ip neigh add, change or replace.
     *
     * @param mac link-layer address, or MacAddress.NONE to keep it
     * @param state the state asked for; iproute2 asks for PERMANENT if none is given
     * @param router mark it as a router
     * @param extLearned mark it as learned by an outside control plane
     */
    public static Outcome put(
            NeighborDevice device,
            Verb verb,
            IpAddress ip,
            long mac,
            NeighborState state,
            boolean router,
            boolean extLearned) {
        NeighborEntry entry = device.lookup(ip);
        if (entry == null) {
            if (verb == Verb.CHANGE) {
                return Outcome.MISSING;
            }
            entry = device.create(ip, extLearned || state == NeighborState.PERMANENT);
            if (entry == null) {
                return Outcome.TABLE_FULL;
            }
        } else if (verb == Verb.ADD) {
            return Outcome.EXISTS;
        }
        if (state.isValid() && mac == MacAddress.NONE && !entry.state().isValid()) {
            return Outcome.INVALID;
        }
        device.table().setExtLearned(entry, extLearned);
        int flags = ADMIN | (router ? Update.ISROUTER : 0);
        EntryUpdate.apply(entry, mac, state, flags);
        return Outcome.DONE;
    }

    /** ip neigh replace ... use: resolve or verify it as a packet would. */
    public static Outcome use(NeighborDevice device, IpAddress ip) {
        NeighborEntry entry = device.resolve(ip);
        if (entry == null) {
            return Outcome.TABLE_FULL;
        }
        dropPermanent(entry);
        entry.use(null, 0, true);
        return Outcome.DONE;
    }

    /** ip neigh replace ... managed: keep it resolved from now on. */
    public static Outcome manage(NeighborDevice device, IpAddress ip) {
        if (!device.profile().managedEntries()) {
            return Outcome.INVALID;
        }
        NeighborEntry entry = device.resolve(ip);
        if (entry == null) {
            return Outcome.TABLE_FULL;
        }
        dropPermanent(entry);
        device.table().manage(entry);
        return Outcome.DONE;
    }

    private static void dropPermanent(NeighborEntry entry) {
        if (entry.state == NeighborState.PERMANENT) {
            entry.state = NeighborState.NONE;
            entry.device().table().recount(entry, NeighborState.PERMANENT);
        }
    }

    /** ip neigh del. */
    public static Outcome delete(NeighborDevice device, IpAddress ip) {
        NeighborEntry entry = device.lookup(ip);
        if (entry == null) {
            return Outcome.MISSING;
        }
        EntryUpdate.apply(entry, MacAddress.NONE, NeighborState.FAILED, Update.ADMIN | Update.OVERRIDE);
        device.remove(entry);
        return Outcome.DONE;
    }

    /** ip neigh flush: all states but PERMANENT and NOARP, or the states asked for. */
    public static void flush(NeighborDevice device, Set<NeighborState> states) {
        Set<NeighborState> chosen = states.isEmpty()
                ? EnumSet.complementOf(EnumSet.of(NeighborState.PERMANENT, NeighborState.NOARP))
                : EnumSet.copyOf(states);
        for (NeighborEntry entry : new ArrayList<>(device.entries())) {
            if (chosen.contains(entry.state())) {
                delete(device, entry.ip());
            }
        }
    }
}
