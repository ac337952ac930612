package io.floodscope.imports;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a kernel's neighbour table, from {@code ip -j -s neigh}. The counter {@code probes} is not kept: it holds the
 * last value, a healthy entry may show 4.
 *
 * @param ip the next hop
 * @param dev its interface
 * @param mac its MAC; null while there is none, as in FAILED
 * @param states flags such as REACHABLE
 * @param used seconds since it was last used, null without {@code -s}
 * @param confirmed seconds since it was last confirmed
 * @param updated seconds since it last changed
 * @param where place in the file
 */
public record Neighbour(
        IpAddress ip,
        String dev,
        @Nullable MacAddress mac,
        List<String> states,
        @Nullable Long used,
        @Nullable Long confirmed,
        @Nullable Long updated,
        Where where) {

    /** Keeps its own copy of the states. */
    public Neighbour {
        states = List.copyOf(states);
    }
}
