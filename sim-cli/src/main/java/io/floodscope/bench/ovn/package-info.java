/** Workload of the OVN models: many bindings for a day under each ageing controller. */
@NullMarked
package io.floodscope.bench.ovn;

import org.jspecify.annotations.NullMarked;
