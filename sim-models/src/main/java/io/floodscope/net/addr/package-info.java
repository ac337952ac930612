/** MAC and IP addresses, prefixes and VLAN ids as values. */
@NullMarked
package io.floodscope.net.addr;

import org.jspecify.annotations.NullMarked;
