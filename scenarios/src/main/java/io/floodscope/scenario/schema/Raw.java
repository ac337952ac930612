package io.floodscope.scenario.schema;

/** A value that is used before blocks are bound (variables, templates), so that any form is taken here. */
public final class Raw {

    /** The only instance. */
    public static final Raw INSTANCE = new Raw();

    private Raw() {}
}
