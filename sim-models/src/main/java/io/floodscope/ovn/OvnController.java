package io.floodscope.ovn;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Scheduler;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.random.RandomStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ovn-controller of one chassis: resolves next hops packet by packet, keeps the packets meanwhile, writes what it learns,
 * announces the gateway ports it holds, and runs its half of the {@link AgingController}.
 *
 * <p>It works serially: reactions to packets come in the order of the packets, a little apart. While it is down, flows and
 * rows stay, and whatever would need it is lost.
 */
public final class OvnController {

    private static final long NEVER = -1;
    private static final long CLAIM_AFTER_START_NANOS = 1_100_000_000L;

    private final OvnDeployment deployment;
    private final OvnChassis chassis;
    private final Scheduler scheduler;
    private final RandomStream jitter;
    private final PacketBuffers buffers;
    private final BindingWriter writer;
    private final Map<LogicalRouterPort, PortAnnouncer> announcers = new LinkedHashMap<>();
    private final FlowSampler sampler;
    private final @Nullable Proposal2018Machine proposal;
    private boolean running = true;
    private int generation;
    private long heldUntil;
    private long lastReaction;

    /** Something the controller does for a packet, unless it was restarted meanwhile. */
    private final class PacketIn implements Event {
        private final Runnable task;
        private final int born = generation;

        PacketIn(Runnable task) {
            this.task = task;
        }

        @Override
        public void fire() {
            if (born != generation) {
                return;
            }
            if (scheduler.nowNanos() < heldUntil) {
                scheduler.at(heldUntil, Phase.TIMER, this);
                return;
            }
            task.run();
            if (proposal != null) {
                proposal.wake();
            }
        }
    }

    OvnController(OvnDeployment deployment, OvnChassis chassis) {
        this.deployment = deployment;
        this.chassis = chassis;
        this.scheduler = deployment.scheduler();
        this.jitter = deployment.stream(chassis.name(), "packet-in");
        this.buffers = new PacketBuffers(deployment);
        this.writer = new BindingWriter(deployment, chassis);
        this.sampler = new FlowSampler(deployment, chassis);
        this.proposal = deployment.release().controller() instanceof AgingController.Proposal2018 rules
                ? new Proposal2018Machine(deployment, chassis, this, rules)
                : null;
    }

    private void packetIn(Runnable task) {
        if (!running) {
            deployment.counter(chassis.name() + "/packet-ins-lost").add(1);
            return;
        }
        long now = scheduler.nowNanos();
        long reaction = now + deployment.latencies().packetIn().drawNanos(jitter);
        reaction = Math.max(reaction, lastReaction + deployment.latencies().packetInGap() * 1_000);
        lastReaction = Math.max(now, reaction);
        scheduler.at(lastReaction, Phase.TIMER, new PacketIn(task));
    }

    /** A routed packet found no binding: keep it, ask once. */
    void unresolved(LogicalRouterPort port, IpAddress nextHop, Frame frame, long word) {
        if (!running) {
            deployment.packetLost(port, nextHop);
            return;
        }
        packetIn(() -> resolve(port, nextHop, frame, word));
    }

    private void resolve(LogicalRouterPort port, IpAddress nextHop, Frame frame, long word) {
        if (port.isDeleted()) {
            deployment.packetLost(port, nextHop);
            return;
        }
        IpAddress sender = nextHop.v6() ? port.linkLocal() : port.senderFor(nextHop);
        if (sender == null) {
            deployment.packetLost(port, nextHop);
            return;
        }
        MacBinding row = port.binding(nextHop);
        buffers.keep(port, nextHop, frame, word);
        Frame request = Resolution.request(port.mac(), sender, nextHop);
        deployment.rules().hit(OvnRule.ONE_REQUEST_PER_PACKET);
        deployment.requestSent(port, nextHop, request);
        chassis.switching().fromRouter(port, request, 0);
        if (row != null) {
            rowAppeared(row);
        }
    }

    /** A packet passed the learning stage and teaches a binding. */
    void teach(LogicalRouterPort port, IpAddress ip, long mac, boolean unicast) {
        packetIn(() -> {
            if (proposal != null) {
                proposal.reset(port, ip);
            }
            boolean delayed = !unicast && deployment.release().delaysBroadcast();
            writer.binding(port, ip, mac, delayed, unicast ? "taught by unicast" : "taught by broadcast");
        });
    }

    /** A packet with a known pair passed the flow table; the controller does not see it, but a repaired P18 asks for it. */
    void knownPairSeen(LogicalRouterPort port, IpAddress ip) {
        if (proposal != null && proposal.countsKnownPairs()) {
            packetIn(() -> proposal.reset(port, ip));
        }
    }

    void learnFdb(LogicalSwitch logicalSwitch, long mac) {
        packetIn(() -> writer.fdb(logicalSwitch, mac, deployment.release().delaysFdb()));
    }

    /** A row was inserted or changed: kept packets go, flows change. */
    void rowAppeared(MacBinding row) {
        if (proposal != null) {
            proposal.rowAppeared(row);
        }
        if (running && buffers.holds(row.port(), row.ip())) {
            long at = scheduler.nowNanos() + deployment.latencies().release().drawNanos(jitter);
            scheduler.at(at, Phase.TIMER, new Release(row, generation));
        }
    }

    /** Kept packets of one row leave. */
    private final class Release implements Event {
        private final MacBinding row;
        private final int born;

        Release(MacBinding row, int born) {
            this.row = row;
            this.born = born;
        }

        @Override
        public void fire() {
            if (born == generation && row.denseIndex >= 0) {
                buffers.release(chassis, row);
            }
        }
    }

    void rowDeleted(MacBinding row) {
        if (proposal != null) {
            proposal.rowDeleted(row);
        }
    }

    /** A gateway port is bound here. */
    void claimed(LogicalRouterPort port, boolean announce) {
        claimed(port, announce ? 0 : NEVER);
    }

    /** A gateway port is bound here, and announced from then on unless the time is {@link #NEVER}. */
    void claimed(LogicalRouterPort port, long announceAfterNanos) {
        if (announceAfterNanos != NEVER && running) {
            announceIn(port, announceAfterNanos);
        }
        if (proposal != null) {
            proposal.portMoved();
        }
    }

    void released(LogicalRouterPort port) {
        PortAnnouncer announcer = announcers.remove(port);
        if (announcer != null) {
            announcer.stop();
        }
        if (proposal != null) {
            proposal.portMoved();
        }
    }

    private void announceIn(LogicalRouterPort port, long nanos) {
        PortAnnouncer announcer = announcers.computeIfAbsent(port, p -> new PortAnnouncer(deployment, chassis, p));
        announcer.startIn(nanos);
    }

    /** The process ends without cleaning up: rows and flows stay, kept packets and pending writes are lost. */
    public void stop() {
        if (!running) {
            return;
        }
        running = false;
        generation++;
        buffers.clear();
        writer.clear();
        announcers.values().forEach(PortAnnouncer::stop);
        announcers.clear();
        sampler.stop();
        if (proposal != null) {
            proposal.stop();
        }
    }

    /** The process starts; it claims the gateway ports bound to its chassis 1.1 s later and announces them. */
    public void start() {
        start(true);
    }

    /**
     * The process starts.
     *
     * @param claims whether it claims its gateway ports 1.1 s later; without that a caller binds them itself
     */
    public void start(boolean claims) {
        if (running) {
            return;
        }
        running = true;
        lastReaction = scheduler.nowNanos();
        if (claims) {
            portsHere().forEach(port -> announceIn(port, CLAIM_AFTER_START_NANOS));
        }
        sampler.start();
        if (proposal != null) {
            proposal.start();
        }
    }

    private List<LogicalRouterPort> portsHere() {
        return deployment.routers().stream()
                .flatMap(router -> router.ports().stream())
                .filter(port -> port.chassis() == chassis)
                .toList();
    }

    /** The main loop does not run until then: packets and wake-ups wait. */
    public void holdUntil(long nanos) {
        heldUntil = Math.max(heldUntil, nanos);
        if (proposal != null) {
            proposal.wakeAt(heldUntil);
        }
    }

    /** Something wakes the main loop although nothing changed. */
    public void wake() {
        if (proposal != null) {
            proposal.wake();
        }
    }

    /** The OpenFlow connection to the switch goes or comes; without it P18 skips its passes. */
    public void setSwitchConnection(boolean connected) {
        if (proposal != null) {
            proposal.setSwitchConnection(connected);
        }
    }

    long heldUntil() {
        return heldUntil;
    }

    boolean transactionOpen() {
        return writer.transactionOpen();
    }

    /** Its sampler, for replays in which the instants of the samples are given. */
    public FlowSampler sampler() {
        return sampler;
    }

    /** Whether the process runs. */
    public boolean isRunning() {
        return running;
    }

    /** Whether the process runs and its chassis has the router of this port among its datapaths. */
    boolean knows(LogicalRouterPort port) {
        return running && (port.hostedOn(chassis) || chassis.hasLocalnet(port.logicalSwitch()));
    }

    void purgeBuffers() {
        buffers.purge(scheduler.nowNanos());
    }
}
