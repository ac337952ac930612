package io.floodscope.bridge.core;

import io.floodscope.bridge.fdb.AgingRule;
import io.floodscope.bridge.fdb.FdbListener;
import io.floodscope.bridge.fdb.FdbStatistics;
import io.floodscope.bridge.fdb.MacEntry;
import io.floodscope.bridge.fdb.MacTable;
import io.floodscope.bridge.fdb.Removal;
import io.floodscope.bridge.fdb.SweptAging;
import io.floodscope.bridge.fdb.WhenFull;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.CopySender;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import io.floodscope.probe.Counter;
import io.floodscope.result.FloodWindow;
import io.floodscope.rules.RuleHits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transparent bridge that looks at every frame itself (IEEE 802.1D): learn the source, look up the destination, send to its
 * port or flood. Decisions are kept objects, one per port and one per (input port, VLAN), so that a frame allocates nothing.
 */
public abstract class LearningBridge implements Node {

    /** Silence after which the next flooded frame opens a new flood window, ns. */
    private static final long FLOOD_GAP_NANOS = 1_500_000_000L;

    private final Simulation simulation;
    private final String name;
    private final boolean vlanAware;
    private final Expiry expiry;
    private final MacTable table;
    private final FdbJournal journal;
    private final RuleHits<BridgeRule> rules = new RuleHits<>(BridgeRule.class);
    private final Delivery delivery;
    private final List<BridgePort> ports = new ArrayList<>();
    private final FloodLists groupFloods;
    private final FloodLists unknownFloods;
    private UnknownUnicastPolicy unknownUnicast = UnknownUnicastPolicy.FLOOD;
    private @Nullable TokenBucket unknownUnicastRate;
    private List<PipelineRule> pipeline = List.of();

    /**
     * A bridge without ports.
     *
     * @param vlanAware whether tags mean anything; otherwise all frames share one table and pass with the tag they have
     * @param maxEntries limit of the table
     */
    protected LearningBridge(
            Simulation simulation, String name, boolean vlanAware, AgingRule aging, int maxEntries, Expiry expiry) {
        this.simulation = simulation;
        this.name = name;
        this.vlanAware = vlanAware;
        this.expiry = expiry;
        this.table = new MacTable(simulation, aging, maxEntries, new Journaling());
        this.journal =
                new FdbJournal(name, simulation, simulation.probes(), this::portName, table::aging, FLOOD_GAP_NANOS);
        this.delivery = new Delivery(simulation, this, vlanAware, journal);
        this.groupFloods = new FloodLists(Forwarding.Kind.FLOOD_GROUP, ports, vlanAware);
        this.unknownFloods = new FloodLists(Forwarding.Kind.FLOOD_UNKNOWN, ports, vlanAware);
    }

    /** Passes changes of the table on to the journal. */
    private final class Journaling implements FdbListener {
        @Override
        public void added(MacEntry entry) {
            journal.added(entry);
        }

        @Override
        public void moved(MacEntry entry, int oldPort) {
            journal.moved(entry, oldPort);
        }

        @Override
        public void refused(int vlan, long mac, int port) {
            journal.passedUnlearned(vlan, mac, port, LearningBypass.FULL);
        }

        @Override
        public void removed(MacEntry entry, Removal reason) {
            if (reason == Removal.EXPIRED) {
                rules.hit(table.aging() instanceof SweptAging ? BridgeRule.SWEPT_AGING : BridgeRule.EXACT_AGING);
            }
            journal.removed(entry, reason);
        }
    }

    /** Adds a port. */
    public BridgePort addPort(String portName, PortVlans vlans) {
        BridgePort port = new BridgePort(this, portName, ports.size(), vlans);
        ports.add(port);
        forgetDecisions();
        return port;
    }

    /** Changes what happens to unknown unicast. */
    public void setUnknownUnicast(UnknownUnicastPolicy policy) {
        unknownUnicast = policy;
        unknownUnicastRate = policy instanceof UnknownUnicastPolicy.Rate rate
                ? new TokenBucket(rate.packetsPerSecond(), rate.burst())
                : null;
    }

    /** Rules that are looked at before normal switching; the first that matches a frame decides. */
    public void setPipeline(List<PipelineRule> inOrder) {
        pipeline = List.copyOf(inOrder);
    }

    /** Changes what a full table does with an address that it does not have. */
    public void setWhenFull(WhenFull rule) {
        table.setWhenFull(rule);
    }

    /** Changes the limit of the table. */
    public void setTableSize(int entries) {
        table.setMaxEntries(entries);
    }

    /** Ages by another rule from now on, present entries included. */
    protected void setAging(AgingRule rule) {
        table.setAging(rule);
    }

    /** Forgets all learned entries. */
    public void flushFdb() {
        table.flush();
    }

    /** Forgets what was learned on a port, as when its cable is pulled. */
    public void forgetPort(BridgePort port) {
        table.flushPort(port.number(), Removal.FLUSHED);
    }

    /** Adds an entry that never ages. */
    public void addStatic(BridgePort port, int vlan, long mac) {
        table.addStatic(vlan, mac, port.number());
    }

    void reconfigured(BridgePort port) {
        table.flushPort(port.number(), Removal.FLUSHED);
        forgetDecisions();
    }

    void forgetDecisions() {
        groupFloods.forget();
        unknownFloods.forget();
    }

    /** Frames to an address behind a dead cable are flooded, not sent into it. */
    @Override
    public void carrierChanged(Port port, boolean up) {
        if (!up) {
            rules.hit(BridgeRule.CARRIER_FLUSH);
            table.flushPort(ports.get(port.index()).number(), Removal.LINK_DOWN);
        }
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        BridgePort port = ports.get(in.index());
        if (port.polices(simulation.nowNanos(), frame.bytes())) {
            port.dropped(DropReason.POLICED);
            return;
        }
        int vlan = vlanAware ? port.vlans().vlanOf(frame.vlan()) : 0;
        DropReason refused = refusal(port, vlan, frame);
        if (refused != null) {
            port.dropped(refused);
            return;
        }
        PipelineRule rule = pipeline.isEmpty() ? null : PipelineRule.firstOf(pipeline, port.number(), vlan, frame);
        if (rule == null || rule.action() == PipelineRule.Action.NORMAL) {
            switchNormally(port, vlan, frame, word);
        } else {
            followRule(rule, port, vlan, frame, word);
        }
    }

    /** Why a frame is discarded before it can teach anything, or null. */
    private @Nullable DropReason refusal(BridgePort in, int vlan, Frame frame) {
        if (in.isBlocked()) {
            return DropReason.BLOCKED;
        }
        if (vlan == PortVlans.NOT_ACCEPTED) {
            return DropReason.VLAN;
        }
        if (frame.src() == 0 || MacAddress.isGroup(frame.src())) {
            rules.hit(BridgeRule.INVALID_SOURCE);
            return DropReason.SOURCE;
        }
        return null;
    }

    /** Learns the source first and looks the destination up then, so that a frame to its own source is behind its port. */
    private void switchNormally(BridgePort in, int vlan, Frame frame, long word) {
        boolean kept = keeps(frame.dst());
        if (!kept || learnsFromReserved(frame.dst())) {
            learn(in, vlan, frame);
        }
        if (kept) {
            in.dropped(DropReason.RESERVED);
            return;
        }
        Forwarding decision = decide(in, vlan, frame);
        if (expiry == Expiry.IDLE_ON_USE && !frame.isGroupAddressed()) {
            touch(vlan, frame.dst());
        }
        carryOut(decision, in, vlan, frame, word);
    }

    private void followRule(PipelineRule rule, BridgePort in, int vlan, Frame frame, long word) {
        rules.hit(BridgeRule.EXPLICIT_RULE);
        Forwarding decision = byRule(rule, in, vlan);
        if (decision.kind != Forwarding.Kind.DROP) {
            if (rule.learns()) {
                learn(in, vlan, frame);
            } else {
                journal.passedUnlearned(vlan, frame.src(), in.number(), LearningBypass.RULE);
            }
        }
        if (expiry == Expiry.IDLE_ON_USE && !frame.isGroupAddressed()) {
            touch(vlan, frame.dst());
        }
        carryOut(decision, in, vlan, frame, word);
    }

    private void carryOut(Forwarding decision, BridgePort in, int vlan, Frame frame, long word) {
        if (decision.kind == Forwarding.Kind.DROP) {
            in.dropped(decision.reason);
        } else if (answers(in, vlan, frame)) {
            in.dropped(DropReason.SUPPRESSED);
        } else if (decision.kind == Forwarding.Kind.FLOOD_UNKNOWN && !mayFloodNow()) {
            in.dropped(DropReason.UNKNOWN_UNICAST);
        } else {
            delivery.send(decision, vlan, frame, word);
        }
    }

    private boolean mayFloodNow() {
        TokenBucket rate = unknownUnicastRate;
        return rate == null || rate.take(simulation.nowNanos(), 1);
    }

    /** Where a frame goes, from the table as it is; changes nothing but the counts of lookups. */
    private Forwarding decide(BridgePort in, int vlan, Frame frame) {
        if (frame.isGroupAddressed()) {
            return groupFloods.from(in, vlan);
        }
        MacEntry known = table.lookup(vlan, frame.dst());
        if (known == null) {
            in.lookups().miss();
            rules.hit(
                    unknownUnicast instanceof UnknownUnicastPolicy.Flood
                            ? BridgeRule.FLOODS_UNKNOWN
                            : BridgeRule.UNKNOWN_UNICAST_POLICY);
            return unknownUnicast instanceof UnknownUnicastPolicy.Drop
                    ? Forwarding.drop(DropReason.UNKNOWN_UNICAST)
                    : unknownFloods.from(in, vlan);
        }
        in.lookups().hit();
        BridgePort out = ports.get(known.port());
        if (out == in) {
            return Forwarding.drop(DropReason.HAIRPIN);
        }
        if (out.isBlocked() || (vlanAware && !out.vlans().carries(vlan))) {
            return Forwarding.drop(DropReason.NO_PATH);
        }
        return in.isIsolated() && out.isIsolated() ? Forwarding.drop(DropReason.PROTECTED) : out.unicast;
    }

    private Forwarding byRule(PipelineRule rule, BridgePort in, int vlan) {
        BridgePort[] outputs = rule.to().stream()
                .map(ports::get)
                .filter(out -> out != in
                        && !out.isBlocked()
                        && (!vlanAware || out.vlans().carries(vlan)))
                .toArray(BridgePort[]::new);
        return rule.action() == PipelineRule.Action.DROP || outputs.length == 0
                ? Forwarding.drop(DropReason.RULE)
                : new Forwarding(Forwarding.Kind.RULE, outputs);
    }

    private void learn(BridgePort in, int vlan, Frame frame) {
        if (in.learns() && remembers()) {
            rules.hit(BridgeRule.LEARNS_FROM_EVERY_FRAME);
            table.learn(vlan, frame.src(), in.number());
        } else {
            journal.passedUnlearned(vlan, frame.src(), in.number(), LearningBypass.SETTING);
        }
    }

    /** Whether the bridge has a table at all; one that forgets at once learns nothing. */
    protected boolean remembers() {
        return true;
    }

    private void touch(int vlan, long mac) {
        MacEntry used = table.lookup(vlan, mac);
        if (used != null) {
            rules.hit(BridgeRule.IDLE_ON_USE);
            table.touch(used);
        }
    }

    /** Has somebody told what becomes of every frame. */
    public void listen(ForwardingListener told) {
        delivery.listen(told);
    }

    void tellDropped(DropReason reason) {
        delivery.tellDropped(reason);
    }

    /** Sends the copies of a frame. */
    public CopySender copies() {
        return delivery.copies();
    }

    /** Whether frames to this destination end here rather than being forwarded. */
    protected abstract boolean keeps(long dst);

    /** Whether frames to a destination that the bridge keeps teach their source. */
    protected boolean learnsFromReserved(long dst) {
        return false;
    }

    /** Whether the bridge answers the frame itself, so that it goes no further. */
    protected boolean answers(BridgePort in, int vlan, Frame frame) {
        return false;
    }

    /** The rules that acted. */
    public RuleHits<BridgeRule> rules() {
        return rules;
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

    /** The aging rule in effect. */
    public AgingRule aging() {
        return table.aging();
    }

    /** All ports in the order of adding. */
    public List<BridgePort> ports() {
        return Collections.unmodifiableList(ports);
    }

    /** The run. */
    protected final Simulation simulation() {
        return simulation;
    }

    /** Whether tags mean anything here. */
    public final boolean isVlanAware() {
        return vlanAware;
    }

    final Counter counter(String suffix) {
        return simulation.probes().counter(name + "/" + suffix);
    }

    private String portName(int number) {
        return ports.get(number).name();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final boolean isStation() {
        return false;
    }

    @Override
    public String toString() {
        return name;
    }
}
