/** What hosts send, as data: schedules and kinds of flows, and the log of what was delivered. */
@NullMarked
package io.floodscope.traffic;

import org.jspecify.annotations.NullMarked;
