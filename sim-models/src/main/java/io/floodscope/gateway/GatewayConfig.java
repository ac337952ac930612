package io.floodscope.gateway;

import io.floodscope.net.addr.MacAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * One gateway device.
 *
 * @param name unique node name
 * @param profile which frames it sends, from which MAC, and when
 * @param realMac its own MAC
 * @param interfaces its VLAN interfaces
 * @param floodUnknown what its own switching does with unknown unicast: flood within the VLAN, or drop
 * @param unresolvedQueue packets kept while a host is resolved; what does not fit is dropped and counted
 * @param udpReplyBytes payload of its answer to a UDP datagram that is addressed to itself; -1 = it does not answer
 * @param ecmpSeed seed of its flow hash
 */
public record GatewayConfig(
        String name,
        GatewayProfile profile,
        long realMac,
        List<VlanInterface> interfaces,
        boolean floodUnknown,
        int unresolvedQueue,
        int udpReplyBytes,
        long ecmpSeed) {

    /** Checks the values and keeps its own copy of the list. */
    public GatewayConfig {
        if (MacAddress.isGroup(realMac)) {
            throw new IllegalArgumentException(
                    "a MAC of a device is a unicast address, got " + MacAddress.format(realMac));
        }
        if (unresolvedQueue < 0 || udpReplyBytes < -1) {
            throw new IllegalArgumentException(
                    "negative queue or reply size: " + unresolvedQueue + ", " + udpReplyBytes);
        }
        List<Integer> seen = new ArrayList<>();
        for (VlanInterface one : interfaces) {
            if (seen.contains(one.vlan())) {
                throw new IllegalArgumentException(name + " has two interfaces in VLAN " + one.vlan());
            }
            seen.add(one.vlan());
        }
        interfaces = List.copyOf(interfaces);
    }

    /** A gateway that floods unknown unicast, keeps one packet per unresolved host and answers no UDP itself. */
    public static GatewayConfig of(String name, GatewayProfile profile, long realMac, List<VlanInterface> interfaces) {
        return new GatewayConfig(name, profile, realMac, interfaces, true, 1, -1, MacAddress.BROADCAST ^ realMac);
    }

    /** The same with another treatment of unknown unicast. */
    public GatewayConfig withFloodUnknown(boolean changed) {
        return new GatewayConfig(name, profile, realMac, interfaces, changed, unresolvedQueue, udpReplyBytes, ecmpSeed);
    }

    /** The same with another queue for unresolved hosts. */
    public GatewayConfig withUnresolvedQueue(int changed) {
        return new GatewayConfig(name, profile, realMac, interfaces, floodUnknown, changed, udpReplyBytes, ecmpSeed);
    }

    /** The same, answering UDP datagrams to itself with this payload. */
    public GatewayConfig withUdpReplyBytes(int changed) {
        return new GatewayConfig(name, profile, realMac, interfaces, floodUnknown, unresolvedQueue, changed, ecmpSeed);
    }
}
