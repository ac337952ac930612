/** The kernel's neighbour subsystem: one state machine for ARP and neighbour discovery, its table and its tunables. */
@NullMarked
package io.floodscope.host.neigh;

import org.jspecify.annotations.NullMarked;
