/** Nodes, ports and links: who is wired to whom, and how frames travel. */
@NullMarked
package io.floodscope.net.link;

import org.jspecify.annotations.NullMarked;
