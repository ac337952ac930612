package io.floodscope.result;

/**
 * A stretch of time in which frames of a flow did not arrive.
 *
 * @param from sending node
 * @param to address or name of the receiver
 * @param startNanos when the first lost frame was sent
 * @param endNanos when delivery worked again, or the end of the run
 * @param lostFrames frames lost
 * @param cause why
 */
public record Outage(String from, String to, long startNanos, long endNanos, long lostFrames, Cause cause) {

    /** The same outage with another account of its cause. */
    public Outage withCause(Cause told) {
        return new Outage(from, to, startNanos, endNanos, lostFrames, told);
    }
}
