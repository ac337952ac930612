/** Independent random streams, one per (seed, owner, purpose). */
@NullMarked
package io.floodscope.random;

import org.jspecify.annotations.NullMarked;
