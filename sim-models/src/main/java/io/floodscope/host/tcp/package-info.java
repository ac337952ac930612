/** TCP as far as addresses and their confirmation depend on it: connections, acknowledgements, retransmission. */
@NullMarked
package io.floodscope.host.tcp;

import org.jspecify.annotations.NullMarked;
