/** Nodes, ports and links: wiring and delivery. */
@NullMarked
package io.floodscope.net.link;

import org.jspecify.annotations.NullMarked;
