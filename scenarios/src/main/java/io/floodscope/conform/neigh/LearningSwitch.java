package io.floodscope.conform.neigh;

import io.floodscope.engine.Scheduler;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bridge between the hosts of a trace: learns by source, floods what it does not know, forgets after a time, and as the kernel's bridge passes no frame from an impossible source. */
final class LearningSwitch implements Node {

    private record Learned(Port port, long seenNanos) {}

    private final Scheduler scheduler;
    private long ageingNanos;
    private final List<Port> ports = new ArrayList<>();
    private final Map<Long, Learned> table = new LinkedHashMap<>();

    LearningSwitch(Scheduler scheduler, long ageingNanos) {
        this.scheduler = scheduler;
        this.ageingNanos = ageingNanos;
    }

    void setAgeing(long nanos) {
        ageingNanos = nanos;
    }

    Port addPort(String portName) {
        Port port = new Port(this, portName, ports.size());
        ports.add(port);
        return port;
    }

    @Override
    public String name() {
        return "bridge";
    }

    @Override
    public boolean isStation() {
        return false;
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        if (frame.src() == 0 || MacAddress.isGroup(frame.src())) {
            return;
        }
        table.put(frame.src(), new Learned(in, scheduler.nowNanos()));
        Learned known = MacAddress.isGroup(frame.dst()) ? null : table.get(frame.dst());
        if (known != null && scheduler.nowNanos() - known.seenNanos() < ageingNanos) {
            if (known.port() != in) {
                known.port().send(frame, word);
            }
            return;
        }
        for (Port port : ports) {
            if (port != in) {
                port.send(frame, word);
            }
        }
    }

    @Override
    public void carrierChanged(Port port, boolean up) {
        if (!up) {
            table.values().removeIf(l -> l.port() == port);
        }
    }
}
