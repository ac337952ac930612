/** What happened, fact by fact: packet captures and event traces. */
@NullMarked
package io.floodscope.report.capture;

import org.jspecify.annotations.NullMarked;
