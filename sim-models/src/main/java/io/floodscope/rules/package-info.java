/** Ids of modelled rules, with the evidence they rest on. */
@NullMarked
package io.floodscope.rules;

import org.jspecify.annotations.NullMarked;
