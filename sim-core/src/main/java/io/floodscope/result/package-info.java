/** The immutable result of a run: the contract between models and reports. */
@NullMarked
package io.floodscope.result;

import org.jspecify.annotations.NullMarked;
