/** Why it floods: from a finished run to the chain of facts, the inequality that was violated and what does not help. */
@NullMarked
package io.floodscope.scenario.explain;

import org.jspecify.annotations.NullMarked;
