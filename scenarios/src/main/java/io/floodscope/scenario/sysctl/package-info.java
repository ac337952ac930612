/** Settings of a Linux kernel as scenarios write them: what a name or key means, and which values a kernel takes. */
@NullMarked
package io.floodscope.scenario.sysctl;

import org.jspecify.annotations.NullMarked;
