package io.floodscope.scenario.run;

import java.util.Arrays;
import java.util.stream.LongStream;

/** When anything changed in a run: between two moments without a change the same thing happens for the same reason. */
final class Situation {

    private final long[] changes;

    Situation(RunData data) {
        LongStream marks = data.marks().stream().mapToLong(m -> m.timeNanos());
        LongStream states =
                data.bands().stream().flatMap(b -> b.changes().stream()).mapToLong(c -> c.timeNanos());
        LongStream floods = data.windows().stream().flatMapToLong(w -> LongStream.of(w.startNanos(), w.endNanos()));
        this.changes = LongStream.concat(LongStream.concat(marks, states), floods)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Whether nothing changed in (from, to]. */
    boolean isSame(long from, long to) {
        return firstAfter(from) == firstAfter(to);
    }

    private int firstAfter(long nanos) {
        int index = Arrays.binarySearch(changes, nanos);
        return index < 0 ? -index - 1 : index + 1;
    }
}
