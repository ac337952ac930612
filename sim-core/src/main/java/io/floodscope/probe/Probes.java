package io.floodscope.probe;

import io.floodscope.result.Mark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that models of one run observed, in the order of first use. Asking for a name again gives the same probe. */
public final class Probes {

    private final Map<String, Counter> counters = new LinkedHashMap<>();
    private final Map<String, BucketSeries> series = new LinkedHashMap<>();
    private final Map<String, StateBand> bands = new LinkedHashMap<>();
    private final List<Mark> marks = new ArrayList<>();

    /** The counter of this name, {@code <node>/<port or table>/<counter>}. */
    public Counter counter(String name) {
        return counters.computeIfAbsent(name, Counter::new);
    }

    /** The series of this name; unit and bucket are fixed by its first use. */
    public BucketSeries series(String name, String unit, long bucketNanos) {
        return series.computeIfAbsent(name, n -> new BucketSeries(n, unit, bucketNanos));
    }

    /** The state band of this entity. */
    public StateBand band(String entity) {
        return bands.computeIfAbsent(entity, StateBand::new);
    }

    /**
     * Leaves a dated fact that charts annotate and cause chains quote.
     *
     * @param kind a short fixed word such as {@code fdb-expired}
     */
    public void mark(long timeNanos, String entity, String kind, String text) {
        marks.add(new Mark(timeNanos, entity, kind, text));
    }

    /** All counters. */
    public Collection<Counter> counters() {
        return Collections.unmodifiableCollection(counters.values());
    }

    /** All series. */
    public Collection<BucketSeries> allSeries() {
        return Collections.unmodifiableCollection(series.values());
    }

    /** All state bands. */
    public Collection<StateBand> bands() {
        return Collections.unmodifiableCollection(bands.values());
    }

    /** All marks in the order in which they were left; one may be about an earlier moment. */
    public List<Mark> marks() {
        return Collections.unmodifiableList(marks);
    }
}
