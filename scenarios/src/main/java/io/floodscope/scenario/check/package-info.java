/** Finds what a scenario that has the right shape still gets wrong: unknown names, loops, impossible values. */
@NullMarked
package io.floodscope.scenario.check;

import org.jspecify.annotations.NullMarked;
