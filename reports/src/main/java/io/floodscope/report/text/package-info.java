/** Faces of a run as text: console summary, Markdown, JUnit XML, annotations for CI. */
@NullMarked
package io.floodscope.report.text;

import org.jspecify.annotations.NullMarked;
