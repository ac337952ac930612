/** Records that mirror the YAML, one per block, with the meaning of every key beside it. */
@NullMarked
package io.floodscope.scenario.schema;

import org.jspecify.annotations.NullMarked;
