package io.floodscope.result;

/**
 * A stretch of time in which a bridge flooded unicast frames to one destination because it had no FDB entry for it.
 *
 * @param bridge the flooding bridge
 * @param vlan VLAN id, 0 for untagged
 * @param dstMac destination MAC in colon notation
 * @param startNanos first flooded frame
 * @param endNanos when the destination was learned again, or the last flooded frame if it was not
 * @param openEnd true if the flood still went on when the run ended
 * @param frames frames flooded
 * @param copies copies made of them, one per egress port
 * @param unwantedCopies copies that went to a port whose owner is not the addressee
 * @param unwantedBytes bytes of those copies, Ethernet header included, FCS not
 * @param cause why the entry was missing
 */
public record FloodWindow(
        String bridge,
        int vlan,
        String dstMac,
        long startNanos,
        long endNanos,
        boolean openEnd,
        long frames,
        long copies,
        long unwantedCopies,
        long unwantedBytes,
        Cause cause) {

    /** Length in nanoseconds. */
    public long lengthNanos() {
        return endNanos - startNanos;
    }

    /** The same window with another account of its cause. */
    public FloodWindow withCause(Cause told) {
        return new FloodWindow(
                bridge,
                vlan,
                dstMac,
                startNanos,
                endNanos,
                openEnd,
                frames,
                copies,
                unwantedCopies,
                unwantedBytes,
                told);
    }
}
