/** Runs a scenario, measures it and judges its expectations. */
@NullMarked
package io.floodscope.scenario.run;

import org.jspecify.annotations.NullMarked;
