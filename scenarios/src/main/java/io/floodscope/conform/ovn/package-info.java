/** Replays recordings of OVN's ageing, and timelines derived from the text of the 2018 proposal. */
@NullMarked
package io.floodscope.conform.ovn;

import org.jspecify.annotations.NullMarked;
