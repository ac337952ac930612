package io.floodscope.conform.ovs;

import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;

/** A host without IP stack: raw frames leave it, whatever arrives is only captured. */
final class PlainHost implements Node {

    private final TraceTopology.Host spec;
    private final Port port;

    PlainHost(TraceTopology.Host spec) {
        this.spec = spec;
        this.port = new Port(this, "eth0", 0);
    }

    Port port() {
        return port;
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        // Nobody listens: the capture has seen it.
    }

    @Override
    public boolean isStation() {
        return true;
    }

    @Override
    public boolean owns(Port at, long mac) {
        if (mac == spec.mac()) {
            return true;
        }
        for (long also : spec.alsoMacs()) {
            if (mac == also) {
                return true;
            }
        }
        return false;
    }
}
