/** Frames as bytes on a wire, for captures. */
@NullMarked
package io.floodscope.net.wire;

import org.jspecify.annotations.NullMarked;
