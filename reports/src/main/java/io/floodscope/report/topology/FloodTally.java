package io.floodscope.report.topology;

import io.floodscope.result.Topology;

/**
 * What floods sent over a cable, or over several alike, in both directions together.
 *
 * @param cables how many cables
 * @param flooded copies of frames that were flooded for want of an entry
 * @param unwanted of them, copies that ended at a station that does not own their destination
 * @param unwantedBytes bytes of those
 * @param up whether every cable had carrier when the run ended
 */
record FloodTally(int cables, long flooded, long unwanted, long unwantedBytes, boolean up) {

    static final FloodTally NONE = new FloodTally(0, 0, 0, 0, true);

    static FloodTally of(Topology.Cable cable) {
        return new FloodTally(
                1,
                cable.a().floodedFrames() + cable.b().floodedFrames(),
                cable.a().unwantedFrames() + cable.b().unwantedFrames(),
                cable.a().unwantedBytes() + cable.b().unwantedBytes(),
                cable.up());
    }

    FloodTally plus(FloodTally other) {
        return new FloodTally(
                cables + other.cables,
                flooded + other.flooded,
                unwanted + other.unwanted,
                unwantedBytes + other.unwantedBytes,
                up && other.up);
    }

    /** How the cable is drawn. */
    Wear wear() {
        return unwanted > 0 ? Wear.UNWANTED : flooded > 0 ? Wear.PASSING : up ? Wear.QUIET : Wear.DOWN;
    }

    /** What floods did to a cable, the worst last. */
    enum Wear {
        /** No carrier. */
        DOWN,
        /** Nothing was flooded over it. */
        QUIET,
        /** Flooded copies passed, none of them to a station that does not want them. */
        PASSING,
        /** Copies reached a station that is not their addressee. */
        UNWANTED;

        /** Class of the stylesheet. */
        String cssClass() {
            return "wire-" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
