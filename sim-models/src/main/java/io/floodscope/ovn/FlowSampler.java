package io.floodscope.ovn;

import io.floodscope.engine.Phase;
import io.floodscope.engine.Scheduler;
import io.floodscope.engine.Timer;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sampling clock of one chassis: every period it reads the statistics of the flows of all rows, renews the timestamps of
 * rows that were heard, and asks for rows that are used but were not heard ({@link SamplingRules}).
 *
 * <p>Thresholds are known only as the smallest one of each router (and each switch); northd deletes by the row's own.
 */
public final class FlowSampler {

    private static final long MILLI = 1_000_000L;

    private final OvnDeployment deployment;
    private final OvnChassis chassis;
    private final Scheduler scheduler;
    private final SamplingRules rules;
    private final RandomStream jitter;
    private final Timer timer;
    private final List<MacBinding> toProbe = new ArrayList<>();
    private long periodMillis;
    private long countsFromNanos;
    private boolean running = true;
    private long @Nullable [] script;
    private int scriptNext;
    private long samples;

    FlowSampler(OvnDeployment deployment, OvnChassis chassis) {
        this.deployment = deployment;
        this.chassis = chassis;
        this.scheduler = deployment.scheduler();
        this.rules = deployment.release().controller().sampling();
        this.jitter = deployment.stream(chassis.name(), "probe");
        this.timer = scheduler.timer(Phase.TIMER, this::sample);
    }

    /**
     * Samples at these instants only, whatever the period: for replays, where the phase is an input.
     *
     * @param instantsNanos simulated times in ascending order, not before now
     */
    public void script(long[] instantsNanos) {
        script = instantsNanos.clone();
        scriptNext = 0;
        armScript();
    }

    private void armScript() {
        long[] instants = script;
        if (instants != null && scriptNext < instants.length && running) {
            timer.armAt(instants[scriptNext++]);
        }
    }

    /**
     * A threshold of a router or switch changed. The first one starts the clock when it shows at the chassis, and the first
     * sample comes a period later; after that a new period counts from the last sample, so that a much shorter one samples at
     * once.
     */
    void thresholdsChanged() {
        if (!rules.samples() || !running || script != null) {
            return;
        }
        long before = periodMillis;
        periodMillis = smallestPeriod();
        if (periodMillis == before) {
            return;
        }
        boolean quick = rules.probe() == SamplingRules.Probe.NONE;
        long soon = scheduler.nowNanos() + (quick ? 0 : deployment.latencies().sampleAtOnce() * 1_000);
        if (periodMillis == 0) {
            timer.cancel();
        } else if (before > 0) {
            long next = countsFromNanos + periodMillis * MILLI;
            if (next <= soon) {
                deployment.rules().hit(OvnRule.SAMPLES_AT_ONCE);
            }
            timer.armAt(Math.max(soon, next));
        } else if (rules.periodMillis() > 0) {
            timer.armIn(rules.phaseMillis() * MILLI);
        } else {
            countsFromNanos = soon;
            timer.armAt(soon + periodMillis * MILLI);
        }
    }

    private long smallestPeriod() {
        long smallest = 0;
        for (LogicalRouter router : deployment.routers()) {
            smallest = smaller(smallest, router.thresholds().smallestMillis());
        }
        if (deployment.release().fdbAges()) {
            for (LogicalSwitch logicalSwitch : deployment.switches()) {
                smallest = smaller(smallest, logicalSwitch.fdbAgeMillis());
            }
        }
        return smallest;
    }

    private long smaller(long known, long threshold) {
        long period = threshold == 0 ? 0 : rules.periodMillis(threshold);
        return known == 0 || (period > 0 && period < known) ? period : known;
    }

    void stop() {
        running = false;
        periodMillis = 0;
        timer.cancel();
    }

    void start() {
        running = true;
        if (script != null) {
            scriptNext = 0;
            while (scriptNext < script.length && script[scriptNext] < scheduler.nowNanos()) {
                scriptNext++;
            }
            armScript();
        } else {
            thresholdsChanged();
        }
    }

    private void sample() {
        samples++;
        countsFromNanos = scheduler.nowNanos();
        if (script != null) {
            armScript();
        } else if (periodMillis > 0) {
            timer.armIn(periodMillis * MILLI);
        }
        sampleBindings();
        if (deployment.release().fdbAges()) {
            sampleFdb();
        }
    }

    private void sampleBindings() {
        long wall = deployment.clock().millis();
        long now = scheduler.nowNanos();
        List<MacBinding> rows = deployment.bindings().rows();
        for (int i = 0; i < rows.size(); i++) {
            MacBinding row = rows.get(i);
            long threshold = row.port().router().thresholds().smallestMillis();
            if (threshold == 0 || wall - row.timestampMillis() < rules.cooldownMillis(threshold)) {
                continue;
            }
            FlowStats stats = row.flows[chassis.index()];
            if (heard(stats, threshold, now)) {
                deployment.rules().hit(OvnRule.HEARD_FLOW_REFRESHES);
                deployment.bindings().refresh(row, wall);
            } else if (mayProbe(row) && used(stats, threshold, now)) {
                deployment.rules().hit(OvnRule.SEND_FLOW_PROBES);
                toProbe.add(row);
            }
        }
        if (!toProbe.isEmpty()) {
            List<MacBinding> batch = List.copyOf(toProbe);
            toProbe.clear();
            long at = now + deployment.latencies().probe().drawNanos(jitter);
            scheduler.at(at, Phase.TIMER, () -> batch.forEach(this::probe));
        }
    }

    private boolean heard(FlowStats stats, long threshold, long now) {
        long idle = stats.heardIdleSeconds(now);
        boolean never = rules.countsPackets() ? !stats.wasHeard() : idle == stats.ageSeconds(now);
        if (rules.neverHitRule() && never) {
            deployment.rules().hit(OvnRule.NEVER_HIT_FLOW);
            return false;
        }
        return idle * 1_000 < threshold;
    }

    private boolean used(FlowStats stats, long threshold, long now) {
        boolean never = rules.countsPackets() && !stats.wasSent();
        return !never && stats.sentIdleSeconds(now) * 1_000 <= threshold;
    }

    private boolean mayProbe(MacBinding row) {
        if (rules.probe() == SamplingRules.Probe.NONE) {
            return false;
        }
        return rules.prober() == SamplingRules.Prober.ALL
                ? chassis.controller().knows(row.port())
                : row.port().hostedOn(chassis);
    }

    private void probe(MacBinding row) {
        if (row.denseIndex < 0 || !running) {
            return;
        }
        LogicalRouterPort port = row.port();
        Frame request = request(port, row);
        if (request == null) {
            return;
        }
        Frame frame = row.probe(request);
        row.probed();
        row.cause("asked for by " + chassis.name());
        deployment.probeSent(chassis, row, frame);
        chassis.switching().fromRouter(port, frame, 0);
    }

    private @Nullable Frame request(LogicalRouterPort port, MacBinding row) {
        IpAddress first4 = port.firstAddress(false);
        if (row.ip().v6() && rules.asksForV6ByArp() && first4 != null) {
            return Resolution.request(port.mac(), first4, IpAddress.ANY4);
        }
        IpAddress sender = rules.senderBySubnet()
                ? port.addressInSubnetOf(row.ip())
                : port.firstAddress(row.ip().v6());
        if (sender == null) {
            return null;
        }
        return rules.asksByUnicast(row.probesSinceRenewal())
                ? Resolution.unicastRequest(port.mac(), sender, row.ip(), row.mac())
                : Resolution.request(port.mac(), sender, row.ip());
    }

    private void sampleFdb() {
        long wall = deployment.clock().millis();
        long now = scheduler.nowNanos();
        List<FdbEntry> rows = deployment.fdb().rows();
        for (int i = 0; i < rows.size(); i++) {
            FdbEntry row = rows.get(i);
            long threshold = row.thresholdMillis();
            if (threshold > 0
                    && wall - row.timestampMillis() >= rules.cooldownMillis(threshold)
                    && heard(row.flows[chassis.index()], threshold, now)) {
                deployment.fdb().refresh(row, wall);
            }
        }
    }

    /** Samples taken so far. */
    public long samples() {
        return samples;
    }
}
