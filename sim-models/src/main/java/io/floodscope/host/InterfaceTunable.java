package io.floodscope.host;

import java.util.Arrays;
import java.util.Optional;

/** Tunables under {@code net.ipv4.conf.<dev|all>} and {@code net.ipv6.conf.<dev|all>} that concern neighbours. */
public enum InterfaceTunable {
    /** Which requests are answered: 0 any local address, 1 of this interface, 2 and same subnet, 3 not host scope, 8 none. */
    ARP_IGNORE("arp_ignore", false, Combine.MAX, 0, 0, 8),
    /** Which source a probe names: 0 that of the packet, 1 if on the target's subnet, 2 the preferred one. */
    ARP_ANNOUNCE("arp_announce", false, Combine.MAX, 0, 0, 2),
    /** 1: answer only if the way back to the sender leaves by the receiving interface. */
    ARP_FILTER("arp_filter", false, Combine.OR, 0, 0, 1),
    /** 1: unknown senders of gratuitous ARP and replies are learned; 2: only those of a connected subnet. */
    ARP_ACCEPT("arp_accept", false, Combine.MAX, 0, 0, 2),
    /** 1: announce addresses when the interface comes up or changes its MAC. */
    ARP_NOTIFY("arp_notify", false, Combine.MAX, 0, 0, 1),
    /** 1: drop ARP whose sender and target address agree. */
    DROP_GRATUITOUS_ARP("drop_gratuitous_arp", false, Combine.OR, 0, 0, 1),
    /** 1: carrier loss deletes entries. */
    ARP_EVICT_NOCARRIER("arp_evict_nocarrier", false, Combine.AND, 1, 0, 1),
    /** 1: answer for addresses reached through other interfaces. */
    PROXY_ARP("proxy_arp", false, Combine.OR, 0, 0, 1),
    /** 1: answer for addresses reached through the receiving interface itself, as on private VLANs (RFC 3069). */
    PROXY_ARP_PVLAN("proxy_arp_pvlan", false, Combine.OR, 0, 0, 1),
    /** Which medium an interface is on: proxy_arp answers only between different ones; 0 a medium of its own, -1 unknown. */
    MEDIUM_ID("medium_id", false, Combine.DEVICE, 0, -1, Integer.MAX_VALUE),
    /** 1: forward packets. */
    FORWARDING4("forwarding", false, Combine.DEVICE, 0, 0, 1),
    /** 1: discard unsolicited advertisements. */
    DROP_UNSOLICITED_NA("drop_unsolicited_na", true, Combine.OR, 0, 0, 1),
    /** 1: advertise addresses when the interface comes up or changes its MAC. */
    NDISC_NOTIFY("ndisc_notify", true, Combine.OR, 0, 0, 1),
    /** 1: carrier loss deletes entries. */
    NDISC_EVICT_NOCARRIER("ndisc_evict_nocarrier", true, Combine.AND, 1, 0, 1),
    /** On routers: 1 an advertisement with link-layer option creates an entry, 2 only from a connected subnet. */
    ACCEPT_UNTRACKED_NA("accept_untracked_na", true, Combine.MAX, 0, 0, 2),
    /** 1: forward packets and set the R flag. */
    FORWARDING6("forwarding", true, Combine.DEVICE, 0, 0, 1),
    /** 1: a forwarding host answers solicitations for its proxied addresses. */
    PROXY_NDP("proxy_ndp", true, Combine.OR, 0, 0, 1),
    /** Solicitations of duplicate address detection. */
    DAD_TRANSMITS("dad_transmits", true, Combine.DEVICE, 1, 0, Integer.MAX_VALUE),
    /** 1: addresses outlive the interface's going down and pass duplicate address detection when it comes up. */
    KEEP_ADDR_ON_DOWN("keep_addr_on_down", true, Combine.OR, 0, 0, 1),
    /** 1: follow router advertisements. */
    ACCEPT_RA("accept_ra", true, Combine.DEVICE, 1, 0, 2);

    /** The medium_id of an interface that proxy_arp leaves alone. */
    static final int UNKNOWN_MEDIUM = -1;

    /** How the values of {@code all} and of the device meet. */
    public enum Combine {
        /** The larger one. */
        MAX,
        /** On if either is. */
        OR,
        /** On if both are. */
        AND,
        /** Only the device's own counts. */
        DEVICE
    }

    private final String kernelName;
    private final boolean v6;
    private final Combine combine;
    private final int initial;
    private final int min;
    private final int max;

    InterfaceTunable(String kernelName, boolean v6, Combine combine, int initial, int min, int max) {
        this.kernelName = kernelName;
        this.v6 = v6;
        this.combine = combine;
        this.initial = initial;
        this.min = min;
        this.max = max;
    }

    /** The file's name. */
    public String kernelName() {
        return kernelName;
    }

    /** Whether it belongs to IPv6. */
    public boolean isV6() {
        return v6;
    }

    /** The kernel's default. */
    public int initial() {
        return initial;
    }

    /** Smallest value with a meaning. */
    public int min() {
        return min;
    }

    /** Largest value with a meaning. */
    public int max() {
        return max;
    }

    /** How {@code all} and the device's value meet. */
    public Combine combine() {
        return combine;
    }

    int combined(int all, int device) {
        return switch (combine) {
            case MAX -> Math.max(all, device);
            case OR -> all != 0 || device != 0 ? 1 : 0;
            case AND -> all != 0 && device != 0 ? 1 : 0;
            case DEVICE -> device;
        };
    }

    /**
     * Refuses a value without a meaning.
     *
     * @throws IllegalArgumentException naming the tunable and its range
     */
    public int check(long value) {
        boolean gap = this == ARP_IGNORE && value > 3 && value < 8;
        if (value < min || value > max || gap) {
            throw new IllegalArgumentException(kernelName + " must lie between " + min + " and " + max
                    + (this == ARP_IGNORE ? " (4 to 7 are reserved)" : "") + ", got " + value);
        }
        return (int) value;
    }

    /** The tunable of this kernel name and family. */
    public static Optional<InterfaceTunable> byName(boolean v6, String name) {
        return Arrays.stream(values())
                .filter(t -> t.v6 == v6 && t.kernelName.equals(name))
                .findFirst();
    }
}
