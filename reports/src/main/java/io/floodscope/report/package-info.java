/** Faces of a run result: JSON, HTML, charts, text and formats for CI. */
@NullMarked
package io.floodscope.report;

import org.jspecify.annotations.NullMarked;
