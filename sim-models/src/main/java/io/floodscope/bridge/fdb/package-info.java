/** Forwarding databases: learned addresses, their aging, eviction and history. */
@NullMarked
package io.floodscope.bridge.fdb;

import org.jspecify.annotations.NullMarked;
