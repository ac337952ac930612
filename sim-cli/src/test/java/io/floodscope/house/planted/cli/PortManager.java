package io.floodscope.house.planted.cli;

import static io.floodscope.house.ArchitectureRule.NO_CATCH_ALL_NAMES;

import io.floodscope.house.Breaks;

@Breaks(NO_CATCH_ALL_NAMES)
public final class PortManager {}
