/** The commands of the floodscope program. */
@NullMarked
package io.floodscope.cli;

import org.jspecify.annotations.NullMarked;
