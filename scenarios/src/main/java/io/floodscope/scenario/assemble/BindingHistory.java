package io.floodscope.scenario.assemble;

/** Everything that happened to the MAC_Binding row of one router port and address, over all its lives. */
public final class BindingHistory {

    private final String port;
    private final String ip;
    private final Times insertions = new Times();
    private final Times macChanges = new Times();
    private final Times deletions = new Times();
    private final Times due = new Times();
    private final Times refreshes = new Times();
    private final Times probes = new Times();
    private final Times requests = new Times();
    private final Times lostPackets = new Times();
    private String lastDeletion = "";
    private long overdueSince = Long.MAX_VALUE;

    BindingHistory(String port, String ip) {
        this.port = port;
        this.ip = ip;
    }

    void deleted(long nanos, long dueNanos, String cause) {
        deletions.add(nanos);
        due.add(dueNanos);
        lastDeletion = cause;
    }

    void leftOver(long dueNanos) {
        overdueSince = dueNanos;
    }

    /** When the row that the run left behind had reached its threshold; {@link Long#MAX_VALUE} if it has not. */
    public long overdueSince() {
        return overdueSince;
    }

    /** The router port. */
    public String port() {
        return port;
    }

    /** Name of the row: router port and address. */
    public String row() {
        return port + "/" + ip;
    }

    /** Insertions of the row. */
    public Times insertions() {
        return insertions;
    }

    /** When it got another MAC. */
    public Times macChanges() {
        return macChanges;
    }

    /** Deletions; the one of number n ends the life that insertion n began. */
    public Times deletions() {
        return deletions;
    }

    /** When each of the deleted rows had reached its threshold; {@link Long#MAX_VALUE} for rows without one. */
    public Times due() {
        return due;
    }

    /** When its timestamp was renewed. */
    public Times refreshes() {
        return refreshes;
    }

    /** Requests sent for the row although it was there. */
    public Times probes() {
        return probes;
    }

    /** Requests sent because a packet found no row. */
    public Times requests() {
        return requests;
    }

    /** Packets lost while they waited for it. */
    public Times lostPackets() {
        return lostPackets;
    }

    /** Why it was last deleted, or empty. */
    public String lastDeletion() {
        return lastDeletion;
    }
}
