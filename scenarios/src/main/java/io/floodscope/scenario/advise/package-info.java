/**
 * What to change in a scenario that floods or loses frames: the options with their price, the safe value with its proof, a
 * counterexample beyond the border, and what does not help. Every sentence rests on runs of the scenario itself.
 */
@NullMarked
package io.floodscope.scenario.advise;

import org.jspecify.annotations.NullMarked;
