package io.floodscope.scenario.explain;

import io.floodscope.result.Band;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.Mark;
import io.floodscope.result.RunResult;
import io.floodscope.result.StateChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Questions to the record of a run: which state was an entity in, what happened last, what is a setting. */
final class Record {

    private final RunResult result;

    Record(RunResult result) {
        this.result = result;
    }

    RunResult result() {
        return result;
    }

    /** The state that an entity was in at a time. */
    Optional<StateChange> stateAt(Band band, long nanos) {
        StateChange last = null;
        for (StateChange change : band.changes()) {
            if (change.timeNanos() > nanos) {
                break;
            }
            last = change;
        }
        return Optional.ofNullable(last);
    }

    /** The first change of an entity after a time. */
    Optional<StateChange> changeAfter(Band band, long nanos) {
        return band.changes().stream().filter(c -> c.timeNanos() > nanos).findFirst();
    }

    Optional<Band> band(String entity) {
        return result.bands().stream().filter(b -> b.entity().equals(entity)).findFirst();
    }

    List<Band> bands(Predicate<String> entity) {
        return result.bands().stream().filter(b -> entity.test(b.entity())).toList();
    }

    /** The last mark of a kind in (from, to]. */
    Optional<Mark> lastMark(Predicate<Mark> wanted, long from, long to) {
        Mark last = null;
        for (Mark mark : result.marks()) {
            if (mark.timeNanos() > from && mark.timeNanos() <= to && wanted.test(mark)) {
                last = mark;
            }
        }
        return Optional.ofNullable(last);
    }

    List<Mark> marks(Predicate<Mark> wanted, long from, long to) {
        List<Mark> out = new ArrayList<>();
        for (Mark mark : result.marks()) {
            if (mark.timeNanos() >= from && mark.timeNanos() <= to && wanted.test(mark)) {
                out.add(mark);
            }
        }
        return out;
    }

    Optional<ConfigValue> setting(String path) {
        return result.configuration().stream()
                .filter(c -> c.path().equals(path))
                .findFirst();
    }
}
