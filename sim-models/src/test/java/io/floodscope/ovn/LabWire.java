package io.floodscope.ovn;

import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A learning switch that forgets nothing and moves a MAC to wherever it was heard last. */
final class LabWire implements Node {

    private final List<Port> ports = new ArrayList<>();
    private final Map<Long, Port> learned = new LinkedHashMap<>();

    Port newPort() {
        Port port = new Port(this, "p" + ports.size(), ports.size());
        ports.add(port);
        return port;
    }

    Port portOf(long mac) {
        return learned.get(mac);
    }

    @Override
    public String name() {
        return "wire";
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        learned.put(frame.src(), in);
        Port known = frame.isGroupAddressed() ? null : learned.get(frame.dst());
        for (Port port : ports) {
            if (port != in && (known == null || known == port)) {
                port.send(frame, word);
            }
        }
    }

    @Override
    public boolean isStation() {
        return false;
    }
}
