/** Event traces and fingerprints of runs. */
@NullMarked
package io.floodscope.trace;

import org.jspecify.annotations.NullMarked;
