package io.floodscope.house.planted.unmarked;

import static io.floodscope.house.ArchitectureRule.PACKAGES_ARE_NULL_MARKED;

import io.floodscope.house.Breaks;

@Breaks(PACKAGES_ARE_NULL_MARKED)
public final class StandsAlone {}
