/** Records that mirror the blocks of a scenario file. */
@NullMarked
package io.floodscope.scenario.schema;

import org.jspecify.annotations.NullMarked;
