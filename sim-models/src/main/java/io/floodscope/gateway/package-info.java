/** First-hop gateways: distributed (anycast) ones, routers and the timers with which they refresh their neighbours. */
@NullMarked
package io.floodscope.gateway;

import org.jspecify.annotations.NullMarked;
