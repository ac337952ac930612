package io.floodscope.conform.ovs;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Port;

/** Sends prepared frames at a steady pace, in turn. */
final class RawFrames implements Event {

    private final Simulation simulation;
    private final Port port;
    private final Frame[] frames;
    private final Pace pace;
    private long sent;

    RawFrames(Simulation simulation, Port port, Frame[] frames, Pace pace) {
        this.simulation = simulation;
        this.port = port;
        this.frames = frames;
        this.pace = pace;
    }

    void start() {
        if (pace.count() > 0) {
            simulation.at(pace.timeOf(0), Phase.TRAFFIC, this);
        }
    }

    @Override
    public void fire() {
        port.send(frames[(int) (sent % frames.length)], sent);
        sent++;
        if (sent < pace.count()) {
            simulation.at(pace.timeOf(sent), Phase.TRAFFIC, this);
        }
    }
}
