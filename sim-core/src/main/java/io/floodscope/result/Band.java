package io.floodscope.result;

import java.util.List;

/** The states of one entity over the run. */
public record Band(String entity, List<StateChange> changes) {

    /** Keeps its own copy of the changes. */
    public Band {
        changes = List.copyOf(changes);
    }
}
