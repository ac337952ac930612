/** The event engine: clock, queue, timers and the one loop; it knows nothing about networks. */
@NullMarked
package io.floodscope.engine;

import org.jspecify.annotations.NullMarked;
