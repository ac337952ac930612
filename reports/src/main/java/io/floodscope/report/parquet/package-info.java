/** Apache Parquet files: flat tables, written without a library. */
@NullMarked
package io.floodscope.report.parquet;

import org.jspecify.annotations.NullMarked;
