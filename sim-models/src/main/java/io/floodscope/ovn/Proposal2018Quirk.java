package io.floodscope.ovn;

/** Odd behaviours of the 2018 patch as written, numbered as in section 1.4 of the specification; each can be switched off. */
public enum Proposal2018Quirk {
    /**
     * 1. At most one probe per entry and pass, so missed probes leave back to back and a loop held up past T deletes unasked.
     * Off: one probe stands for the missed ones, and a row is deleted no sooner than T/4 after its last probe.
     */
    ONE_PROBE_PER_PASS,
    /** 2. A warning skips the wake-up and uses the attempt up. Off: the timer is set, and a row nobody was asked for stays. */
    LOST_WAKE_UP,
    /** 3. IPv6 rows are asked for by an ARP request for 255.255.255.255. Off: by neighbour solicitation. */
    IPV6_AS_IPV4,
    /** 4. Always the port's first IPv4 address as sender. Off: the address of the target's subnet. */
    FIRST_ADDRESS_ONLY,
    /** 5. A port that is gone crashes the controller. Off: its entries are dropped. */
    PORT_GONE_CRASHES,
    /** 6. Rows deleted by others stay in the cache and go on being probed. Off: they are dropped. */
    KEEPS_DELETED_ROWS,
    /** 7. A delete during an open southbound transaction is lost. Off: it waits for the next pass. */
    NO_TRANSACTION_CHECK,
    /** 8. Clocks live in the process, so a restart or fail-over restarts them. Off: they live in the row. */
    RESTART_RESETS_CLOCKS,
    /** 9. Without a switch connection the loop spins once the wake-up is past. Off: it sleeps. */
    SPINS_WITHOUT_SWITCH,
    /** 10. A localnet port without OpenFlow port loses the probe silently. Off: it is a warning. */
    SILENT_OFPORT_MISS,
    /** 11. Only packets that teach reset the clock, so known pairs filtered since 2019 do not. Off: they reset it. */
    NEEDS_UNFILTERED_LEARNING,
    /** 12. Each pass walks all rows times the port table (counted, see rows-walked). Off: only what is due. */
    WALKS_ALL_ROWS
}
