/** Parsing and printing of quantities with units, identical on every machine. */
@NullMarked
package io.floodscope.text;

import org.jspecify.annotations.NullMarked;
