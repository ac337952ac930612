/**
 * First-hop redundancy: VRRP as keepalived runs it, HSRP, and the announcements that move an address. A group member knows
 * its machine only as a {@link io.floodscope.vrrp.VirtualAddressHolder}.
 */
@NullMarked
package io.floodscope.vrrp;

import org.jspecify.annotations.NullMarked;
