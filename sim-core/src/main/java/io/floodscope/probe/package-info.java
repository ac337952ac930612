/** What models write to while a run goes on: counters, step series, marks. */
@NullMarked
package io.floodscope.probe;

import org.jspecify.annotations.NullMarked;
