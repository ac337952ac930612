package io.floodscope.scenario.assemble;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.link.Port;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A host of a scenario, as expectations and events see it. */
public interface HostHandle {

    /** Name in the scenario. */
    String name();

    /** State of the neighbour entry for an address, NONE without one. */
    String neighborState(IpAddress address);

    /** MAC of the entry, or null. */
    @Nullable
    String neighborMac(IpAddress address);

    /** Its interfaces by {@code host/interface}, each at its port. */
    Map<String, Port> ports();

    /** Its neighbour tables, IPv4 first, as {@code ip -s neigh} or {@code ip -j -s neigh} prints them. */
    CommandOutput showNeighbours(boolean json);

    /** Number of neighbour entries of both families. */
    int neighborEntries();
}
