/** The Linux kernel's bridge. */
@NullMarked
package io.floodscope.bridge.linux;

import org.jspecify.annotations.NullMarked;
