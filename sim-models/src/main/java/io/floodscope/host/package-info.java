/** A Linux host: interfaces, addresses, ARP and neighbour discovery, routes, and what its applications send. */
@NullMarked
package io.floodscope.host;

import org.jspecify.annotations.NullMarked;
