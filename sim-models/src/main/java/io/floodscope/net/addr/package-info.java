/** Addresses as small values: MAC, IPv4, IPv6, prefix, VLAN. */
@NullMarked
package io.floodscope.net.addr;

import org.jspecify.annotations.NullMarked;
