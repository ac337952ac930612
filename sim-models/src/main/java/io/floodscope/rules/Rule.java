package io.floodscope.rules;

/**
 * A modelled rule of a real stack. Implemented by enums, one per model; the Javadoc of each constant gives the source. Every
 * rule has a line in its model's page and a test that hits it.
 */
public interface Rule {

    /** Stable id such as {@code neigh.stale-use-starts-delay}. */
    String id();

    /** What it rests on. */
    Evidence evidence();
}
