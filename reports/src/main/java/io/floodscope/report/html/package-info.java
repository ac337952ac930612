/** The HTML report: one file that asks for nothing else. */
@NullMarked
package io.floodscope.report.html;

import org.jspecify.annotations.NullMarked;
