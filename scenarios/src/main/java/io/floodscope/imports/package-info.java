/** Reads the output of a machine's own tools and writes it down as a scenario. */
@NullMarked
package io.floodscope.imports;

import org.jspecify.annotations.NullMarked;
