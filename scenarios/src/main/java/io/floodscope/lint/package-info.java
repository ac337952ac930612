/** Finds timer inversions and values that are not what they seem, by inequalities and without a simulation. */
@NullMarked
package io.floodscope.lint;

import org.jspecify.annotations.NullMarked;
