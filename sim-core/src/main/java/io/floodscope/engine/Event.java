package io.floodscope.engine;

/**
 * Something that happens at one instant of simulated time.
 *
 * <p>Models implement it with small named types (one per kind of event) rather than lambdas, so that traces, fingerprints
 * and stack dumps name what happened. An instance may be scheduled again after it fired; steady flows reuse one.
 */
@FunctionalInterface
public interface Event {

    /** Carries out the event. The clock already shows the event's time. */
    void fire();

    /**
     * A number that identifies what fired and where, mixed into the events fingerprint. It must not depend on object
     * identity; zero means "only the time counts".
     */
    default long fingerprint() {
        return 0;
    }
}
