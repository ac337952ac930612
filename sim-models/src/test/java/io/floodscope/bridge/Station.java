package io.floodscope.bridge;

import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** A station of a test network: owns one MAC, sends what it is told and remembers what arrives, with the time. */
public final class Station implements Node {

    /** A frame that arrived. */
    public record Arrival(long timeNanos, Frame frame, long word) {}

    private final String name;
    private final long mac;
    private final LongSupplier clock;
    private final Port port = new Port(this, "eth0", 0);
    private final List<Arrival> arrivals = new ArrayList<>();

    /** A station that has heard nothing. */
    public Station(String name, long mac, LongSupplier clock) {
        this.name = name;
        this.mac = mac;
        this.clock = clock;
    }

    /** Its only port. */
    public Port port() {
        return port;
    }

    /** Its MAC. */
    public long mac() {
        return mac;
    }

    /** Everything that arrived. */
    public List<Arrival> arrivals() {
        return arrivals;
    }

    /** Frames that arrived for somebody else's unicast address. */
    public long unwanted() {
        return arrivals.stream()
                .filter(a -> !a.frame().isGroupAddressed() && a.frame().dst() != mac)
                .count();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        arrivals.add(new Arrival(clock.getAsLong(), frame, word));
    }

    @Override
    public boolean isStation() {
        return true;
    }

    @Override
    public boolean owns(Port at, long address) {
        return address == mac;
    }
}
