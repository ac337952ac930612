/** The language described from its own declarations: JSON Schema and reference. */
@NullMarked
package io.floodscope.scenario.reference;

import org.jspecify.annotations.NullMarked;
