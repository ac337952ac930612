package io.floodscope.ovn;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.Frame;
import org.jspecify.annotations.Nullable;

/** A row of the southbound table MAC_Binding: (logical port, IP) is at this MAC. */
public final class MacBinding extends AgingRow {

    private final LogicalRouterPort port;
    private final IpAddress ip;
    private @Nullable Frame routedIn;
    private @Nullable Frame routedOut;
    private @Nullable Frame probe;

    MacBinding(
            LogicalRouterPort port,
            IpAddress ip,
            long order,
            FlowStats[] flows,
            long mac,
            long timestampMillis,
            String cause) {
        super(order, flows, mac, timestampMillis, cause);
        this.port = port;
        this.ip = ip;
    }

    /** The router port behind which the address lives. */
    public LogicalRouterPort port() {
        return port;
    }

    /** The neighbour's address. */
    public IpAddress ip() {
        return ip;
    }

    /** The frame that leaves for an incoming one, remembered so that a steady flow allocates nothing. */
    Frame routed(Frame in) {
        Frame out = routedOut;
        if (out == null || routedIn != in || out.dst() != mac()) {
            out = Frame.of(mac(), port.mac(), in.payload());
            routedIn = in;
            routedOut = out;
        }
        return out;
    }

    /** The probe for this row, built once. */
    Frame probe(Frame built) {
        Frame known = probe;
        if (known == null || known.dst() != built.dst() || !known.payload().equals(built.payload())) {
            known = built;
            probe = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return port.name() + " " + ip + " " + MacAddress.format(mac());
    }
}
