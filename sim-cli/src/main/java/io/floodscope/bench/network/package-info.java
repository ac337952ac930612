/** The documented workloads of whole networks: a flooding bridge (W2) and the seed incident (W3). */
@NullMarked
package io.floodscope.bench.network;

import org.jspecify.annotations.NullMarked;
