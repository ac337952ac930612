package io.floodscope.scenario.sysctl;

import io.floodscope.host.InterfaceTunable;
import io.floodscope.scenario.schema.NeighSpec;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A key of a block of neighbour settings and the interface's tunable that it means.
 *
 * @param key the word of the language
 * @param tunable the kernel's tunable
 * @param reader takes the value, a number or a switch, from a block
 */
public record InterfaceKey(String key, InterfaceTunable tunable, Function<NeighSpec, @Nullable Object> reader) {

    /** All keys that are tunables of interfaces. */
    public static final List<InterfaceKey> ALL = List.of(
            new InterfaceKey("arp-ignore", InterfaceTunable.ARP_IGNORE, NeighSpec::arpIgnore),
            new InterfaceKey("arp-announce", InterfaceTunable.ARP_ANNOUNCE, NeighSpec::arpAnnounce),
            new InterfaceKey("arp-filter", InterfaceTunable.ARP_FILTER, NeighSpec::arpFilter),
            new InterfaceKey("arp-accept", InterfaceTunable.ARP_ACCEPT, NeighSpec::arpAccept),
            new InterfaceKey("arp-notify", InterfaceTunable.ARP_NOTIFY, NeighSpec::arpNotify),
            new InterfaceKey("drop-gratuitous-arp", InterfaceTunable.DROP_GRATUITOUS_ARP, NeighSpec::dropGratuitousArp),
            new InterfaceKey("arp-evict-nocarrier", InterfaceTunable.ARP_EVICT_NOCARRIER, NeighSpec::arpEvictNocarrier),
            new InterfaceKey("proxy-arp", InterfaceTunable.PROXY_ARP, NeighSpec::proxyArp),
            new InterfaceKey("proxy-arp-pvlan", InterfaceTunable.PROXY_ARP_PVLAN, NeighSpec::proxyArpPvlan),
            new InterfaceKey("medium-id", InterfaceTunable.MEDIUM_ID, NeighSpec::mediumId),
            new InterfaceKey("proxy-ndp", InterfaceTunable.PROXY_NDP, NeighSpec::proxyNdp),
            new InterfaceKey("drop-unsolicited-na", InterfaceTunable.DROP_UNSOLICITED_NA, NeighSpec::dropUnsolicitedNa),
            new InterfaceKey("ndisc-notify", InterfaceTunable.NDISC_NOTIFY, NeighSpec::ndiscNotify),
            new InterfaceKey(
                    "ndisc-evict-nocarrier", InterfaceTunable.NDISC_EVICT_NOCARRIER, NeighSpec::ndiscEvictNocarrier),
            new InterfaceKey("accept-untracked-na", InterfaceTunable.ACCEPT_UNTRACKED_NA, NeighSpec::acceptUntrackedNa),
            new InterfaceKey("dad-transmits", InterfaceTunable.DAD_TRANSMITS, NeighSpec::dadTransmits),
            new InterfaceKey("keep-addr-on-down", InterfaceTunable.KEEP_ADDR_ON_DOWN, NeighSpec::keepAddrOnDown),
            new InterfaceKey("accept-ra", InterfaceTunable.ACCEPT_RA, NeighSpec::acceptRa));

    /** The value of a block as the kernel's file holds it, or null if it is not written. */
    public @Nullable Long value(NeighSpec block) {
        Object written = reader.apply(block);
        if (written instanceof Boolean on) {
            return on ? 1L : 0L;
        }
        return written instanceof Integer number ? Long.valueOf(number) : null;
    }
}
