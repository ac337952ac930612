/** Turns a scenario into a network: the only place where names become objects. */
@NullMarked
package io.floodscope.scenario.assemble;

import org.jspecify.annotations.NullMarked;
