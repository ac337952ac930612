package io.floodscope.bridge.ovs;

import io.floodscope.bridge.core.DropReason;
import io.floodscope.bridge.core.EgressLosses;
import io.floodscope.bridge.core.FdbJournal;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.core.TokenBucket;
import io.floodscope.bridge.core.UnknownUnicastPolicy;
import io.floodscope.bridge.fdb.FdbListener;
import io.floodscope.bridge.fdb.FdbStatistics;
import io.floodscope.bridge.fdb.MacEntry;
import io.floodscope.bridge.fdb.MacTable;
import io.floodscope.bridge.fdb.MonotonicClock;
import io.floodscope.bridge.fdb.Removal;
import io.floodscope.bridge.fdb.WholeSecondAging;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import io.floodscope.probe.Counter;
import io.floodscope.result.FloodWindow;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bridge of Open vSwitch that forwards by NORMAL. Made by {@link Vswitchd#addBridge}. */
public final class OvsBridge implements Node {

    /** OpenFlow number of the bridge's own port. */
    public static final int LOCAL = 65_534;

    /** Silence after which the next flooded frame opens a new flood window, ns. */
    private static final long FLOOD_GAP_NANOS = 1_500_000_000L;

    private final Vswitchd host;
    private final String nodeName;
    private final String bridgeName;
    private final MacTable table;
    private final FdbJournal journal;
    private final NormalPipeline pipeline;
    private final EgressLosses losses;
    private final Counter unicastFrames;
    private final Counter groupFrames;
    private final Counter groupCopies;
    private final Counter floodFrames;
    private final Counter floodCopies;
    private final Counter unwantedCopies;
    private final Map<String, OvsPort> portsByName = new LinkedHashMap<>();
    private OvsPort[] ports = new OvsPort[0];
    private OvsPort[] numbered = new OvsPort[0];
    private OvsMember[] members = new OvsMember[0];
    private final Long2ObjectOpenHashMap<OvsPort> localMacs = new Long2ObjectOpenHashMap<>();
    private final OvsPort local;
    private @Nullable OvsPort egressDirectUplink;
    private @Nullable TokenBucket unknownUnicastRate;
    private OvsBridgeParams params;
    private int nextOfport = 1;

    OvsBridge(Vswitchd host, String nodeName, String bridgeName, OvsBridgeParams params) {
        this.host = host;
        this.nodeName = nodeName;
        this.bridgeName = bridgeName;
        this.params = params;
        this.table = new MacTable(
                host.simulation(),
                agingRule(params.agingSeconds()),
                OvsBridgeParams.effectiveTableSize(params.tableSize(), host.profile()),
                new Changes());
        this.journal = new FdbJournal(
                nodeName, host.simulation(), host.simulation().probes(), this::portName, table::aging, FLOOD_GAP_NANOS);
        this.pipeline = new NormalPipeline(this, host);
        this.losses = new EgressLosses(host.simulation(), nodeName);
        this.unicastFrames = counter("normal/unicast-frames");
        this.groupFrames = counter("normal/group-frames");
        this.groupCopies = counter("normal/group-copies");
        this.floodFrames = counter("normal/flooded-frames");
        this.floodCopies = counter("normal/flooded-copies");
        this.unwantedCopies = counter("normal/unwanted-copies");
        this.local = addPort(bridgeName, PortVlans.trunk(), LOCAL, List.of(bridgeName));
        setUnknownUnicast(params.unknownUnicast());
    }

    /** Passes changes of the table on to the journal and the flow cache. */
    private final class Changes implements FdbListener {
        @Override
        public void added(MacEntry entry) {
            journal.added(entry);
            host.tablesChanged();
        }

        @Override
        public void moved(MacEntry entry, int oldPort) {
            journal.moved(entry, oldPort);
            host.tablesChanged();
        }

        @Override
        public void removed(MacEntry entry, Removal reason) {
            journal.removed(entry, reason);
            host.tablesChanged();
        }
    }

    // ---- ports
    // -------------------------------------------------------------------------------------------------------

    /** Adds a port with one interface; OpenFlow numbers count from 1 in the order of adding. */
    public OvsPort addPort(String name, PortVlans vlans) {
        return addPort(name, vlans, nextOfport, List.of(name));
    }

    /** Adds a bond; the first interface is the active member until {@link OvsPort#setActiveMember} says otherwise. */
    public OvsPort addBond(String name, BondMode mode, List<String> interfaces, PortVlans vlans) {
        OvsPort bundle = addPort(name, vlans, nextOfport, interfaces);
        bundle.bond = new Bond(mode, bundle.members());
        return bundle;
    }

    /** Adds a patch port, to be joined by {@link Vswitchd#patch(OvsPort, OvsPort)}. */
    public OvsPort addPatchPort(String name, PortVlans vlans) {
        return addPort(name, vlans, nextOfport, List.of(name));
    }

    private OvsPort addPort(String name, PortVlans vlans, int firstOfport, List<String> interfaces) {
        if (portsByName.containsKey(name)) {
            throw new IllegalArgumentException("bridge " + nodeName + " already has a port " + name);
        }
        OvsPort bundle = new OvsPort(this, name, numbered.length, vlans);
        int ofport = firstOfport;
        for (String each : interfaces) {
            Port port = new Port(this, each, members.length);
            OvsMember member = new OvsMember(host.nextMemberId(), ofport++, bundle, port);
            bundle.members().add(member);
            members = Arrays.copyOf(members, members.length + 1);
            members[members.length - 1] = member;
        }
        if (firstOfport != LOCAL) {
            nextOfport = ofport;
        }
        portsByName.put(name, bundle);
        numbered = Arrays.copyOf(numbered, numbered.length + 1);
        numbered[numbered.length - 1] = bundle;
        listPorts();
        return bundle;
    }

    /** Removes a port and what was learned on it ({@code ovs-vsctl del-port}). */
    public void removePort(OvsPort port) {
        portsByName.remove(port.name());
        port.markRemoved();
        listPorts();
        for (OvsMember member : port.members()) {
            host.removeFlowsOf(member);
        }
        table.flushPort(port.number(), Removal.PORT_REMOVED);
        localMacs.values().removeIf(p -> p == port);
        host.tablesChanged();
    }

    private void listPorts() {
        ports = portsByName.values().toArray(new OvsPort[0]);
    }

    /** The bridge's own port, on which the host's stack sits if it is wired. */
    public OvsPort local() {
        return local;
    }

    /** The port of this name, or null. */
    public @Nullable OvsPort port(String name) {
        return portsByName.get(name);
    }

    /** All ports, the LOCAL one first. */
    public List<OvsPort> ports() {
        return List.of(ports);
    }

    // ---- settings
    // ----------------------------------------------------------------------------------------------------

    /** Changes mac-aging-time in s; deadlines of present entries shift by the difference. */
    public void setAgingSeconds(long configured) {
        long before = table.aging().agingNanos();
        params = params.withAgingSeconds(configured);
        WholeSecondAging rule = agingRule(configured);
        table.setAgingShifted(rule, rule.agingNanos() - before);
    }

    /** Changes mac-table-size. */
    public void setTableSize(long configured) {
        params = params.withTableSize(configured);
        table.setMaxEntries(OvsBridgeParams.effectiveTableSize(configured, host.profile()));
    }

    /** Changes flood_vlans and forgets all entries. */
    public void setFloodVlans(int... vlans) {
        params = params.withFloodVlans(vlans);
        table.flush();
        host.tablesChanged();
    }

    /** Changes what happens to unknown unicast. */
    public void setUnknownUnicast(UnknownUnicastPolicy policy) {
        params = params.withUnknownUnicast(policy);
        unknownUnicastRate = policy instanceof UnknownUnicastPolicy.Rate rate
                ? new TokenBucket(rate.packetsPerSecond(), rate.burst())
                : null;
        host.tablesChanged();
    }

    /**
     * neutron's {@code explicitly_egress_direct}: unicast from instance ports (those with {@linkplain OvsPort#addLocalMac
     * known addresses}) goes to the local address's port or to the uplink, and never floods. Null switches it off.
     */
    public void setEgressDirect(@Nullable OvsPort uplink) {
        egressDirectUplink = uplink;
        host.tablesChanged();
    }

    /** Forgets all learned entries ({@code fdb/flush}). */
    public void flushFdb() {
        table.flush();
        host.tablesChanged();
    }

    /** A spanning tree topology change: OVS forgets all learned entries at once (OVS spec section 2.2). */
    public void topologyChange() {
        flushFdb();
    }

    /** Adds a static entry ({@code fdb/add}). */
    public void addStatic(OvsPort port, int vlan, long mac) {
        if (!host.profile().hasStaticEntries()) {
            throw new IllegalStateException("profile " + host.profile().name() + " has no static FDB entries");
        }
        table.addStatic(vlan, mac, port.number());
    }

    /** Deletes an entry ({@code fdb/del}); false if there is none. */
    public boolean deleteEntry(int vlan, long mac) {
        return table.delete(vlan, mac);
    }

    /** Settings as configured. */
    public OvsBridgeParams params() {
        return params;
    }

    /** mac-aging-time in effect, s. */
    public long effectiveAgingSeconds() {
        return OvsBridgeParams.effectiveAgingSeconds(params.agingSeconds());
    }

    /** A line for every setting of which OVS uses another value than was configured. */
    public List<String> warnings() {
        List<String> out = new ArrayList<>();
        long aging = params.agingSeconds();
        if (aging > 0 && aging != effectiveAgingSeconds()) {
            out.add(nodeName + ": mac-aging-time " + aging + " s is outside " + OvsBridgeParams.MIN_AGING_SECONDS + ".."
                    + OvsBridgeParams.MAX_AGING_SECONDS + " s; Open vSwitch silently uses " + effectiveAgingSeconds()
                    + " s");
        }
        int size = table.statistics().maximum();
        if (params.tableSize() > 0 && params.tableSize() != size) {
            out.add(nodeName + ": mac-table-size " + params.tableSize() + " is outside "
                    + OvsBridgeParams.MIN_TABLE_SIZE + ".." + OvsBridgeParams.MAX_TABLE_SIZE
                    + "; Open vSwitch silently uses " + size);
        }
        return out;
    }

    // ---- what happened
    // -----------------------------------------------------------------------------------------------

    /** Floods for want of an entry, up to now. */
    public List<FloodWindow> floodWindows() {
        return journal.floodWindows();
    }

    /** Marks, bands and causes. */
    public FdbJournal journal() {
        return journal;
    }

    /** Entries from the least to the most recently refreshed. */
    public List<MacEntry> fdb() {
        return table.byRecency();
    }

    /** The entry of an address, or null. */
    public @Nullable MacEntry fdbEntry(int vlan, long mac) {
        return table.lookup(vlan, mac);
    }

    /** Table totals. */
    public FdbStatistics statistics() {
        return table.statistics();
    }

    /** Age of an entry in whole seconds, as {@code fdb/show} prints it. */
    public long ageSeconds(MacEntry entry) {
        MonotonicClock clock = host.clock();
        long expires = clock.secondAt(entry.deadlineNanos());
        return effectiveAgingSeconds() - (expires - clock.secondAt(host.nowNanos()));
    }

    /** The port with this number, removed ones included. */
    public OvsPort portNumbered(int number) {
        return numbered[number];
    }

    /** Name of the bridge in OVS; unique on its host only. */
    public String bridgeName() {
        return bridgeName;
    }

    /** The OVS that it belongs to. */
    public Vswitchd host() {
        return host;
    }

    // ---- node
    // --------------------------------------------------------------------------------------------------------

    @Override
    public String name() {
        return nodeName;
    }

    @Override
    public boolean isStation() {
        return false;
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        OvsMember member = members[in.index()];
        OvsPort bundle = member.bundle;
        if (bundle.isRemoved()) {
            return;
        }
        TokenBucket policer = member.policer;
        if (policer != null && !policer.take(host.nowNanos(), 8L * frame.bytes())) {
            bundle.dropped(DropReason.POLICED);
            return;
        }
        host.forward(member, frame, word);
    }

    @Override
    public void carrierChanged(Port port, boolean up) {
        Bond bond = members[port.index()].bundle.bond;
        if (bond != null) {
            bond.carrierChanged();
            host.tablesChanged();
        }
    }

    // ---- for the pipeline
    // --------------------------------------------------------------------------------------------

    MacTable table() {
        return table;
    }

    NormalPipeline pipeline() {
        return pipeline;
    }

    OvsPort[] portArray() {
        return ports;
    }

    boolean isFloodVlan(int vlan) {
        return params.floodVlans().get(vlan);
    }

    boolean forwardsBpdu() {
        return params.forwardBpdu();
    }

    boolean dropsUnknownUnicast() {
        return params.unknownUnicast() instanceof UnknownUnicastPolicy.Drop;
    }

    boolean mayFloodNow() {
        TokenBucket bucket = unknownUnicastRate;
        return bucket == null || bucket.take(host.nowNanos(), 1);
    }

    /** Nobody sits behind a LOCAL port that is not wired; it takes no copies. */
    boolean isIdleLocal(OvsPort port) {
        return port == local && port.port().peer() == null;
    }

    @Nullable
    OvsPort localPortOf(long mac) {
        return localMacs.isEmpty() ? null : localMacs.get(mac);
    }

    @Nullable
    OvsPort egressDirectUplink() {
        return egressDirectUplink;
    }

    void localMacAdded(long mac, OvsPort port) {
        localMacs.put(mac, port);
        host.tablesChanged();
    }

    void portReconfigured(OvsPort port) {
        table.flushPort(port.number(), Removal.FLUSHED);
        host.tablesChanged();
    }

    void configurationChanged() {
        host.tablesChanged();
    }

    Counter counter(String suffix) {
        return host.simulation().probes().counter(nodeName + "/" + suffix);
    }

    void countUnicast() {
        unicastFrames.add(1);
    }

    void countGroup(int copies) {
        groupFrames.add(1);
        groupCopies.add(copies);
    }

    void countFlood(int vlan, long dst, int copies, int unwanted, long unwantedBytes) {
        floodFrames.add(1);
        floodCopies.add(copies);
        unwantedCopies.add(unwanted);
        journal.flooded(vlan, dst, copies, unwanted, unwantedBytes);
    }

    /** A copy was lost at the egress port: no carrier, or a full queue. */
    void copyLost(Port port, Frame frame) {
        losses.lost(port, frame);
    }

    private String portName(int number) {
        return numbered[number].name();
    }

    private WholeSecondAging agingRule(long configuredSeconds) {
        return new WholeSecondAging(OvsBridgeParams.effectiveAgingSeconds(configuredSeconds), host.clock());
    }

    @Override
    public String toString() {
        return nodeName + " " + Collections.unmodifiableCollection(portsByName.keySet());
    }
}
