package io.floodscope.conform.ovs;

import java.util.ArrayList;
import java.util.List;

/** Every state that a neighbour entry of an instance entered. */
final class NeighborLog {

    /** One change. */
    record Entry(double millis, String host, String ip, String state) {}

    private final List<Entry> entries = new ArrayList<>();

    void entered(double millis, String host, String ip, String state) {
        entries.add(new Entry(millis, host, ip, state));
    }

    List<Entry> of(String host, String ip) {
        return entries.stream()
                .filter(e -> e.host.equals(host) && e.ip.equals(ip))
                .toList();
    }
}
