/** What is told about a sweep. */
@NullMarked
package io.floodscope.report.sweep;

import org.jspecify.annotations.NullMarked;
