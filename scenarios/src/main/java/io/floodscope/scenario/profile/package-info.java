/** Vendor profiles of gateways as data: one file each, every value with its source. */
@NullMarked
package io.floodscope.scenario.profile;

import org.jspecify.annotations.NullMarked;
