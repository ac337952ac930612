/** Random networks of bridges of every kind, and a ledger of what became of each frame. */
@NullMarked
package io.floodscope.bridge.property;

import org.jspecify.annotations.NullMarked;
