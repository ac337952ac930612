package io.floodscope.bridge.ovs;

import io.floodscope.bridge.core.DropReason;
import io.floodscope.bridge.core.LookupCounts;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.core.TokenBucket;
import io.floodscope.net.link.Port;
import io.floodscope.probe.Counter;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Port record of a bridge ("bundle"): one interface, a bond of several, a patch port, or the bridge's own LOCAL port.
 * Settings may change while the run goes on.
 */
public final class OvsPort {

    private final OvsBridge bridge;
    private final String name;
    private final int number;
    private PortVlans vlans;
    private boolean floodable = true;
    private boolean isProtected;
    private boolean learnsOnInput = true;
    private boolean learnsOnOutput = true;
    private boolean removed;
    private final LongOpenHashSet localMacs = new LongOpenHashSet();
    private final List<OvsMember> members = new ArrayList<>();
    private final LookupCounts lookups = new LookupCounts();
    private final @Nullable Counter[] drops = new Counter[DropReason.values().length];

    @Nullable
    Bond bond;

    @Nullable
    OvsPort patchPeer;

    OvsPort(OvsBridge bridge, String name, int number, PortVlans vlans) {
        this.bridge = bridge;
        this.name = name;
        this.number = number;
        this.vlans = vlans;
    }

    /** The bridge it belongs to. */
    public OvsBridge bridge() {
        return bridge;
    }

    /** Name of the Port record. */
    public String name() {
        return name;
    }

    /** Number of the port in its bridge's tables, from 0 in the order of adding. */
    public int number() {
        return number;
    }

    /** OpenFlow number of its first interface; {@link OvsBridge#LOCAL} for the bridge's own port. */
    public int ofport() {
        return members.get(0).ofport;
    }

    /** VLAN membership. */
    public PortVlans vlans() {
        return vlans;
    }

    /** The attachment point to wire; of a bond the first member's. */
    public Port port() {
        return members.get(0).port;
    }

    /** All attachment points, several for a bond. */
    public List<Port> ports() {
        return members.stream().map(m -> m.port).toList();
    }

    /** Whether it leads to another bridge of the same host. */
    public boolean isPatch() {
        return patchPeer != null;
    }

    /** Changes the VLAN membership; what was learned here is forgotten ({@code bundle_flush_macs}). */
    public void setVlans(PortVlans changed) {
        vlans = changed;
        bridge.portReconfigured(this);
    }

    /** OpenFlow's NO_FLOOD: false keeps floods, group frames included, away from this port. */
    public void setFloodable(boolean mayFlood) {
        floodable = mayFlood;
        bridge.configurationChanged();
    }

    /** Port column {@code protected}: no frames between two protected ports. */
    public void setProtected(boolean nowProtected) {
        isProtected = nowProtected;
        bridge.configurationChanged();
    }

    /** Whether frames that come in here teach their source; false models a pipeline that outputs them explicitly. */
    public void setLearnsOnInput(boolean learns) {
        learnsOnInput = learns;
        bridge.configurationChanged();
    }

    /**
     * Whether unicast frames that leave here teach their source; false models a pipeline that delivers to this port's
     * {@linkplain #addLocalMac known addresses} explicitly, as neutron's OVS firewall driver does.
     */
    public void setLearnsOnOutput(boolean learns) {
        learnsOnOutput = learns;
        bridge.configurationChanged();
    }

    /** An address that the cloud's control plane knows to be behind this port; marks it as an instance port. */
    public void addLocalMac(long mac) {
        localMacs.add(mac);
        bridge.localMacAdded(mac, this);
    }

    /** Polices frames that come in: rate and burst in bit ({@code ingress_policing_rate}, {@code _burst}); 0 = off. */
    public void setIngressPolicing(long bitsPerSecond, long burstBits) {
        for (OvsMember member : members) {
            member.policer = bitsPerSecond == 0 ? null : new TokenBucket(bitsPerSecond, burstBits);
        }
    }

    /** Makes a member of a bond the active one, as {@code bond/set-active-member} does. */
    public void setActiveMember(Port member) {
        Bond present = bond;
        if (present == null) {
            throw new IllegalStateException(this + " is not a bond");
        }
        for (OvsMember m : members) {
            if (m.port == member) {
                present.setActive(m);
                bridge.configurationChanged();
                return;
            }
        }
        throw new IllegalArgumentException(member + " is not a member of " + this);
    }

    /** How often frames that came in here found their destination. */
    public LookupCounts lookups() {
        return lookups;
    }

    boolean isFloodable() {
        return floodable;
    }

    boolean isProtected() {
        return isProtected;
    }

    boolean learnsOnInput() {
        return learnsOnInput;
    }

    boolean learnsOnOutput() {
        return learnsOnOutput;
    }

    boolean isInstancePort() {
        return !localMacs.isEmpty();
    }

    boolean isRemoved() {
        return removed;
    }

    void markRemoved() {
        removed = true;
    }

    List<OvsMember> members() {
        return members;
    }

    /** Counts a frame that was discarded here. */
    void dropped(DropReason reason) {
        bridge.tellDropped(reason);
        Counter counter = drops[reason.ordinal()];
        if (counter == null) {
            counter = bridge.counter(name + "/" + reason.counter());
            drops[reason.ordinal()] = counter;
        }
        counter.add(1);
    }

    @Override
    public String toString() {
        return bridge.name() + "/" + name;
    }
}
