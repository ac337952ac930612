/** Open vSwitch: NORMAL forwarding, the flow cache of its datapath, bonds, patch ports. */
@NullMarked
package io.floodscope.bridge.ovs;

import org.jspecify.annotations.NullMarked;
