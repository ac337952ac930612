/** Identifiers of the modelled rules, each with its source. */
@NullMarked
package io.floodscope.rules;

import org.jspecify.annotations.NullMarked;
