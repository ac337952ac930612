/** Time travel: tables at a moment of a run, as the operators' own commands print them. */
@NullMarked
package io.floodscope.scenario.show;

import org.jspecify.annotations.NullMarked;
