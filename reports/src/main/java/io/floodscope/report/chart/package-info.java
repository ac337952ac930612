/** Charts: what they mean (specs), and how they are drawn as PNG (JFreeChart) and SVG. */
@NullMarked
package io.floodscope.report.chart;

import org.jspecify.annotations.NullMarked;
