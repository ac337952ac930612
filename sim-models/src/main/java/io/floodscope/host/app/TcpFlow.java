package io.floodscope.host.app;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.tcp.TcpConnection;
import io.floodscope.host.tcp.TcpEvents;
import io.floodscope.host.tcp.TcpStack;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.probe.Counter;
import io.floodscope.trace.Fingerprint;
import io.floodscope.traffic.DeliveryLog;
import io.floodscope.traffic.FlowSchedule;
import io.floodscope.traffic.TrafficSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * TCP traffic: one lasting connection, a connection for each job, or one on which only the peer sends. A connection that
 * breaks is opened again after a second.
 */
public final class TcpFlow extends Flow implements Event, TcpEvents {

    private static final long RECONNECT_NANOS = 1_000_000_000L;

    private final TcpStack stack;
    private final IpAddress destination;
    private final int port;
    private final FlowSchedule jobs;
    private final long durationNanos;
    private final long intervalNanos;
    private final int bytes;
    private final int packetsPerFrame;
    private final boolean lasting;
    private final long identity;
    private final Counter retransmitted;
    private final List<DeliveryLog.Outage> outages = new ArrayList<>();
    private @Nullable TcpConnection connection;
    private long job;
    private long nextNanos;
    private long lastProgressNanos;
    private long retransmissionsOfEnded;
    private long failedConnections;

    private TcpFlow(
            LinuxHost host,
            TcpStack stack,
            String name,
            IpAddress destination,
            int port,
            FlowSchedule jobs,
            long durationNanos,
            long intervalNanos,
            int bytes,
            int packetsPerFrame,
            boolean lasting) {
        super(host, name);
        this.stack = stack;
        this.destination = destination;
        this.port = port;
        this.jobs = jobs;
        this.durationNanos = durationNanos;
        this.intervalNanos = intervalNanos;
        this.bytes = bytes;
        this.packetsPerFrame = packetsPerFrame;
        this.lasting = lasting;
        this.identity = Fingerprint.of(host.name() + "/" + name);
        this.retransmitted = counter("retransmitted");
        if (jobs.has(0)) {
            nextNanos = jobs.timeOf(0);
            simulation().at(nextNanos, Phase.TRAFFIC, this);
        }
    }

    static TcpFlow stream(LinuxHost host, TcpStack stack, String name, TrafficSource.TcpStream source) {
        FlowSchedule schedule = source.schedule();
        long end = schedule.count() == FlowSchedule.UNLIMITED
                ? schedule.endNanos()
                : Math.min(schedule.endNanos(), schedule.timeOf(schedule.count()));
        long duration = end == FlowSchedule.UNLIMITED ? end : Math.max(0, end - schedule.firstNanos());
        return new TcpFlow(
                host,
                stack,
                name,
                source.destination(),
                source.port(),
                FlowSchedule.once(schedule.firstNanos()),
                duration,
                schedule.intervalNanos(),
                source.bytes(),
                source.packetsPerFrame(),
                duration == FlowSchedule.UNLIMITED);
    }

    static TcpFlow jobs(LinuxHost host, TcpStack stack, String name, TrafficSource.TcpJob source) {
        return new TcpFlow(
                host,
                stack,
                name,
                source.destination(),
                source.port(),
                source.jobs(),
                source.durationNanos(),
                source.intervalNanos(),
                source.bytes(),
                source.packetsPerFrame(),
                false);
    }

    static TcpFlow pull(LinuxHost host, TcpStack stack, String name, TrafficSource.TcpPull source) {
        return new TcpFlow(
                host,
                stack,
                name,
                source.destination(),
                source.port(),
                FlowSchedule.once(source.atNanos()),
                FlowSchedule.UNLIMITED,
                FlowSchedule.UNLIMITED,
                0,
                1,
                true);
    }

    private boolean sends() {
        return bytes > 0;
    }

    @Override
    public void fire() {
        if (!host().isRunning()) {
            passOver();
            return;
        }
        TcpConnection current = connection;
        if (current == null || current.isOver()) {
            lastProgressNanos = simulation().nowNanos();
            current = stack.connect(destination, port, this);
            connection = current;
        }
        if (!sends()) {
            return;
        }
        if (simulation().nowNanos() >= jobEnd()) {
            current.close();
            scheduleNextJob();
            return;
        }
        if (current.write(bytes, packetsPerFrame)) {
            countSent();
        } else {
            countDropped();
        }
        nextNanos = simulation().nowNanos() + intervalNanos;
        simulation().at(Math.min(nextNanos, jobEnd()), Phase.TRAFFIC, this);
    }

    /** The host is off or frozen: nothing is written at this time. */
    private void passOver() {
        if (!sends()) {
            return;
        }
        if (simulation().nowNanos() >= jobEnd()) {
            scheduleNextJob();
            return;
        }
        nextNanos = simulation().nowNanos() + intervalNanos;
        simulation().at(Math.min(nextNanos, jobEnd()), Phase.TRAFFIC, this);
    }

    @Override
    public void hostStopped() {
        TcpConnection current = connection;
        if (current != null && !current.isOver()) {
            if (current.stalledSinceNanos() >= 0) {
                outages.add(stalled(current, false));
            }
            retransmissionsOfEnded += current.retransmissions();
            retransmitted.add(retransmissionsOfEnded - retransmitted.value());
        }
        connection = null;
    }

    @Override
    public void hostStarted() {
        if (lasting && !sends() && jobs.has(0) && jobs.timeOf(0) <= simulation().nowNanos()) {
            simulation().at(simulation().nowNanos() + RECONNECT_NANOS, Phase.TRAFFIC, this);
        }
    }

    @Override
    public void left(IpAddress nextHop, long mac) {
        noteLeft(nextHop, mac);
    }

    private long jobEnd() {
        return durationNanos == FlowSchedule.UNLIMITED ? FlowSchedule.UNLIMITED : jobs.timeOf(job) + durationNanos;
    }

    private void scheduleNextJob() {
        job++;
        if (jobs.has(job)) {
            simulation().at(Math.max(jobs.timeOf(job), simulation().nowNanos()), Phase.TRAFFIC, this);
        }
    }

    @Override
    public void connected(TcpConnection current) {
        progress();
    }

    @Override
    public void acknowledged(TcpConnection current, long acknowledgedBytes) {
        countAnswered();
        progress();
    }

    /** Notes an outage that ends now, if nothing was acknowledged for longer than the retransmission timeout. */
    private void progress() {
        long now = simulation().nowNanos();
        TcpConnection current = connection;
        if (current != null) {
            long total = retransmissionsOfEnded + current.retransmissions();
            if (total > retransmitted.value()) {
                long lost = total - retransmitted.value();
                retransmitted.add(lost);
                outages.add(new DeliveryLog.Outage(stallStart(current), now, lost, false));
            }
        }
        lastProgressNanos = now;
    }

    private long stallStart(TcpConnection current) {
        long stalled = current.stalledSinceNanos();
        return stalled >= 0 ? Math.max(stalled, lastProgressNanos) : lastProgressNanos;
    }

    @Override
    public void received(TcpConnection current, int receivedBytes) {
        if (!sends()) {
            countAnswered();
            lastProgressNanos = simulation().nowNanos();
        }
    }

    @Override
    public void peerClosed(TcpConnection current) {
        current.close();
    }

    @Override
    public void ended(TcpConnection current, TcpConnection.End how) {
        retransmissionsOfEnded += current.retransmissions();
        if (how == TcpConnection.End.CLOSED) {
            return;
        }
        failedConnections++;
        countError();
        if (lasting && !sends()) {
            simulation().at(simulation().nowNanos() + RECONNECT_NANOS, Phase.TRAFFIC, this);
        }
    }

    @Override
    public long fingerprint() {
        return identity;
    }

    @Override
    public List<DeliveryLog.Outage> outages() {
        List<DeliveryLog.Outage> all = new ArrayList<>(outages);
        TcpConnection current = connection;
        if (current != null && !current.isOver() && current.stalledSinceNanos() >= 0) {
            all.add(stalled(current, true));
        }
        return all;
    }

    private DeliveryLog.Outage stalled(TcpConnection current, boolean open) {
        long total = retransmissionsOfEnded + current.retransmissions();
        return new DeliveryLog.Outage(
                stallStart(current), simulation().nowNanos(), total - retransmitted.value(), open);
    }

    /** Connections that were refused, reset or given up. */
    public long failedConnections() {
        return failedConnections;
    }

    /** The connection now, or null before the first. */
    public @Nullable TcpConnection connection() {
        return connection;
    }
}
