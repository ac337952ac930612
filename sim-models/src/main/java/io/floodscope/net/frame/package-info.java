/** Immutable frames and their payloads. */
@NullMarked
package io.floodscope.net.frame;

import org.jspecify.annotations.NullMarked;
