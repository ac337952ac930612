/** Fingerprints of a run. */
@NullMarked
package io.floodscope.trace;

import org.jspecify.annotations.NullMarked;
