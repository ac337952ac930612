package io.floodscope.scenario.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything an assertion can be about. The word in a file is the constant's name in lower case. */
public enum Metric {
    /** Union of windows. */
    FLOODED_SECONDS(
            Unit.TIME,
            Subject.BRIDGE,
            "Time during which the bridge flooded unicast frames to unknown MACs; overlapping windows count once."),
    /** The same as a share. */
    FLOODED_FRACTION(Unit.RATIO, Subject.BRIDGE, "The same as a share of the run (or of 'after' to 'before')."),
    /** Number of windows. */
    FLOOD_WINDOWS(Unit.COUNT, Subject.BRIDGE, "Number of flood windows."),
    /** Starts. */
    FLOOD_STARTS(Unit.TIME, Subject.BRIDGE, "Start of each flood window: several values."),
    /** Ends. */
    FLOOD_ENDS(Unit.TIME, Subject.BRIDGE, "End of each flood window: several values."),
    /** Lengths. */
    FLOOD_LENGTHS(Unit.TIME, Subject.BRIDGE, "Length of each flood window: several values."),
    /** Distances of ends. */
    FLOOD_PERIODS(
            Unit.TIME,
            Subject.BRIDGE,
            "Time from the end of each flood window to the end of the next: several values."),
    /** Frames. */
    FLOODED_FRAMES(Unit.COUNT, Subject.BRIDGE, "Frames flooded because their destination was unknown."),
    /** Copies. */
    FLOOD_COPIES(Unit.COUNT, Subject.BRIDGE, "Copies made of flooded frames, one per egress port."),
    /** Unwanted copies. */
    UNWANTED_COPIES(Unit.COUNT, Subject.BRIDGE, "Copies that went to a port whose owner is not the addressee."),
    /** Unwanted bytes. */
    UNWANTED_BYTES(Unit.BYTES, Subject.BRIDGE, "Bytes of those copies."),
    /** Copies per frame. */
    COPIES_PER_FRAME(Unit.COUNT, Subject.BRIDGE, "Copies per flooded frame, on average."),
    /** Lookups that found their destination. */
    HIT_RATE(
            Unit.RATIO,
            Subject.LOOKUP,
            "Share of unicast frames whose destination was in the MAC table; with bridge/port of those that came in there. "
                    + "What goes by a rule or by a VLAN of 'flood-vlans' is not looked up."),
    /** Entries. */
    TABLE_ENTRIES(Unit.COUNT, Subject.TABLE, "Entries in the MAC table at the end of the run."),
    /** Most entries. */
    TABLE_PEAK(Unit.COUNT, Subject.TABLE, "Most entries that the MAC table had at once."),
    /** Creations. */
    TABLE_LEARNED(Unit.COUNT, Subject.TABLE, "Entries that were created; refreshing one does not count."),
    /** Expiries. */
    TABLE_EXPIRED(Unit.COUNT, Subject.TABLE, "Entries that ended for their age."),
    /** Evictions. */
    TABLE_EVICTED(Unit.COUNT, Subject.TABLE, "Entries that made room in a full table."),
    /** Moves. */
    TABLE_MOVED(Unit.COUNT, Subject.TABLE, "How often an address was heard on another port than before."),
    /** Refusals. */
    TABLE_REFUSED(
            Unit.COUNT,
            Subject.TABLE,
            "Frames whose source was not learned because the table was full ('when-full: refuse')."),
    /** Aging in effect. */
    MAC_AGING_TIME(
            Unit.TIME,
            Subject.TABLE,
            "Aging time that the bridge really uses: Open vSwitch cuts the configured one, hardware may have its own."),
    /** Receive rate. */
    RX_RATE(
            Unit.BIT_RATE,
            Subject.PORT,
            "Rate of frames received, Ethernet header included: one value per interval, reduced by 'stat' (mean)."),
    /** Transmit rate. */
    TX_RATE(Unit.BIT_RATE, Subject.PORT, "Rate of frames sent, as rx_rate."),
    /** Unwanted rate. */
    RX_UNWANTED_RATE(
            Unit.BIT_RATE,
            Subject.PORT,
            "Rate of unicast frames received that are addressed to somebody else, as rx_rate."),
    /** Bytes received. */
    RX_BYTES(Unit.BYTES, Subject.PORT, "Bytes received."),
    /** Bytes sent. */
    TX_BYTES(Unit.BYTES, Subject.PORT, "Bytes sent."),
    /** Unwanted bytes received. */
    RX_UNWANTED_BYTES(
            Unit.BYTES, Subject.PORT, "Bytes of unicast frames received that are addressed to somebody else."),
    /** Frames received. */
    RX_FRAMES(Unit.COUNT, Subject.PORT, "Frames received."),
    /** Frames sent. */
    TX_FRAMES(Unit.COUNT, Subject.PORT, "Frames sent."),
    /** Unwanted frames received. */
    RX_UNWANTED_FRAMES(Unit.COUNT, Subject.PORT, "Unicast frames received that are addressed to somebody else."),
    /** Sent packets of a flow. */
    SENT_FRAMES(Unit.COUNT, Subject.FLOW, "Packets that the stream's senders produced."),
    /** Delivered. */
    DELIVERED_FRAMES(Unit.COUNT, Subject.FLOW, "Packets that reached the receiver."),
    /** Lost. */
    LOST_FRAMES(Unit.COUNT, Subject.FLOW, "Packets that did not reach the receiver within the run."),
    /** Share delivered. */
    DELIVERED_FRACTION(Unit.RATIO, Subject.FLOW, "Share of packets that reached the receiver."),
    /** Outage time. */
    UNREACHABLE_SECONDS(
            Unit.TIME, Subject.FLOW, "Time during which packets of the stream were lost: sum over its outages."),
    /** Longest outage. */
    TIME_TO_RECOVER_MAX(Unit.TIME, Subject.FLOW, "Length of the stream's longest outage."),
    /** Number of outages. */
    OUTAGES(Unit.COUNT, Subject.FLOW, "Number of the stream's outages."),
    /** Starts. */
    OUTAGE_STARTS(Unit.TIME, Subject.FLOW, "Start of each outage: several values."),
    /** Lengths. */
    OUTAGE_LENGTHS(Unit.TIME, Subject.FLOW, "Length of each outage: several values."),
    /** Time with wrong addresses. */
    WRONG_MAC_SECONDS(
            Unit.TIME,
            Subject.FLOW,
            "Time during which packets of the stream left for a MAC that the owner of the next hop's address did not have: "
                    + "from the first such packet to the next right one, summed."),
    /** ARP and NS requests. */
    ARP_REQUESTS(Unit.COUNT, Subject.HOST, "ARP requests and neighbour solicitations sent."),
    /** Their rate. */
    ARP_REQUESTS_PER_SECOND(Unit.PER_SECOND, Subject.HOST, "The same per second of the run."),
    /** Replies. */
    ARP_REPLIES(Unit.COUNT, Subject.HOST, "ARP replies and neighbour advertisements sent."),
    /** ARP and ND in all. */
    ARP_PACKETS_PER_SECOND(
            Unit.PER_SECOND, Subject.HOST, "ARP and ND requests and replies sent, per second of the run."),
    /** ARP and ND per entry. */
    ARP_PACKETS_PER_SECOND_PER_BINDING(
            Unit.PER_SECOND,
            Subject.HOST,
            "The same for each entry that the neighbour tables of the hosts' machines held: packets divided by the sum of "
                    + "the times that entries were there."),
    /** Amplification. */
    ARP_REPLIES_PER_REQUEST(
            Unit.COUNT, Subject.HOST, "ARP replies and neighbour advertisements received per request sent."),
    /** Occupancy, largest. */
    NEIGHBOUR_ENTRIES_MAX(
            Unit.COUNT,
            Subject.HOST,
            "Most entries at once in a neighbour table of the hosts' machine, all hosts of the machine together; the larger "
                    + "of IPv4 and IPv6."),
    /** Occupancy, mean. */
    NEIGHBOUR_ENTRIES_MEAN(
            Unit.COUNT,
            Subject.HOST,
            "Entries in the neighbour tables of the hosts' machines on average over the run, IPv4 and IPv6 added."),
    /** Refusals. */
    NEIGHBOUR_REFUSALS(
            Unit.COUNT,
            Subject.HOST,
            "New entries that the hosts' machines refused because the table was full (table_fulls)."),
    /** Evictions. */
    NEIGHBOUR_EVICTIONS(
            Unit.COUNT, Subject.HOST, "Entries that periodic and forced collections of the hosts' machines removed."),
    /** Forced collections. */
    NEIGHBOUR_FORCED_COLLECTIONS(
            Unit.COUNT, Subject.HOST, "Forced collections of the hosts' machines (forced_gc_runs)."),
    /** Time in a state. */
    NEIGHBOUR_SECONDS(Unit.TIME, Subject.HOST, "Time that the host's entry for 'neighbour' spent in 'state'."),
    /** Changes into a state. */
    NEIGHBOUR_CHANGES(
            Unit.COUNT,
            Subject.HOST,
            "How often the host's entry for 'neighbour' entered 'state' (any state without it)."),
    /** Rows inserted. */
    MAC_BINDING_INSERTIONS(Unit.COUNT, Subject.BINDING, "MAC_Binding rows inserted."),
    /** When. */
    MAC_BINDING_INSERTION_TIMES(Unit.TIME, Subject.BINDING, "Time of each of these insertions: several values."),
    /** Rows changed. */
    MAC_BINDING_MAC_CHANGES(Unit.COUNT, Subject.BINDING, "Times that a MAC_Binding row got another MAC."),
    /** Rows refreshed. */
    MAC_BINDING_REFRESHES(Unit.COUNT, Subject.BINDING, "Times that the timestamp of a row was renewed, its MAC kept."),
    /** When. */
    MAC_BINDING_REFRESH_TIMES(Unit.TIME, Subject.BINDING, "Time of each of these refreshes: several values."),
    /** Rows deleted. */
    MAC_BINDING_DELETIONS(Unit.COUNT, Subject.BINDING, "MAC_Binding rows deleted, for whatever reason."),
    /** When. */
    MAC_BINDING_DELETION_TIMES(Unit.TIME, Subject.BINDING, "Time of each of these deletions: several values."),
    /** How long rows lived. */
    MAC_BINDING_LIFETIMES(
            Unit.TIME, Subject.BINDING, "Life of each row that was deleted, from its insertion on: several values."),
    /** Occupancy. */
    MAC_BINDING_ROWS_MAX(Unit.COUNT, Subject.BINDING, "Most MAC_Binding rows at once."),
    /** Backlog. */
    MAC_BINDING_OVERDUE_MAX(
            Unit.COUNT,
            Subject.BINDING,
            "Most rows at once that had reached their threshold and were still there, by the timestamp that each had at "
                    + "its end: the backlog of a removal limit."),
    /** Requests for known rows. */
    MAC_BINDING_PROBES(
            Unit.COUNT,
            Subject.BINDING,
            "ARP requests and neighbour solicitations that controllers sent for rows that exist."),
    /** When. */
    MAC_BINDING_PROBE_TIMES(Unit.TIME, Subject.BINDING, "Time of each of these probes: several values."),
    /** Probes per row. */
    PROBES_PER_MAC_BINDING(Unit.COUNT, Subject.BINDING, "Probes per row inserted, on average."),
    /** Requests for unknown rows. */
    MAC_BINDING_REQUESTS(
            Unit.COUNT,
            Subject.BINDING,
            "ARP requests and neighbour solicitations that controllers sent because a packet found no row."),
    /** When. */
    MAC_BINDING_REQUEST_TIMES(Unit.TIME, Subject.BINDING, "Time of each of these requests: several values."),
    /** Both per second. */
    OVN_ARP_PER_SECOND(
            Unit.PER_SECOND,
            Subject.BINDING,
            "Probes and requests of controllers per second of the run (or of the range)."),
    /** Packets lost for want of a row. */
    MAC_BINDING_LOST_PACKETS(
            Unit.COUNT,
            Subject.BINDING,
            "Packets lost while they waited for a row: the buffer was full, they waited too long, or the controller was "
                    + "gone."),
    /** Announcements of routers. */
    ROUTER_ANNOUNCEMENTS(
            Unit.COUNT, Subject.ROUTER_PORT, "Gratuitous ARP requests that controllers sent for the port."),
    /** When. */
    ROUTER_ANNOUNCEMENT_TIMES(Unit.TIME, Subject.ROUTER_PORT, "Time of each of these announcements: several values."),
    /** FDB rows inserted. */
    OVN_FDB_INSERTIONS(Unit.COUNT, Subject.LOGICAL_SWITCH, "FDB rows of the southbound database inserted."),
    /** FDB rows refreshed. */
    OVN_FDB_REFRESHES(Unit.COUNT, Subject.LOGICAL_SWITCH, "Times that the timestamp of an FDB row was renewed."),
    /** FDB rows deleted. */
    OVN_FDB_DELETIONS(Unit.COUNT, Subject.LOGICAL_SWITCH, "FDB rows deleted."),
    /** When. */
    OVN_FDB_DELETION_TIMES(Unit.TIME, Subject.LOGICAL_SWITCH, "Time of each of these deletions: several values."),
    /** FDB occupancy. */
    OVN_FDB_ROWS_MAX(Unit.COUNT, Subject.LOGICAL_SWITCH, "Most FDB rows at once."),
    /** Counter. */
    COUNTER(Unit.COUNT, Subject.COUNTER, "The counter (or sum of counters) named by 'counter', as in result.json."),
    /** Marks. */
    MARKS(Unit.COUNT, Subject.MARKS, "Number of marks of 'kind' on the entities that 'on' names."),
    /** Times of marks. */
    MARK_TIMES(
            Unit.TIME, Subject.MARKS, "Time of each mark of 'kind' on the entities that 'on' names: several values.");

    /** Kinds of things a metric is about. */
    public enum Subject {
        /** Bridges, for floods. */
        BRIDGE("bridge"),
        /** Bridges, for their tables. */
        TABLE("bridge"),
        /** Bridges, or ports written as bridge/port. */
        LOOKUP("bridge or bridge/port"),
        /** A host's first interface, or a bridge's port written as bridge/port. */
        PORT("host or bridge/port"),
        /** Hosts. */
        HOST("host"),
        /** Streams. */
        FLOW("traffic"),
        /** Deployments, router ports, or single rows written as port/address. */
        BINDING("OVN deployment, router port or port/address"),
        /** Ports of logical routers. */
        ROUTER_PORT("router port"),
        /** Logical switches. */
        LOGICAL_SWITCH("logical switch"),
        /** Counters. */
        COUNTER("counter"),
        /** Marks; 'on' are patterns for their entity. */
        MARKS("mark");

        private final String noun;

        Subject(String noun) {
            this.noun = noun;
        }

        /** Whether it is about an OVN deployment. */
        public boolean isOvn() {
            return this == BINDING || this == ROUTER_PORT || this == LOGICAL_SWITCH;
        }

        /** For messages. */
        public String noun() {
            return noun;
        }
    }

    private final Unit unit;
    private final Subject subject;
    private final String doc;

    Metric(Unit unit, Subject subject, String doc) {
        this.unit = unit;
        this.subject = subject;
        this.doc = doc;
    }

    /** The word in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Unit of its values. */
    public Unit unit() {
        return unit;
    }

    /** What 'on' names. */
    public Subject subject() {
        return subject;
    }

    /** What it is. */
    public String doc() {
        return doc;
    }

    /** Whether values come from intervals of a series. */
    public boolean isRate() {
        return this == RX_RATE || this == TX_RATE || this == RX_UNWANTED_RATE;
    }

    /** Whether 'after' and 'before' can narrow it: it comes from dated facts rather than from a sum over the whole run. */
    public boolean isDated() {
        return switch (subject) {
            case BRIDGE, MARKS, BINDING, ROUTER_PORT, LOGICAL_SWITCH -> true;
            case PORT -> isRate();
            case FLOW -> this != SENT_FRAMES && this != DELIVERED_FRAMES && this != DELIVERED_FRACTION;
            case HOST -> this == NEIGHBOUR_SECONDS || this == NEIGHBOUR_CHANGES;
            case TABLE, LOOKUP, COUNTER -> false;
        };
    }

    /** Whether it is a list of values by nature. */
    public boolean isSeveral() {
        return switch (this) {
            case FLOOD_STARTS,
                    FLOOD_ENDS,
                    FLOOD_LENGTHS,
                    FLOOD_PERIODS,
                    OUTAGE_STARTS,
                    OUTAGE_LENGTHS,
                    MAC_BINDING_INSERTION_TIMES,
                    MAC_BINDING_REFRESH_TIMES,
                    MAC_BINDING_DELETION_TIMES,
                    MAC_BINDING_LIFETIMES,
                    MAC_BINDING_PROBE_TIMES,
                    MAC_BINDING_REQUEST_TIMES,
                    ROUTER_ANNOUNCEMENT_TIMES,
                    OVN_FDB_DELETION_TIMES,
                    MARK_TIMES -> true;
            default -> false;
        };
    }

    /** Whether its several values are lengths of time, of which none at all means 0 s at most. */
    public boolean isLength() {
        return this == FLOOD_LENGTHS || this == OUTAGE_LENGTHS;
    }

    /** The metric of this word. */
    public static Optional<Metric> byWord(String word) {
        return Arrays.stream(values()).filter(m -> m.word().equals(word)).findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Metric::word).toList();
    }
}
