package io.floodscope.gateway;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.addr.Vlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A routed VLAN interface: the default gateway of one VLAN.
 *
 * @param vlan VLAN id, 1 to 4094, or 0 for a network without VLANs
 * @param virtualMac the MAC that hosts resolve the gateway to
 * @param addresses gateway addresses with their prefix length, at least one; the first of each family is the sender of the
 *     gateway's own requests
 */
public record VlanInterface(int vlan, long virtualMac, List<Prefix> addresses) {

    /** Checks the values and keeps its own copy of the list. */
    public VlanInterface {
        if (vlan != Vlan.PRIORITY && !Vlan.isConfigurable(vlan)) {
            throw new IllegalArgumentException("a VLAN id is 1 to 4094, or 0 for none, got " + vlan);
        }
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("VLAN " + vlan + " needs a gateway address");
        }
        if (MacAddress.isGroup(virtualMac)) {
            throw new IllegalArgumentException(
                    "a virtual MAC is a unicast address, got " + MacAddress.format(virtualMac));
        }
        addresses = List.copyOf(addresses);
    }

    /** Whether an address is one of the gateway's own. */
    boolean owns(IpAddress address) {
        for (int i = 0; i < addresses.size(); i++) {
            if (addresses.get(i).address().equals(address)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an address lies in a subnet of this VLAN. */
    boolean contains(IpAddress address) {
        for (int i = 0; i < addresses.size(); i++) {
            if (addresses.get(i).contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** The gateway address from which requests for a host of this family are sent, or null. */
    @Nullable
    IpAddress senderFor(IpAddress host) {
        for (Prefix prefix : addresses) {
            if (prefix.contains(host)) {
                return prefix.address();
            }
        }
        return null;
    }
}
