/** Parsing and printing of durations and quantities, the same everywhere. */
@NullMarked
package io.floodscope.text;

import org.jspecify.annotations.NullMarked;
