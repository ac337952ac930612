package io.floodscope.ovn;

/**
 * A southbound row with a timestamp: a MAC binding or an FDB entry. Remembers what last happened to it and when its flows on
 * each chassis were hit.
 */
public abstract class AgingRow extends DueItem {

    /** Place in the table's dense array. */
    int denseIndex = -1;
    /** Random, like a row's UUID: decides the order in which a limited run takes rows. */
    final long order;
    /** Statistics of the row's flows, one per chassis. */
    final FlowStats[] flows;

    private long mac;
    private long timestampMillis;
    private long thresholdMillis;
    private String lastCause;
    private int probesSinceRenewal;

    AgingRow(long order, FlowStats[] flows, long mac, long timestampMillis, String cause) {
        this.order = order;
        this.flows = flows;
        this.mac = mac;
        this.timestampMillis = timestampMillis;
        this.lastCause = cause;
    }

    /** The MAC: of the neighbour (MAC binding), or the key itself (FDB). */
    public final long mac() {
        return mac;
    }

    /** Wall-clock time of the last write or refresh, in ms since the epoch. */
    public final long timestampMillis() {
        return timestampMillis;
    }

    /** Threshold by which northd deletes it, in ms; 0 = never. */
    public final long thresholdMillis() {
        return thresholdMillis;
    }

    /** What last happened to it, in words. */
    public final String lastCause() {
        return lastCause;
    }

    /** When northd will find it due, on the wall clock. */
    @Override
    final long dueMillis() {
        return timestampMillis + thresholdMillis;
    }

    final void write(long newMac, long newTimestampMillis, String cause) {
        mac = newMac;
        timestampMillis = newTimestampMillis;
        lastCause = cause;
        probesSinceRenewal = 0;
    }

    /** Requests that were sent for it since its timestamp was last written. */
    final int probesSinceRenewal() {
        return probesSinceRenewal;
    }

    final void probed() {
        probesSinceRenewal++;
    }

    final void threshold(long millis) {
        thresholdMillis = millis;
    }

    final void cause(String cause) {
        lastCause = cause;
    }
}
