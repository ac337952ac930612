/** Reads YAML with the place of every key and value, and binds it to the records of the schema. */
@NullMarked
package io.floodscope.scenario.load;

import org.jspecify.annotations.NullMarked;
