package io.floodscope.scenario.assemble;

/** Knows what became of the packets of one sender of a stream. */
@FunctionalInterface
public interface FlowProbe {

    /** What is known at a moment, usually the end of the run. */
    FlowMeasure measure(long nowNanos);
}
