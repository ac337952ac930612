/** Applications on a host: what runs the traffic described in {@code io.floodscope.traffic}, and servers. */
@NullMarked
package io.floodscope.host.app;

import org.jspecify.annotations.NullMarked;
