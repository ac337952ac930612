package io.floodscope.house.planted.probe;

import static io.floodscope.house.ArchitectureRule.NO_PUBLIC_MUTABLE_FIELDS;

import io.floodscope.house.Breaks;

@Breaks(NO_PUBLIC_MUTABLE_FIELDS)
public final class OpenCounter {
    public long value;
}
