package io.floodscope.host.app;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.host.tcp.TcpConnection;
import io.floodscope.host.tcp.TcpEvents;
import io.floodscope.host.tcp.TcpServer;
import org.jspecify.annotations.Nullable;

/** Sends a message every interval on every connection that it accepts. */
final class PushServer implements TcpServer {

    private final Simulation simulation;
    private final long intervalNanos;
    private final int bytes;
    private final int packetsPerFrame;

    PushServer(Simulation simulation, long intervalNanos, int bytes, int packetsPerFrame) {
        this.simulation = simulation;
        this.intervalNanos = intervalNanos;
        this.bytes = bytes;
        this.packetsPerFrame = packetsPerFrame;
    }

    @Override
    public TcpEvents accepted() {
        return new Pushing();
    }

    /** One connection. */
    private final class Pushing extends Closing implements Event {
        private @Nullable TcpConnection connection;

        @Override
        public void connected(TcpConnection accepted) {
            connection = accepted;
            fire();
        }

        @Override
        public void fire() {
            TcpConnection current = connection;
            if (current != null && !current.isOver()) {
                current.write(bytes, packetsPerFrame);
                simulation.at(simulation.nowNanos() + intervalNanos, Phase.TRAFFIC, this);
            }
        }
    }
}
