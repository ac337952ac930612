/** The discrete-event engine: clock, total order of events, timers and run limits; knows nothing about networks. */
@NullMarked
package io.floodscope.engine;

import org.jspecify.annotations.NullMarked;
