package io.floodscope.gateway;

import io.floodscope.net.addr.Vlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A port of a gateway towards hosts and bridges.
 *
 * @param name port name
 * @param untaggedVlan VLAN of untagged frames, or {@link Vlan#UNTAGGED} to drop them
 * @param taggedVlans VLANs that pass with a tag; null: every VLAN that has an interface, except the untagged one
 * @param portChannel number of the multi-chassis port channel it belongs to at both members of a pair, 0 = none
 */
public record Downlink(
        String name, int untaggedVlan, @Nullable List<Integer> taggedVlans, int portChannel) {

    /** Keeps its own copy of the list. */
    public Downlink {
        taggedVlans = taggedVlans == null ? null : List.copyOf(taggedVlans);
        if (portChannel < 0) {
            throw new IllegalArgumentException("a port channel number is not negative, got " + portChannel);
        }
    }

    /** A trunk with all VLANs of the gateway, tagged. */
    public static Downlink trunk(String name) {
        return new Downlink(name, Vlan.UNTAGGED, null, 0);
    }

    /** A trunk with these VLANs, tagged. */
    public static Downlink trunk(String name, List<Integer> vlans) {
        return new Downlink(name, Vlan.UNTAGGED, vlans, 0);
    }

    /** An untagged port in one VLAN (0 for a gateway without VLANs). */
    public static Downlink access(String name, int vlan) {
        return new Downlink(name, vlan, List.of(), 0);
    }

    /** The same as a member of a multi-chassis port channel. */
    public Downlink inPortChannel(int number) {
        return new Downlink(name, untaggedVlan, taggedVlans, number);
    }

    /** Whether it carries a VLAN with a tag. */
    boolean tags(int vlan) {
        return vlan != untaggedVlan && (taggedVlans == null || taggedVlans.contains(vlan));
    }
}
