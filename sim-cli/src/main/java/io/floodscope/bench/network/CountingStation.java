package io.floodscope.bench.network;

import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;

/** A station that counts frames and bytes that are not for it. */
final class CountingStation implements Node {

    private final String name;
    private final long mac;
    private final Port port = new Port(this, "eth0", 0);
    private long unwantedFrames;
    private long unwantedBytes;

    CountingStation(String name, long mac) {
        this.name = name;
        this.mac = mac;
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        if (frame.dst() != mac) {
            unwantedFrames++;
            unwantedBytes += frame.bytes();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isStation() {
        return true;
    }

    @Override
    public boolean owns(Port at, long address) {
        return address == mac;
    }

    Port port() {
        return port;
    }

    long mac() {
        return mac;
    }

    long unwantedFrames() {
        return unwantedFrames;
    }

    long unwantedBytes() {
        return unwantedBytes;
    }
}
