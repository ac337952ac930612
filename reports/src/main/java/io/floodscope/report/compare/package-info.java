/** Several runs against each other: two side by side, or a grid of them. */
@NullMarked
package io.floodscope.report.compare;

import org.jspecify.annotations.NullMarked;
