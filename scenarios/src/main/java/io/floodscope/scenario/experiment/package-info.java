/** One scenario run many times: grids of settings and seeds, comparisons of two configurations. */
@NullMarked
package io.floodscope.scenario.experiment;

import org.jspecify.annotations.NullMarked;
