/** Ethernet frames and what they carry. */
@NullMarked
package io.floodscope.net.frame;

import org.jspecify.annotations.NullMarked;
