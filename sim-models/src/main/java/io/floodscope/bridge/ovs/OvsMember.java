package io.floodscope.bridge.ovs;

import io.floodscope.bridge.core.TokenBucket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Port;
import org.jspecify.annotations.Nullable;

/** One interface of a bridge: where frames come in and go out. A bond has several, any other port one. */
final class OvsMember {

    final int id;
    final int ofport;
    final OvsPort bundle;
    final Port port;

    @Nullable
    TokenBucket policer;

    /** The flow of the last frame: steady flows send the same frame object again and again. */
    @Nullable
    DatapathFlow lastFlow;

    @Nullable
    Frame lastFrame;

    OvsMember(int id, int ofport, OvsPort bundle, Port port) {
        this.id = id;
        this.ofport = ofport;
        this.bundle = bundle;
        this.port = port;
    }

    /** Whether a bond may use it. An interface that is not wired yet counts as usable. */
    boolean isUsable() {
        return port.peer() == null || port.hasCarrier();
    }
}
