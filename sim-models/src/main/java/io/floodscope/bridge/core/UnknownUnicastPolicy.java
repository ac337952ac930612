package io.floodscope.bridge.core;

/** What a bridge does with unicast frames whose destination it does not know. */
public sealed interface UnknownUnicastPolicy
        permits UnknownUnicastPolicy.Flood, UnknownUnicastPolicy.Drop, UnknownUnicastPolicy.Rate {

    /** Flood them: the rule of IEEE 802.1D. */
    record Flood() implements UnknownUnicastPolicy {}

    /** Discard them: unknown-unicast blocking. The flood becomes a black hole. */
    record Drop() implements UnknownUnicastPolicy {}

    /**
     * Flood up to a rate, discard the rest: storm control.
     *
     * @param packetsPerSecond frames of the whole bridge per second
     * @param burst frames that may be flooded at once
     */
    record Rate(long packetsPerSecond, long burst) implements UnknownUnicastPolicy {

        /** Checks the ranges. */
        public Rate {
            if (packetsPerSecond <= 0 || burst <= 0) {
                throw new IllegalArgumentException(
                        "an unknown-unicast rate and its burst are above 0, got " + packetsPerSecond + " and " + burst);
            }
        }
    }

    /** Flood. */
    UnknownUnicastPolicy FLOOD = new Flood();

    /** Drop. */
    UnknownUnicastPolicy DROP = new Drop();

    /** Flood at most this many frames per second, one at a time. */
    static UnknownUnicastPolicy rate(long packetsPerSecond) {
        return new Rate(packetsPerSecond, 1);
    }
}
