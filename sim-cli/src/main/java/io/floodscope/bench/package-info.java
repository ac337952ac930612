/** The documented workloads, for comparing this engine and these models with others on one machine. */
@NullMarked
package io.floodscope.bench;

import org.jspecify.annotations.NullMarked;
