/** Hardware switches in general: vendor aging, sweeps, ARP suppression. */
@NullMarked
package io.floodscope.bridge.generic;

import org.jspecify.annotations.NullMarked;
