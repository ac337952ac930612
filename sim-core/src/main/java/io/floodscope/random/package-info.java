/** Named random streams, one per purpose, all derived from the seed of a run. */
@NullMarked
package io.floodscope.random;

import org.jspecify.annotations.NullMarked;
