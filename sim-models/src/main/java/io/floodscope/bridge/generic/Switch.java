package io.floodscope.bridge.generic;

import io.floodscope.bridge.core.BridgePort;
import io.floodscope.bridge.core.BridgeRule;
import io.floodscope.bridge.core.LearningBridge;
import io.floodscope.bridge.fdb.AgingRule;
import io.floodscope.bridge.fdb.ExactAging;
import io.floodscope.bridge.fdb.SweptAging;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.engine.Timer;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.text.Durations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A VLAN-aware hardware switch. What differs between vendors is data, see {@link SwitchParams}. */
public final class Switch extends LearningBridge {

    private static final long RESERVED_BLOCK = 0x0180_C200_0000L;

    private final SwitchParams params;
    private final long sweepPhaseNanos;
    private final Timer topologyChangeEnd;
    private final Map<Binding, Long> bindings = new LinkedHashMap<>();

    /** An address that ARP suppression knows. */
    private record Binding(int vlan, IpAddress ip) {}

    /** A switch; the phase of its sweeps is drawn from the stream {@code (switch/<name>, aging-sweep)}. */
    public Switch(Simulation simulation, String name, SwitchParams params) {
        this(simulation, name, params, drawPhase(simulation, name, params));
    }

    /** A switch one of whose sweeps falls on a given instant. */
    public Switch(Simulation simulation, String name, SwitchParams params, long sweepPhaseNanos) {
        super(
                simulation,
                name,
                true,
                rule(params, params.effectiveAgingNanos(), sweepPhaseNanos),
                params.tableSize(),
                params.expiry());
        this.params = params;
        this.sweepPhaseNanos = sweepPhaseNanos;
        this.topologyChangeEnd = simulation.timer(Phase.TIMER, this::endTopologyChange);
        setUnknownUnicast(params.unknownUnicast());
    }

    private static long drawPhase(Simulation simulation, String name, SwitchParams params) {
        return params.effectiveAgingNanos() == AgingRule.NEVER
                ? 0
                : simulation.random().stream("switch/" + name, "aging-sweep").nextLong(params.effectiveAgingNanos());
    }

    private static AgingRule rule(SwitchParams params, long nanos, long phase) {
        return params.sweep() == SwitchParams.Sweep.EXACT || nanos == AgingRule.NEVER
                ? new ExactAging(nanos)
                : new SweptAging(nanos, phase % nanos);
    }

    /** A line if the hardware ages by another time than was configured. */
    public List<String> warnings() {
        return params.agingNanos() == params.effectiveAgingNanos()
                ? List.of()
                : List.of(name() + ": MAC aging time " + text(params.agingNanos()) + " is configured, the switch uses "
                        + text(params.effectiveAgingNanos()));
    }

    private static String text(long nanos) {
        return nanos == AgingRule.NEVER ? "never" : Durations.format(nanos);
    }

    /** Changes the aging time in effect, in ns. */
    public void setAgingNanos(long nanos) {
        setAging(rule(params, nanos, sweepPhaseNanos));
    }

    /** A spanning tree topology change: fast aging for a while. */
    public void topologyChange(long durationNanos) {
        rules().hit(BridgeRule.TOPOLOGY_CHANGE);
        simulation().probes().mark(simulation().nowNanos(), name(), "topology-change", "fast aging");
        journal().hastened(params.effectiveAgingNanos());
        setAging(new ExactAging(Math.min(params.fastAgingNanos(), params.effectiveAgingNanos())));
        topologyChangeEnd.armIn(durationNanos);
    }

    private void endTopologyChange() {
        journal().hastened(0);
        setAging(rule(params, params.effectiveAgingNanos(), sweepPhaseNanos));
    }

    /** An address that the control plane told the switch: ARP requests for it are answered here. */
    public void addBinding(int vlan, IpAddress ip, long mac) {
        bindings.put(new Binding(vlan, ip), mac);
    }

    /** Forgets an address, as a withdrawn route does. */
    public void removeBinding(int vlan, IpAddress ip) {
        bindings.remove(new Binding(vlan, ip));
    }

    @Override
    protected boolean keeps(long dst) {
        return (dst & ~0xFL) == RESERVED_BLOCK;
    }

    @Override
    protected boolean answers(BridgePort in, int vlan, Frame frame) {
        if (!params.arpSuppression() || !(frame.payload() instanceof ArpPacket arp)) {
            return false;
        }
        if (!arp.spa().isUnspecified()) {
            bindings.put(new Binding(vlan, arp.spa()), arp.sha());
        }
        if (arp.isGratuitous() && frame.dst() == MacAddress.BROADCAST) {
            rules().hit(BridgeRule.ARP_SUPPRESSION);
            return true;
        }
        if (arp.op() != ArpPacket.REQUEST || frame.dst() != MacAddress.BROADCAST) {
            return false;
        }
        Long mac = bindings.get(new Binding(vlan, arp.tpa()));
        if (mac == null) {
            return false;
        }
        rules().hit(BridgeRule.ARP_SUPPRESSION);
        ArpPacket reply = new ArpPacket(ArpPacket.REPLY, mac, arp.tpa(), arp.sha(), arp.spa());
        in.port().send(Frame.tagged(frame.src(), mac, frame.vlan(), reply), 0);
        return true;
    }
}
