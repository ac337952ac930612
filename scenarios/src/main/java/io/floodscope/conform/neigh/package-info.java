/** Replays recordings of the neighbour tables of real Linux hosts (family linux-neigh). */
@NullMarked
package io.floodscope.conform.neigh;

import org.jspecify.annotations.NullMarked;
