/** Spine-leaf fabrics: their plan, their graph and the spines. Leaves are gateways and meet the spines through links only. */
@NullMarked
package io.floodscope.fabric;

import org.jspecify.annotations.NullMarked;
