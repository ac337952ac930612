/**
 * OVN: logical routers and switches on chassis, the shared southbound tables MAC_Binding and FDB, and the controllers that
 * age them. Rules and their sources: {@link io.floodscope.ovn.OvnRule}; life of a binding: {@code docs/ovn-aging.md}.
 */
@NullMarked
package io.floodscope.ovn;

import org.jspecify.annotations.NullMarked;
