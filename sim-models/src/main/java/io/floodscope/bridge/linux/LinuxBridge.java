package io.floodscope.bridge.linux;

import io.floodscope.bridge.core.BridgeRule;
import io.floodscope.bridge.core.Expiry;
import io.floodscope.bridge.core.LearningBridge;
import io.floodscope.bridge.fdb.ExactAging;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.engine.Timer;

/**
 * The Linux kernel's bridge: {@code ageing_time} counted exactly, refreshed by every frame ({@code br_fdb_update}); entries
 * are taken out when due, where the kernel's collector may come up to 0.2 s later.
 */
public final class LinuxBridge extends LearningBridge {

    /** {@code ageing_time} when it is not set: BR_DEFAULT_AGEING_TIME, 300 s in ns. */
    public static final long DEFAULT_AGEING_NANOS = 300_000_000_000L;

    /** {@code forward_delay} when it is not set, 15 s in ns; the aging time during a topology change. */
    public static final long DEFAULT_FORWARD_DELAY_NANOS = 15_000_000_000L;

    /** How long a root signals a topology change: {@code max_age} 20 s + {@code forward_delay} 15 s, in ns. */
    public static final long DEFAULT_TOPOLOGY_CHANGE_NANOS = 35_000_000_000L;

    /** {@code fdb_max_learned} has no default limit. */
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private static final long LINK_LOCAL = 0x0180_C200_0000L;
    private static final long PAUSE = LINK_LOCAL | 1;

    private final long forwardDelayNanos;
    private final boolean spanningTree;
    private final Timer topologyChangeEnd;
    private long ageingNanos;
    private boolean topologyChange;

    /**
     * A bridge with {@code stp_state 0} and the default forward delay.
     *
     * @param vlanFiltering {@code vlan_filtering}; false = tags pass untouched and one table serves all
     * @param ageingNanos {@code ageing_time} in ns; 0 = nothing is remembered, every unicast frame floods
     */
    public LinuxBridge(Simulation simulation, String name, boolean vlanFiltering, long ageingNanos) {
        this(simulation, name, vlanFiltering, ageingNanos, false, DEFAULT_FORWARD_DELAY_NANOS);
    }

    /** A bridge with spanning tree settings. */
    public LinuxBridge(
            Simulation simulation,
            String name,
            boolean vlanFiltering,
            long ageingNanos,
            boolean spanningTree,
            long forwardDelayNanos) {
        super(simulation, name, vlanFiltering, rule(ageingNanos), NO_LIMIT, Expiry.SINCE_LEARNED_AS_SOURCE);
        this.ageingNanos = ageingNanos;
        this.spanningTree = spanningTree;
        this.forwardDelayNanos = forwardDelayNanos;
        this.topologyChangeEnd = simulation.timer(Phase.TIMER, this::endTopologyChange);
    }

    /** ageing_time 0: nothing is learned ({@code br_fdb_update} returns early), and what was there ages at once. */
    @Override
    protected boolean remembers() {
        return ageingNanos > 0;
    }

    private static ExactAging rule(long nanos) {
        return new ExactAging(Math.max(1, nanos));
    }

    /** Changes {@code ageing_time}; the age of present entries counts from their last frame. */
    public void setAgeingNanos(long nanos) {
        ageingNanos = nanos;
        if (!topologyChange) {
            setAging(rule(nanos));
        }
    }

    /** {@code ageing_time} in ns. */
    public long ageingNanos() {
        return ageingNanos;
    }

    /**
     * A topology change, as hellos of the root tell it: entries not refreshed for the forward delay are gone, until the flag
     * is cleared ({@code hold_time} in {@code br_fdb.c}).
     *
     * @param durationNanos how long the flag stays set, in ns
     */
    public void topologyChange(long durationNanos) {
        topologyChange = true;
        rules().hit(BridgeRule.TOPOLOGY_CHANGE);
        simulation()
                .probes()
                .mark(
                        simulation().nowNanos(),
                        name(),
                        "topology-change",
                        "aging is the forward delay while the flag is set");
        journal().hastened(ageingNanos);
        setAging(rule(Math.min(forwardDelayNanos, ageingNanos)));
        topologyChangeEnd.armIn(durationNanos);
    }

    private void endTopologyChange() {
        topologyChange = false;
        journal().hastened(0);
        setAging(rule(ageingNanos));
    }

    /** Link-local groups stay here, except that BPDUs pass a bridge without spanning tree ({@code br_handle_frame}). */
    @Override
    protected boolean keeps(long dst) {
        return (dst & ~0xFL) == LINK_LOCAL && (spanningTree || dst != LINK_LOCAL);
    }

    @Override
    protected boolean learnsFromReserved(long dst) {
        return dst != PAUSE;
    }
}
