/** What all bridges share: VLAN membership of ports, policing, the journal of an FDB. */
@NullMarked
package io.floodscope.bridge.core;

import org.jspecify.annotations.NullMarked;
