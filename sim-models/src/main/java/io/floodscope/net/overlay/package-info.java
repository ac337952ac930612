/** What the members of an overlay know about where hosts are: the control plane without its messages. */
@NullMarked
package io.floodscope.net.overlay;

import org.jspecify.annotations.NullMarked;
