/** Records of unknown-unicast floods, written by any kind of bridge. */
@NullMarked
package io.floodscope.net.flood;

import org.jspecify.annotations.NullMarked;
