package io.floodscope.scenario.schema;

import io.floodscope.net.addr.IpAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A member of a VRRP group. */
@Block(
        value = "vrrp",
        doc = "A member of a VRRP group on a host's first interface, as keepalived runs it. It starts with the run.")
public record VrrpSpec(
        Origin origin,

        @Key(value = "Virtual router id.", required = true, min = "1", max = "255")
        int id,

        @Key(value = "Virtual addresses.", required = true) List<IpAddress> address,

        @Key(value = "Priority; 255 owns the addresses.", def = "100", source = "keepalived", min = "1", max = "255")
        int priority,

        @Key(value = "Protocol version, 2 or 3.", def = "2", source = "keepalived", min = "2", max = "3")
        int version,

        @Key(
                value = "Time between adverts; whole seconds in version 2.",
                def = "1s",
                source = "keepalived",
                min = "10ms",
                max = "255s")
        Duration advert,

        @Key(value = "Whether it uses the group's virtual MAC (use_vmac) rather than its own.", def = "false")
        boolean virtualMac,

        @Key(
                value =
                        "Whether adverts leave with the interface's own MAC although it uses the virtual one for all else "
                                + "(vmac_xmit_base).",
                def = "false")
        boolean vmacXmitBase,

        @Key(value = "Whether it takes over from a lower priority.", def = "true", source = "keepalived")
        boolean preempt,

        @Key(
                value = "How long it goes on heeding a master of lower priority before it takes over (preempt_delay); "
                        + "nothing without preempt.",
                def = "0s",
                min = "0s",
                max = "1000s")
        Duration preemptDelay,

        @Key(value = "Whether it sends one more advert before it yields.", def = "false", source = "keepalived")
        boolean higherPrioSendAdvert,

        @Key(value = "Adverts that may be missed.", def = "3", source = "keepalived", min = "1", max = "100")
        int downTimerAdverts,

        @Key("Announcements; keepalived's defaults without it.") @Nullable
        GarpBurstSpec garp) {

    /** Announcements of a new master. */
    @Block(
            value = "garp schedule",
            doc = "When a new master announces its addresses; names and defaults are keepalived's.")
    public record GarpBurstSpec(
            Origin origin,

            @Key(value = "Frames per address in each burst (garp_master_repeat).", def = "5", min = "0", max = "1000")
            int repeat,

            @Key(
                    value = "Time to the second burst, 0s for none (garp_master_delay).",
                    def = "5s",
                    min = "0s",
                    max = "24h")
            Duration delay,

            @Key(
                    value = "Period of later announcements, 0s for none (garp_master_refresh). They go with an advert.",
                    def = "0s",
                    min = "0s",
                    max = "24h")
            Duration refresh,

            @Key(value = "Frames in each of those (garp_master_refresh_repeat).", def = "1", min = "0", max = "1000")
            int refreshRepeat,

            @Key(
                    value = "Frames after a lower-priority advert was heard (garp_lower_prio_repeat).",
                    def = "5",
                    min = "0",
                    max = "1000")
            int lowerPrioRepeat,

            @Key(
                    value = "Time from that burst to its second one (garp_lower_prio_delay).",
                    def = "5s",
                    min = "0s",
                    max = "24h")
            Duration lowerPrioDelay,

            @Key(
                    value =
                            "Least pause between two gratuitous ARP requests (garp_interval). An address that has to wait "
                                    + "waits once, whatever the number of frames asked for.",
                    def = "0s",
                    min = "0s",
                    max = "60s")
            Duration interval,

            @Key(
                    value = "The same between two unsolicited neighbour advertisements (gna_interval).",
                    def = "0s",
                    min = "0s",
                    max = "60s")
            Duration naInterval) {}
}
