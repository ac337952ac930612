/** What models write to while they run: counters, series and dated marks. */
@NullMarked
package io.floodscope.probe;

import org.jspecify.annotations.NullMarked;
