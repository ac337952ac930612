/** Replays recordings of real stacks and compares: shared by the trace families. */
@NullMarked
package io.floodscope.conform;

import org.jspecify.annotations.NullMarked;
