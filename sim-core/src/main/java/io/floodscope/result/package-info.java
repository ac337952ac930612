/** The immutable outcome of a run; the contract between simulation and reports. */
@NullMarked
package io.floodscope.result;

import org.jspecify.annotations.NullMarked;
