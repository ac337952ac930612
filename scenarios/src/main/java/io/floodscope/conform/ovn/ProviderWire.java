package io.floodscope.conform.ovn;

import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The provider bridge of the recordings: learns, floods what it does not know, and forgets nothing within a trace. */
final class ProviderWire implements Node {

    private final List<Port> ports = new ArrayList<>();
    private final Map<Long, Port> learned = new LinkedHashMap<>();

    Port newPort(String portName) {
        Port port = new Port(this, portName, ports.size());
        ports.add(port);
        return port;
    }

    @Override
    public String name() {
        return "provider-bridge";
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        learned.put(frame.src(), in);
        Port known = frame.isGroupAddressed() ? null : learned.get(frame.dst());
        if (known != null) {
            if (known != in) {
                known.send(frame, word);
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
    public boolean isStation() {
        return false;
    }
}
