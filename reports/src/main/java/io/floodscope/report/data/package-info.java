/** Machine-readable faces of a run: result.json and CSV. */
@NullMarked
package io.floodscope.report.data;

import org.jspecify.annotations.NullMarked;
