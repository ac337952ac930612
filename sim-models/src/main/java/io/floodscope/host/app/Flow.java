package io.floodscope.host.app;

import io.floodscope.engine.Simulation;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.NextHopWatch;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.probe.Counter;
import io.floodscope.traffic.DeliveryLog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flow that runs on a host: what it sent and what came of it, as counters {@code <host>/<flow>/<counter>}. */
public abstract class Flow {

    private final LinuxHost host;
    private final String name;
    private final Counter sent;
    private final Counter answered;
    private final Counter errors;
    private final Counter dropped;
    private @Nullable NextHopWatch watch;

    Flow(LinuxHost host, String name) {
        this.host = host;
        this.name = name;
        this.sent = counter("sent");
        this.answered = counter("answered");
        this.errors = counter("errors");
        this.dropped = counter("dropped");
    }

    final Counter counter(String counterName) {
        return simulation().probes().counter(host.name() + "/" + name + "/" + counterName);
    }

    final Simulation simulation() {
        return host.machine().simulation();
    }

    /** The host that sends. */
    public LinuxHost host() {
        return host;
    }

    /** Its name on the host. */
    public String name() {
        return name;
    }

    /** Packets or messages handed to the host's stack. */
    public long sent() {
        return sent.value();
    }

    /** Answers: replies, or messages acknowledged by TCP. */
    public long answered() {
        return answered.value();
    }

    /** Packets that came back as unreachable. */
    public long errors() {
        return errors.value();
    }

    /** Packets dropped on the host itself. */
    public long dropped() {
        return dropped.value();
    }

    final void countSent() {
        sent.add(1);
    }

    final void countAnswered() {
        answered.add(1);
    }

    final void countError() {
        errors.add(1);
    }

    final void countDropped() {
        dropped.add(1);
    }

    /** Has somebody see to which addresses its packets leave. */
    public void watchNextHop(NextHopWatch nextHopWatch) {
        watch = nextHopWatch;
    }

    final void noteLeft(IpAddress nextHop, long mac) {
        NextHopWatch seen = watch;
        if (seen != null) {
            seen.left(simulation().nowNanos(), nextHop, mac);
        }
    }

    /** The host was switched off: what the flow kept in the kernel is gone. */
    public void hostStopped() {}

    /** The host was switched on again. */
    public void hostStarted() {}

    /** The log of answers by number, or null for a flow without answers; see {@link FlowSink} for those. */
    public @Nullable DeliveryLog answers() {
        return null;
    }

    /** Stretches without success up to now, as far as the sender can know: unanswered requests, or TCP without progress. */
    public List<DeliveryLog.Outage> outages() {
        DeliveryLog log = answers();
        return log == null ? List.of() : log.outages(sent(), simulation().nowNanos());
    }
}
