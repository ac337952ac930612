package io.floodscope.scenario.run;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Sums of what the interfaces of hosts counted of ARP and neighbour discovery. */
final class HostCounters {

    private static final List<String> REQUESTS = List.of("/arp_tx_requests", "/nd_tx_solicitations");
    private static final List<String> REPLIES = List.of("/arp_tx_replies", "/nd_tx_advertisements");
    private static final List<String> REPLIES_RECEIVED = List.of("/arp_rx_replies", "/nd_rx_advertisements");

    private final RunData data;

    HostCounters(RunData data) {
        this.data = data;
    }

    long requests(Collection<String> hosts) {
        return sum(hosts, REQUESTS);
    }

    long replies(Collection<String> hosts) {
        return sum(hosts, REPLIES);
    }

    long repliesReceived(Collection<String> hosts) {
        return sum(hosts, REPLIES_RECEIVED);
    }

    private long sum(Collection<String> hosts, List<String> endings) {
        long sum = 0;
        for (Map.Entry<String, Long> entry : data.counters().entrySet()) {
            String name = entry.getKey();
            String owner = name.substring(0, Math.max(0, name.indexOf('/')));
            if (endings.stream().anyMatch(name::endsWith) && hosts.contains(owner)) {
                sum += entry.getValue();
            }
        }
        return sum;
    }
}
