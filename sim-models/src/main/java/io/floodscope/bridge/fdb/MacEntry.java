package io.floodscope.bridge.fdb;

import io.floodscope.net.addr.MacAddress;
import org.jspecify.annotations.Nullable;

/** One address of a {@link MacTable}. Only its table changes it. */
public final class MacEntry {

    /** {@link #port()} of an entry that was inserted but has no port yet. */
    static final int NO_PORT = -1;

    final int vlan;
    final long mac;
    final long learnedNanos;
    boolean isStatic;
    int port = NO_PORT;
    long refreshedNanos;
    long deadlineNanos;
    long announcementLockNanos = Long.MIN_VALUE;
    long recency;

    @Nullable
    MacEntry newer;

    @Nullable
    MacEntry older;

    @Nullable
    MacEntry newerOnPort;

    @Nullable
    MacEntry olderOnPort;

    MacEntry(int vlan, long mac, long learnedNanos) {
        this.vlan = vlan;
        this.mac = mac;
        this.learnedNanos = learnedNanos;
    }

    /** VLAN id, 0 = untagged. */
    public int vlan() {
        return vlan;
    }

    /** The address. */
    public long mac() {
        return mac;
    }

    /** Number of the port behind which it is. */
    public int port() {
        return port;
    }

    /** When the entry was created, in ns of simulated time. */
    public long learnedNanos() {
        return learnedNanos;
    }

    /** When the entry was last refreshed, in ns of simulated time. */
    public long refreshedNanos() {
        return refreshedNanos;
    }

    /** When it will be gone if nothing refreshes it. */
    public long deadlineNanos() {
        return deadlineNanos;
    }

    /** Whether an operator pinned it: it never ages, moves or makes room. */
    public boolean isStatic() {
        return isStatic;
    }

    /** Until when a gratuitous ARP from a bond cannot move it. */
    public long announcementLockNanos() {
        return announcementLockNanos;
    }

    /** Locks the entry against announcements from bonds until an instant. */
    public void lockAnnouncements(long untilNanos) {
        announcementLockNanos = untilNanos;
    }

    @Override
    public String toString() {
        return MacAddress.format(mac) + " vlan " + vlan + " port " + port + (isStatic ? " static" : "");
    }
}
