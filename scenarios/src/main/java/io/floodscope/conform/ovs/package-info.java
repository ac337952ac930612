/** Replays recordings of Open vSwitch: bridges, instances, a scripted gateway, and what was expected of them. */
@NullMarked
package io.floodscope.conform.ovs;

import org.jspecify.annotations.NullMarked;
