package io.floodscope.bridge.ovs;

import io.floodscope.bridge.core.DropReason;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.fdb.MonotonicClock;
import io.floodscope.engine.Simulation;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.link.CopySender;
import io.floodscope.rules.RuleHits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ovs-vswitchd of one host: its bridges, the monotonic clock they age by, and the datapath's flow cache they share.
 *
 * <p>The first frame of a flow is decided by the bridges, which learn from it at once. Later frames follow the cached
 * decision; they refresh the source's entries only when a flow dump pushes their statistics. A change of any table makes the
 * decisions stale, see {@link Revalidator} for when that takes effect.
 */
public final class Vswitchd {

    /** Bridges in a row that a frame may pass. */
    static final int MAX_BRIDGES_IN_A_ROW = 32;

    private final Simulation simulation;
    private final String host;
    private final OvsProfile profile;
    private final MonotonicClock clock;
    private final List<OvsBridge> bridges = new ArrayList<>();
    private final FlowTable flows = new FlowTable();
    private final CopySender copies;
    private final RuleHits<OvsRule> rules = new RuleHits<>(OvsRule.class);
    private final Revalidator revalidator;
    private int nextMemberId;
    private boolean inUpcall;
    private boolean readsArp;

    /**
     * An OVS without bridges, the phase of its clock and of its flow dumps drawn from the run's random streams.
     *
     * @param host name of the host, which names the random streams
     */
    public Vswitchd(Simulation simulation, String host, OvsProfile profile, DatapathType datapath) {
        this(
                simulation,
                host,
                profile,
                datapath,
                simulation.random().stream("ovs/" + host, "clock-phase").nextLong(MonotonicClock.NANOS_PER_SECOND));
    }

    /**
     * An OVS whose monotonic clock starts at a given offset.
     *
     * @param clockOffsetNanos what the clock shows at the start of the run, in ns; only the fraction of a second matters
     */
    public Vswitchd(
            Simulation simulation, String host, OvsProfile profile, DatapathType datapath, long clockOffsetNanos) {
        this.simulation = simulation;
        this.host = host;
        this.profile = profile;
        this.copies = new CopySender(simulation);
        this.clock = new MonotonicClock(clockOffsetNanos);
        long dumpPhase = simulation.random().stream("ovs/" + host, "dump-phase").nextLong(profile.dumpIntervalNanos());
        this.revalidator = new Revalidator(this, flows, datapath, dumpPhase);
    }

    /** Adds a bridge; its node is named {@code <host>/<name>} unless the host's name is empty. */
    public OvsBridge addBridge(String name, OvsBridgeParams params) {
        String nodeName = host.isEmpty() ? name : host + "/" + name;
        return addBridge(nodeName, name, params);
    }

    /** Adds a bridge with a node name of its own. */
    public OvsBridge addBridge(String nodeName, String name, OvsBridgeParams params) {
        OvsBridge bridge = new OvsBridge(this, nodeName, name, params);
        bridges.add(bridge);
        return bridge;
    }

    /** Joins two bridges by patch ports {@code a-to-b} and {@code b-to-a}, trunks of all VLANs. */
    public void patch(OvsBridge a, OvsBridge b) {
        patch(
                a.addPort(a.bridgeName() + "-to-" + b.bridgeName(), PortVlans.trunk()),
                b.addPort(b.bridgeName() + "-to-" + a.bridgeName(), PortVlans.trunk()));
    }

    /** Joins two patch ports. */
    public void patch(OvsPort a, OvsPort b) {
        if (a.patchPeer != null || b.patchPeer != null) {
            throw new IllegalStateException("a patch port is joined already: " + a + ", " + b);
        }
        a.patchPeer = b;
        b.patchPeer = a;
        tablesChanged();
    }

    /** OVS's clock jumps forward by this much and runs on ({@code time/warp}). */
    public void warp(long nanos) {
        clock.warp(nanos);
        for (int i = 0; i < flows.size(); i++) {
            flows.get(i).lastUsedNanos -= nanos;
        }
        for (OvsBridge bridge : bridges) {
            bridge.table().clockJumped(nanos);
        }
    }

    /** The clock that entries age by. */
    public MonotonicClock clock() {
        return clock;
    }

    /** The version that is modelled. */
    public OvsProfile profile() {
        return profile;
    }

    /** The bridges, in the order of adding. */
    public List<OvsBridge> bridges() {
        return Collections.unmodifiableList(bridges);
    }

    /** Flows in the cache, unused ones included until a dump finds them idle for max-idle. */
    public int cachedFlows() {
        return flows.size();
    }

    /** Sends the copies of a frame. */
    public CopySender copies() {
        return copies;
    }

    /** The rules that acted in any bridge of the host. */
    public RuleHits<OvsRule> rules() {
        return rules;
    }

    Simulation simulation() {
        return simulation;
    }

    long nowNanos() {
        return simulation.nowNanos();
    }

    int nextMemberId() {
        return nextMemberId++;
    }

    boolean inUpcall() {
        return inUpcall;
    }

    /** A table or a setting changed: cached decisions no longer hold, from a moment that depends on who changed it. */
    void tablesChanged() {
        revalidator.tablesChanged();
    }

    /** From now on rules look into ARP and neighbour discovery, which is not part of a flow's key here: no such flow is kept. */
    void readArp() {
        readsArp = true;
    }

    /** Forwards one frame that came in at an interface. */
    void forward(OvsMember in, Frame frame, long word) {
        if (readsArp && (frame.payload() instanceof ArpPacket || frame.payload() instanceof NdPacket)) {
            FlowActions.apply(decided(in, frame), frame, word);
            return;
        }
        DatapathFlow flow = in.lastFlow;
        if (flow == null || in.lastFrame != frame || flow.index < 0) {
            flow = flows.find(in, frame);
        }
        if (flow != null && revalidator.hasIdledOut(flow)) {
            rules.hit(OvsRule.FLOW_IDLES_OUT);
            remove(flow);
            flow = null;
        }
        if (flow == null) {
            flow = upcall(in, frame);
        } else if (flow.generation != revalidator.generation() || flow.validUntilNanos <= nowNanos()) {
            flow = retranslate(flow, frame);
        } else {
            flow.packets++;
            revalidator.used();
        }
        in.lastFlow = flow;
        in.lastFrame = frame;
        flow.lastUsedNanos = nowNanos();
        FlowActions.apply(flow, frame, word);
    }

    private DatapathFlow upcall(OvsMember in, Frame frame) {
        DatapathFlow flow = decided(in, frame);
        flows.add(flow);
        return flow;
    }

    private DatapathFlow decided(OvsMember in, Frame frame) {
        DatapathFlow flow = new DatapathFlow(in, frame);
        inUpcall = true;
        translate(flow, true);
        inUpcall = false;
        return flow;
    }

    /** Follows a change of the tables: in place, or, in old versions, by an upcall if the actions changed. */
    private DatapathFlow retranslate(DatapathFlow flow, Frame frame) {
        long before = flow.outputsDigest();
        translate(flow, false);
        if (profile.deletesChangedFlows() && before != flow.outputsDigest()) {
            remove(flow);
            return upcall(flow.member, frame);
        }
        flow.packets++;
        revalidator.used();
        return flow;
    }

    /** Decides a flow anew from the tables as they are. */
    void translate(DatapathFlow flow, boolean learn) {
        flow.restart();
        OvsPort input = flow.member.bundle;
        flow.addHop(-1, input.bridge(), input, flow.frame.vlan());
        for (int h = 0; h < flow.hopCount(); h++) {
            Hop hop = flow.hop(h);
            if (h < MAX_BRIDGES_IN_A_ROW) {
                hop.bridge.pipeline().decide(flow, h, learn);
            } else {
                hop.drop(DropReason.PATCH_LOOP);
            }
        }
        flow.generation = revalidator.generation();
    }

    /** Accounts the frames that a flow saw since its statistics were last pushed, as of now. */
    void push(DatapathFlow flow) {
        flow.packets = 0;
        if (flow.generation != revalidator.generation() || flow.validUntilNanos <= nowNanos()) {
            translate(flow, true);
            return;
        }
        rules.hit(OvsRule.REFRESH_AT_DUMP);
        for (int h = 0; h < flow.hopCount(); h++) {
            Hop hop = flow.hop(h);
            if (hop.learns) {
                hop.bridge.pipeline().learn(hop, flow.frame);
            }
            hop.bridge.pipeline().noteBypass(hop, flow.frame);
        }
    }

    /** Takes a flow out of the cache, accounting its frames first. */
    void remove(DatapathFlow flow) {
        if (flow.packets > 0) {
            push(flow);
        }
        flows.remove(flow);
    }

    /** Takes out all flows that came in at an interface. */
    void removeFlowsOf(@Nullable OvsMember member) {
        for (int i = flows.size() - 1; i >= 0; i--) {
            DatapathFlow flow = flows.get(i);
            if (flow.member == member) {
                flow.packets = 0;
                flows.remove(flow);
            }
        }
    }
}
