package io.floodscope.host.neigh;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.host.neigh.Transition.Arm;
import io.floodscope.host.neigh.Transition.Guard;
import io.floodscope.host.neigh.Transition.Notice;
import io.floodscope.host.neigh.Transition.Trigger;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.trace.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * One neighbour (struct neighbour): what is known about the link-layer address of a next hop, and how fresh that is.
 *
 * <p>A confirmation or a use only writes a field; the timer keeps its old deadline and judges the fields when it fires.
 */
public final class NeighborEntry implements NextHop, Event {

    private final NeighborDevice device;
    private final IpAddress ip;
    private final long identity;
    private final @Nullable KernelTimer timer;
    final UnresolvedQueue queue = new UnresolvedQueue();

    long mac = MacAddress.NONE;
    NeighborState state = NeighborState.NONE;
    long used;
    long confirmed;
    long updated;
    int probes;
    private int probesBefore;
    boolean router;
    boolean extLearned;
    boolean managed;
    boolean headerCached;
    private boolean confirmPending;
    boolean dead;
    long routeUsed = -1;
    private ChangeCause lastCause = ChangeCause.CREATE;
    private NeighborRule lastRule = NeighborRule.SEND_RESOLVES;
    private long changedNanos;

    @Nullable
    NeighborEntry previous;

    @Nullable
    NeighborEntry next;

    NeighborEntry(NeighborDevice device, IpAddress ip) {
        this.device = device;
        this.ip = ip;
        this.identity = Fingerprint.of(device.name()) ^ ip.high() ^ ip.low();
        long now = device.clock().now();
        used = now;
        updated = now;
        confirmed = now - 2 * device.baseTicks();
        changedNanos = device.nowNanos();
        mac = device.face().fixedAddress(ip);
        if (mac != MacAddress.NONE) {
            state = NeighborState.NOARP;
            timer = null;
            device.hit(NeighborRule.NOARP_TARGETS);
        } else {
            timer = device.timer(Phase.TIMER, this);
        }
    }

    @Override
    public void send(Outgoing packet, long word) {
        if (confirmPending) {
            confirmPending = false;
            confirm();
        }
        if (headerCached && state.isConnected()) {
            device.hit(NeighborRule.FAST_PATH_IS_NO_USE);
            packet.transmit(mac, word);
        } else {
            resolveOutput(packet, word);
        }
    }

    /** The slow path (neigh_resolve_output): counts as a use, and may have to queue. */
    void resolveOutput(Outgoing packet, long word) {
        if (device.profile().routeCachePins()) {
            routeUsed = device.clock().now();
        }
        if (device.datapath() != Datapath.KERNEL && state.isValid()) {
            device.hit(NeighborRule.LOOKUP_ONLY);
            packet.transmit(mac, word);
        } else if (use(packet, word, true)) {
            headerCached = device.cachesHeaders();
            packet.transmit(mac, word);
        }
    }

    /**
     * Uses the entry (neigh_event_send): starts resolution or DELAY, and queues the packet if it cannot leave yet.
     *
     * @param packet the packet, or null to use the entry without one
     * @param immediately whether a first probe may leave at once
     * @return whether the packet can leave now
     */
    boolean use(@Nullable Outgoing packet, long word, boolean immediately) {
        used = device.clock().now();
        if (state.isConnected() || state == NeighborState.DELAY || state == NeighborState.PROBE) {
            return true;
        }
        Transition row = match(Trigger.SEND);
        if (row != null && row.to() == NeighborState.INCOMPLETE) {
            startResolution(row, packet, word, immediately && device.profile().immediateFirstProbe());
            return false;
        }
        if (row != null) {
            apply(row, ChangeCause.SEND);
        }
        if (state == NeighborState.INCOMPLETE && packet != null) {
            enqueue(packet, word);
        } else if (state == NeighborState.FAILED && packet != null) {
            packet.dropped(word);
        }
        return state == NeighborState.DELAY;
    }

    private void startResolution(Transition row, @Nullable Outgoing packet, long word, boolean immediately) {
        long now = device.clock().now();
        probes = (int) device.params().get(NeighborTunable.UCAST_SOLICIT);
        probesBefore = probes;
        updated = now;
        addTimer(immediately ? now + Math.max(device.retransTicks(), device.floorTicks()) : now + 1);
        state = NeighborState.INCOMPLETE;
        noteChange(ChangeCause.SEND, row.rule());
        if (packet != null) {
            enqueue(packet, word);
        }
        if (immediately) {
            sendProbe();
        }
    }

    private void enqueue(Outgoing packet, long word) {
        int dropped = queue.add(packet, word, device.params(), device.profile().queueByPackets());
        if (dropped > 0) {
            device.hit(NeighborRule.QUEUE_DROPS_OLDEST);
            device.table().countUnresolvedDiscards(dropped);
        }
    }

    /** The timer (neigh_timer_handler). */
    @Override
    public void fire() {
        Transition row = match(Trigger.TIMER);
        if (row != null) {
            apply(row, ChangeCause.TIMER);
        }
    }

    private @Nullable Transition match(Trigger trigger) {
        for (Transition row : TransitionTable.of(state, trigger, device.fixedLifetime() != null)) {
            if (holds(row.guard())) {
                return row;
            }
        }
        return null;
    }

    private boolean holds(Guard guard) {
        KernelClock clock = device.clock();
        return switch (guard) {
            case ALWAYS -> true;
            case NO_SOLICIT ->
                device.params().get(NeighborTunable.MCAST_SOLICIT)
                                + device.params().get(NeighborTunable.APP_SOLICIT)
                        == 0;
            case CONFIRMED_WITHIN_REACHABLE_TIME -> clock.notAfter(confirmed + device.reachableTicks());
            case USED_WITHIN_DELAY_TIME -> clock.notAfter(used + device.delayTicks());
            case CONFIRMED_WITHIN_DELAY_TIME -> clock.notAfter(confirmed + device.delayTicks());
            case NO_PROBES_AT_ALL -> device.maxProbes(NeighborState.PROBE) == 0;
            case PROBES_EXHAUSTED -> probes >= device.maxProbes(state);
            case NO_REFRESH -> device.maxProbes(NeighborState.PROBE) == 0;
        };
    }

    private void apply(Transition row, ChangeCause cause) {
        long now = device.clock().now();
        NeighborState to = row.to();
        if (to == state) {
            device.hit(row.rule());
        } else {
            updated = now;
            if (to == NeighborState.PROBE) {
                probes = 0;
                probesBefore = 0;
            }
            state = to;
        }
        arm(row.arm(), cause == ChangeCause.TIMER, now);
        if (row.rule() != NeighborRule.PROBE_AGAIN && row.rule() != NeighborRule.REACHABLE_PROLONGED) {
            noteChange(cause, row.rule());
        }
        if (to == NeighborState.FAILED) {
            queue.fail();
        }
        if (row.probe()) {
            sendProbe();
        }
        if (row.notice() == Notice.ANNOUNCED
                || (row.notice() == Notice.BY_PROFILE && device.profile().probeNotified())) {
            device.announced(this);
        }
    }

    private void arm(Arm arm, boolean fromTimer, long now) {
        long deadline = switch (arm) {
            case KEEP, FIRST_PROBE -> -1;
            case STOP -> {
                stopTimer();
                yield -1;
            }
            case REACHABLE_TIME_SINCE_CONFIRMED -> confirmed + device.reachableTicks();
            case REFRESH_LEAD -> confirmed + device.lifetimeTicks();
            case DELAY_TIME -> now + device.delayTicks();
            case RETRANS_TIME ->
                now
                        + (device.profile().retransFloor()
                                ? Math.max(device.retransTicks(), device.floorTicks())
                                : device.retransTicks());
        };
        if (deadline < 0) {
            return;
        }
        if (fromTimer) {
            wakeAt(Math.max(deadline, now + device.floorTicks()));
        } else {
            addTimer(deadline);
        }
    }

    /** Arms the timer from outside its handler (neigh_add_timer). */
    void addTimer(long expires) {
        if (device.profile().armingRaisesUsed() && used < confirmed) {
            device.hit(NeighborRule.ARMING_RAISES_USED);
            used = confirmed;
        }
        wakeAt(expires);
    }

    private void wakeAt(long expires) {
        if (timer != null && !dead) {
            timer.armAt(device.clock().wakeNanos(expires));
        }
    }

    void stopTimer() {
        if (timer != null) {
            timer.cancel();
        }
    }

    private void sendProbe() {
        long unicast = device.params().get(NeighborTunable.UCAST_SOLICIT);
        long application = device.params().get(NeighborTunable.APP_SOLICIT);
        FixedLifetime fixed = device.fixedLifetime();
        if (fixed != null && state == NeighborState.PROBE) {
            unicast = fixed.broadcastRefresh() ? 0 : Integer.MAX_VALUE;
        }
        ProbeKind kind = probes < unicast
                ? ProbeKind.UNICAST
                : probes < unicast + application ? ProbeKind.APPLICATION : ProbeKind.MULTICAST;
        device.hit(NeighborRule.PROBE_ORDER);
        if (kind == ProbeKind.APPLICATION) {
            device.announced(this);
        } else {
            IpAddress source = queue.source(device.profile().probeFromNewest());
            if (kind == ProbeKind.UNICAST && device.face().probeUsesEntry()) {
                // The solicitation leaves through this very entry (neigh_resolve_output), which also caches the header.
                used = device.clock().now();
                headerCached = device.cachesHeaders();
            }
            device.countProbe(kind);
            device.face().solicit(this, kind, source);
        }
        probes++;
    }

    void noteChange(ChangeCause cause, NeighborRule rule) {
        device.hit(rule);
        lastCause = cause;
        lastRule = rule;
        changedNanos = device.nowNanos();
        device.changed(this, cause);
    }

    /** Removes it from use; its table has already forgotten it. */
    void die() {
        dead = true;
        queue.clear();
        if (timer != null) {
            timer.release();
        }
        lastCause = ChangeCause.DELETE;
        changedNanos = device.nowNanos();
    }

    @Override
    public void confirmWithNextPacket() {
        confirmPending = true;
    }

    @Override
    public void confirm() {
        confirmed = device.clock().now();
    }

    @Override
    public boolean isDead() {
        return dead;
    }

    @Override
    public boolean isUsable() {
        return state.isValid();
    }

    @Override
    public long fingerprint() {
        return identity;
    }

    /** The device it belongs to. */
    public NeighborDevice device() {
        return device;
    }

    /** Its IP address. */
    public IpAddress ip() {
        return ip;
    }

    /** Its link-layer address, meaningful in valid states; MacAddress.NONE if there never was one. */
    public long mac() {
        return mac;
    }

    /** Its state. */
    public NeighborState state() {
        return state;
    }

    /** Tick of the last slow-path use. */
    public long used() {
        return used;
    }

    /** Tick of the last confirmation. */
    public long confirmed() {
        return confirmed;
    }

    /** Tick of the last change of state or address. */
    public long updated() {
        return updated;
    }

    /** Value of the probe counter; it keeps its last value in other states. */
    public int probes() {
        return probes;
    }

    /** Probes of the resolution or verification that is under way, or was last: the counter starts at ucast_solicit in INCOMPLETE. */
    public int probesSent() {
        return Math.max(0, probes - probesBefore);
    }

    /** Whether it is marked as a router (IPv6). */
    public boolean isRouter() {
        return router;
    }

    /** Whether an outside control plane taught it. */
    public boolean isExtLearned() {
        return extLearned;
    }

    /** Whether the kernel keeps it resolved by itself. */
    public boolean isManaged() {
        return managed;
    }

    /** Packets that wait. */
    public int queued() {
        return queue.size();
    }

    /** What changed it last. */
    public ChangeCause lastCause() {
        return lastCause;
    }

    /** The rule by which it changed last. */
    public NeighborRule lastRule() {
        return lastRule;
    }

    /** When it changed last, in simulated ns. */
    public long changedNanos() {
        return changedNanos;
    }

    /** Holders of a reference besides the table's own: a timer that runs, as the kernel counts. */
    boolean isReferenced() {
        return state.isInTimer() || device.routePins(this);
    }

    @Override
    public String toString() {
        return ip + " dev " + device.name() + " lladdr " + MacAddress.format(mac) + " " + state;
    }
}
