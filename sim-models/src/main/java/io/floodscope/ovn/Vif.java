package io.floodscope.ovn;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Port;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A logical switch port with an instance behind it; its addresses are known from configuration. */
public final class Vif {

    private final LogicalSwitch logicalSwitch;
    private OvnChassis chassis;
    private Port port;
    private final String name;
    private final long mac;
    private final List<IpAddress> addresses;
    private @Nullable Frame routedIn;
    private @Nullable Frame routedOut;

    Vif(LogicalSwitch logicalSwitch, OvnChassis chassis, Port port, String name, long mac, List<IpAddress> addresses) {
        this.logicalSwitch = logicalSwitch;
        this.chassis = chassis;
        this.port = port;
        this.name = name;
        this.mac = mac;
        this.addresses = List.copyOf(addresses);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    void moveTo(OvnChassis to, Port newPort) {
        chassis = to;
        port = newPort;
    }

    /** The chassis' port to which the instance is to be connected. */
    public Port port() {
        return port;
    }

    /** MAC of the instance. */
    public long mac() {
        return mac;
    }

    /** The switch it belongs to. */
    public LogicalSwitch logicalSwitch() {
        return logicalSwitch;
    }

    /** Where the instance runs. */
    public OvnChassis chassis() {
        return chassis;
    }

    boolean owns(IpAddress ip) {
        return addresses.contains(ip);
    }

    /** The frame that reaches the instance for a routed one, remembered so that a steady flow allocates nothing. */
    Frame routed(Frame in, long routerMac) {
        Frame out = routedOut;
        if (out == null || routedIn != in || out.src() != routerMac) {
            out = Frame.of(mac, routerMac, in.payload());
            routedIn = in;
            routedOut = out;
        }
        return out;
    }
}
