package io.floodscope.probe;

import io.floodscope.result.StateChange;
import java.util.ArrayList;
import java.util.List;

/**
 * The states of one entity over time, such as a neighbour entry's REACHABLE and STALE or an FDB entry's presence; reports
 * draw it as a band.
 */
public final class StateBand {

    private final String entity;
    private final List<StateChange> changes = new ArrayList<>();

    StateBand(String entity) {
        this.entity = entity;
    }

    /** Whose states these are. */
    public String entity() {
        return entity;
    }

    /** Notes that the entity is in this state from now on; the same state again is no change. */
    public void enter(long timeNanos, String state) {
        if (changes.isEmpty() || !changes.get(changes.size() - 1).state().equals(state)) {
            changes.add(new StateChange(timeNanos, state));
        }
    }

    /** The changes so far, in order of time. */
    public List<StateChange> changes() {
        return List.copyOf(changes);
    }
}
