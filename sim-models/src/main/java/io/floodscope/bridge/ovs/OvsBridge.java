package io.floodscope.bridge.ovs;

import io.floodscope.bridge.core.DropReason;
import io.floodscope.bridge.core.EgressLosses;
import io.floodscope.bridge.core.FdbJournal;
import io.floodscope.bridge.core.ForwardingCounters;
import io.floodscope.bridge.core.ForwardingListener;
import io.floodscope.bridge.core.PipelineRule;
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
import java.util.ArrayList;
import java.util.List;
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
    private final ForwardingCounters forwarding;
    private final PortRegistry ports;
    private final OvsPort local;
    private @Nullable OvsPort egressDirectUplink;
    private @Nullable TokenBucket unknownUnicastRate;
    private OvsBridgeParams params;
    private List<PipelineRule> rules = List.of();
    private @Nullable ForwardingListener listener;

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
        this.forwarding = new ForwardingCounters(host.simulation().probes(), nodeName);
        this.ports = new PortRegistry(this);
        this.local = ports.add(bridgeName, PortVlans.trunk(), List.of(bridgeName), true);
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
            host.rules().hit(OvsRule.MOVES);
            journal.moved(entry, oldPort);
            host.tablesChanged();
        }

        @Override
        public void removed(MacEntry entry, Removal reason) {
            host.rules().hit(ruleOf(reason));
            journal.removed(entry, reason);
            host.tablesChanged();
        }
    }

    private static OvsRule ruleOf(Removal reason) {
        return switch (reason) {
            case EXPIRED -> OvsRule.WHOLE_SECOND_EXPIRY;
            case EVICTED -> OvsRule.FAIR_EVICTION;
            case FLUSHED, LINK_DOWN, PORT_REMOVED -> OvsRule.FLUSH;
            case DELETED -> OvsRule.STATIC_ENTRIES;
        };
    }

    /** Adds a port with one interface; OpenFlow numbers count from 1 in the order of adding. */
    public OvsPort addPort(String name, PortVlans vlans) {
        OvsPort port = ports.add(name, vlans, List.of(name), false);
        host.tablesChanged();
        return port;
    }

    /** Adds a bond; the first interface is the active member until {@link OvsPort#setActiveMember} says otherwise. */
    public OvsPort addBond(String name, BondMode mode, List<String> interfaces, PortVlans vlans) {
        OvsPort bundle = ports.add(name, vlans, interfaces, false);
        bundle.bond = new Bond(mode, bundle.members());
        host.tablesChanged();
        return bundle;
    }

    /** Adds a patch port, to be joined by {@link Vswitchd#patch(OvsPort, OvsPort)}. */
    public OvsPort addPatchPort(String name, PortVlans vlans) {
        return addPort(name, vlans);
    }

    /** Removes a port and what was learned on it ({@code ovs-vsctl del-port}). */
    public void removePort(OvsPort port) {
        ports.remove(port);
        for (OvsMember member : port.members()) {
            host.removeFlowsOf(member);
        }
        table.flushPort(port.number(), Removal.PORT_REMOVED);
        host.tablesChanged();
    }

    /** The bridge's own port, on which the host's stack sits if it is wired. */
    public OvsPort local() {
        return local;
    }

    /** The port of this name, or null. */
    public @Nullable OvsPort port(String name) {
        return ports.named(name);
    }

    /** All ports, the LOCAL one first. */
    public List<OvsPort> ports() {
        return List.of(ports.present());
    }

    /** Changes mac-aging-time in s; deadlines of present entries shift by the difference. */
    public void setAgingSeconds(long configured) {
        long before = table.aging().agingNanos();
        params = params.withAgingSeconds(configured);
        host.rules().hit(OvsRule.AGING_CHANGE_SHIFTS);
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

    /** Rules that are looked at before NORMAL; the first that matches a frame decides. */
    public void setRules(List<PipelineRule> inOrder) {
        rules = List.copyOf(inOrder);
        if (rules.stream().anyMatch(PipelineRule::readsArp)) {
            host.readArp();
        }
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
        return ports.numbered(number);
    }

    /** Name of the bridge in OVS; unique on its host only. */
    public String bridgeName() {
        return bridgeName;
    }

    /** The OVS that it belongs to. */
    public Vswitchd host() {
        return host;
    }

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
        OvsMember member = ports.member(in);
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
        OvsPort bundle = ports.member(port).bundle;
        Bond bond = bundle.bond;
        if (bond != null) {
            boolean failedOver = bond.carrierChanged();
            host.tablesChanged();
            if (failedOver) {
                host.rules().hit(OvsRule.BOND_TEACHES_OUTSIDE);
                bond.teachNewPath(bundle, table.byRecency());
            }
        }
    }

    /** The rule by which a frame goes, or null if it is switched normally. */
    @Nullable
    PipelineRule ruleFor(OvsPort in, int vlan, Frame frame) {
        PipelineRule rule = rules.isEmpty() ? null : PipelineRule.firstOf(rules, in.number(), vlan, frame);
        return rule == null || rule.action() == PipelineRule.Action.NORMAL ? null : rule;
    }

    MacTable table() {
        return table;
    }

    NormalPipeline pipeline() {
        return pipeline;
    }

    OvsPort[] portArray() {
        return ports.present();
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
        return ports.ofLocalMac(mac);
    }

    @Nullable
    OvsPort egressDirectUplink() {
        return egressDirectUplink;
    }

    void localMacAdded(long mac, OvsPort port) {
        ports.addLocalMac(mac, port);
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

    ForwardingCounters forwarding() {
        return forwarding;
    }

    void flooded(int vlan, long dst, int copies, int unwanted, long unwantedBytes) {
        forwarding.flooded(copies, unwanted);
        journal.flooded(vlan, dst, copies, unwanted, unwantedBytes);
    }

    /** Has somebody told what becomes of every frame. */
    public void listen(ForwardingListener told) {
        listener = told;
        losses.listen(told);
    }

    void tell(Frame frame, int vlan, ForwardingListener.Outcome outcome) {
        if (listener != null) {
            listener.forwarding(this, frame, vlan, outcome);
        }
    }

    void tellDropped(DropReason reason) {
        if (listener != null) {
            listener.dropped(this, reason);
        }
    }

    /** A copy was lost at the egress port: no carrier, or a full queue. */
    void copyLost(Port port, Frame frame) {
        losses.lost(port, frame);
    }

    private String portName(int number) {
        return ports.numbered(number).name();
    }

    private WholeSecondAging agingRule(long configuredSeconds) {
        return new WholeSecondAging(OvsBridgeParams.effectiveAgingSeconds(configuredSeconds), host.clock());
    }

    @Override
    public String toString() {
        return nodeName;
    }
}
