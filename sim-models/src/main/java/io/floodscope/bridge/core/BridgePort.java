package io.floodscope.bridge.core;

import io.floodscope.net.link.Port;
import io.floodscope.probe.Counter;
import org.jspecify.annotations.Nullable;

/** A port of a {@link LearningBridge}. Settings may change while the run goes on. */
public final class BridgePort {

    private final LearningBridge bridge;
    private final Port port;
    private final int number;
    private PortVlans vlans;
    private boolean floodable = true;
    private boolean floodsUnknown = true;
    private boolean learning = true;
    private boolean isolated;
    private boolean blocked;
    private @Nullable TokenBucket policer;
    private final LookupCounts lookups = new LookupCounts();
    private final @Nullable Counter[] drops = new Counter[DropReason.values().length];

    /** "To this port": the decision for known unicast, made once. */
    final Forwarding unicast;

    BridgePort(LearningBridge bridge, String name, int number, PortVlans vlans) {
        this.bridge = bridge;
        this.port = new Port(bridge, name, number);
        this.number = number;
        this.vlans = vlans;
        this.unicast = new Forwarding(Forwarding.Kind.UNICAST, new BridgePort[] {this});
    }

    /** The attachment point to wire. */
    public Port port() {
        return port;
    }

    /** Its name. */
    public String name() {
        return port.name();
    }

    /** Its number, from 0 in the order of adding. */
    public int number() {
        return number;
    }

    /** VLAN membership; has no meaning at a bridge that ignores VLANs. */
    public PortVlans vlans() {
        return vlans;
    }

    /** Changes the VLAN membership and forgets what was learned here. */
    public void setVlans(PortVlans changed) {
        vlans = changed;
        bridge.reconfigured(this);
    }

    /** Whether unknown unicast and group frames leave here. */
    public void setFloodable(boolean mayFlood) {
        floodable = mayFlood;
        bridge.forgetDecisions();
    }

    /** Whether unicast frames to addresses that are not in the table leave here; group frames are another matter. */
    public void setFloodsUnknown(boolean mayFlood) {
        floodsUnknown = mayFlood;
        bridge.forgetDecisions();
    }

    /** Whether frames that come in here teach their source. */
    public void setLearning(boolean learns) {
        learning = learns;
    }

    /** No frames between two isolated ports. */
    public void setIsolated(boolean nowIsolated) {
        isolated = nowIsolated;
        bridge.forgetDecisions();
    }

    /** A spanning tree's blocking state: nothing is received, learned or sent. */
    public void setBlocked(boolean nowBlocked) {
        blocked = nowBlocked;
        bridge.reconfigured(this);
    }

    /** Polices frames that come in: rate and burst in bit; rate 0 = off. */
    public void setIngressPolicing(long bitsPerSecond, long burstBits) {
        policer = bitsPerSecond == 0 ? null : new TokenBucket(bitsPerSecond, burstBits);
    }

    /** How often frames that came in here found their destination. */
    public LookupCounts lookups() {
        return lookups;
    }

    /** Whether frames of a flood of this kind leave here. */
    boolean takes(Forwarding.Kind kind) {
        return floodable && (floodsUnknown || kind != Forwarding.Kind.FLOOD_UNKNOWN);
    }

    boolean learns() {
        return learning;
    }

    boolean isIsolated() {
        return isolated;
    }

    boolean isBlocked() {
        return blocked;
    }

    boolean polices(long nowNanos, int bytes) {
        TokenBucket bucket = policer;
        return bucket != null && !bucket.take(nowNanos, 8L * bytes);
    }

    /** Counts a frame that was discarded here. */
    void dropped(DropReason reason) {
        bridge.tellDropped(reason);
        Counter counter = drops[reason.ordinal()];
        if (counter == null) {
            counter = bridge.counter(name() + "/" + reason.counter());
            drops[reason.ordinal()] = counter;
        }
        counter.add(1);
    }

    @Override
    public String toString() {
        return port.toString();
    }
}
