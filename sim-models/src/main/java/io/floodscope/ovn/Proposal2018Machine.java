package io.floodscope.ovn;

import io.floodscope.engine.Phase;
import io.floodscope.engine.Scheduler;
import io.floodscope.engine.Timer;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.probe.Counter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ageing loop of the 2018 patch in one controller (section 1.2 of the specification).
 *
 * <p>A pass runs whenever the main loop does. It takes up new rows, drops entries whose redirect port went away, and for each
 * entry deletes the row at T or sends one probe at T/2, 2T/3 and 3T/4. It looks only at entries that are due, which gives the
 * same outcome as the patch's walk over all rows.
 */
final class Proposal2018Machine {

    private static final long MILLI = 1_000_000L;
    private static final long SUPERVISED_RESTART_NANOS = 1_000_000_000L;

    private record Key(LogicalRouterPort port, IpAddress ip) {}

    private enum Outcome {
        KEPT,
        WARNED,
        POSTPONED,
        GONE
    }

    private final OvnDeployment deployment;
    private final OvnChassis chassis;
    private final OvnController controller;
    private final Scheduler scheduler;
    private final AgingController.Proposal2018 rules;
    private final Map<Key, Proposal2018Entry> cache = new LinkedHashMap<>();
    private final DueHeap<Proposal2018Entry> due = new DueHeap<>();
    private final List<MacBinding> fresh = new ArrayList<>();
    private final List<Proposal2018Entry> evaluated = new ArrayList<>();
    private final List<Proposal2018Entry> warned = new ArrayList<>();
    private final List<Proposal2018Entry> postponed = new ArrayList<>();
    private final Timer passTimer;
    private final Counter passes;
    private final Counter rowsWalked;
    private boolean running = true;
    private boolean connected = true;
    private boolean rescan = true;

    Proposal2018Machine(
            OvnDeployment deployment,
            OvnChassis chassis,
            OvnController controller,
            AgingController.Proposal2018 rules) {
        this.deployment = deployment;
        this.chassis = chassis;
        this.controller = controller;
        this.scheduler = deployment.scheduler();
        this.rules = rules;
        this.passTimer = scheduler.timer(Phase.TIMER, this::pass);
        this.passes = deployment.counter(chassis.name() + "/passes");
        this.rowsWalked = deployment.counter(chassis.name() + "/rows-walked");
    }

    /** The main loop runs as soon as it can. */
    void wake() {
        if (running) {
            wakeAt(scheduler.nowNanos());
        }
    }

    void wakeAt(long nanos) {
        if (!running) {
            return;
        }
        long at = Math.max(nanos, controller.heldUntil());
        if (!passTimer.isArmed() || passTimer.deadline() > at || passTimer.deadline() < controller.heldUntil()) {
            passTimer.armAt(at);
        }
    }

    void rowAppeared(MacBinding row) {
        fresh.add(row);
        wake();
    }

    void rowDeleted(MacBinding row) {
        Proposal2018Entry entry = cache.get(new Key(row.port(), row.ip()));
        if (entry != null && !rules.has(Proposal2018Quirk.KEEPS_DELETED_ROWS)) {
            drop(entry, "the row is gone");
        }
        wake();
    }

    void portMoved() {
        rescan = true;
        wake();
    }

    /** A packet taught the key: its clock starts anew, whatever the MAC. */
    void reset(LogicalRouterPort port, IpAddress ip) {
        Proposal2018Entry entry = cache.get(new Key(port, ip));
        if (entry == null) {
            return;
        }
        deployment.rules().hit(OvnRule.P18_RESET);
        entry.reset(now());
        if (!rules.has(Proposal2018Quirk.RESTART_RESETS_CLOCKS)) {
            MacBinding row = port.binding(ip);
            if (row != null) {
                deployment.bindings().refresh(row, now());
            }
        }
        deployment.observer().clockReset(chassis, port, ip);
    }

    boolean countsKnownPairs() {
        return running && !rules.has(Proposal2018Quirk.NEEDS_UNFILTERED_LEARNING);
    }

    void stop() {
        running = false;
        passTimer.cancel();
        due.clear();
        cache.clear();
        fresh.clear();
    }

    void start() {
        running = true;
        rescan = true;
        wake();
    }

    void setSwitchConnection(boolean nowConnected) {
        connected = nowConnected;
        if (connected) {
            wake();
        }
    }

    private long now() {
        return deployment.clock().millis();
    }

    private void pass() {
        if (!connected) {
            if (rules.has(Proposal2018Quirk.SPINS_WITHOUT_SWITCH)) {
                deployment
                        .counter(chassis.name() + "/loop-spins-without-switch")
                        .add(1);
            }
            return;
        }
        passes.add(1);
        if (rules.has(Proposal2018Quirk.WALKS_ALL_ROWS)) {
            rowsWalked.add(deployment.bindings().size());
        }
        if (rescan && crashes()) {
            return;
        }
        long now = now();
        takeUpRows(now);
        Proposal2018Entry entry = due.head();
        while (entry != null && entry.dueMillis() <= now) {
            due.remove(entry);
            Outcome outcome = evaluate(entry, now);
            switch (outcome) {
                case KEPT -> evaluated.add(entry);
                case WARNED -> warned.add(entry);
                case POSTPONED -> postponed.add(entry);
                case GONE -> {}
            }
            entry = due.head();
        }
        evaluated.forEach(due::place);
        evaluated.clear();
        setWakeUp();
    }

    /** The wake-up is the minimum over the entries, except those that this pass warned about (odd behaviour 2). */
    private void setWakeUp() {
        if (!rules.has(Proposal2018Quirk.LOST_WAKE_UP)) {
            warned.forEach(due::place);
            warned.clear();
        }
        Proposal2018Entry next = due.head();
        if (next != null) {
            wakeAt(deployment.clock().nanosAt(next.dueMillis()));
        }
        postponed.forEach(due::place);
        postponed.clear();
        if (!warned.isEmpty()) {
            deployment.rules().hit(OvnRule.P18_LOST_WAKE_UP);
            warned.forEach(due::place);
            warned.clear();
        }
    }

    /** Step 1, and step 2a for ports that moved. */
    private void takeUpRows(long now) {
        if (rescan) {
            rescan = false;
            for (Proposal2018Entry entry : List.copyOf(cache.values())) {
                boolean gone = entry.port.isDeleted();
                if (gone && rules.has(Proposal2018Quirk.PORT_GONE_CRASHES)) {
                    continue;
                }
                if (gone || entry.port.chassis() != chassis) {
                    deployment.rules().hit(OvnRule.P18_FAILOVER);
                    drop(entry, gone ? "the port is gone" : "redirect port is not on this chassis");
                }
            }
            deployment.bindings().rows().forEach(row -> takeUp(row, now));
        }
        fresh.forEach(row -> takeUp(row, now));
        fresh.clear();
    }

    private void takeUp(MacBinding row, long now) {
        LogicalRouterPort port = row.port();
        Key key = new Key(port, row.ip());
        if (row.denseIndex < 0 || !port.isGateway() || port.chassis() != chassis || cache.containsKey(key)) {
            return;
        }
        boolean inMemory = rules.has(Proposal2018Quirk.RESTART_RESETS_CLOCKS);
        Proposal2018Entry entry =
                new Proposal2018Entry(rules, port, row.ip(), inMemory ? now : Math.min(now, row.timestampMillis()));
        cache.put(key, entry);
        due.place(entry);
        deployment.rules().hit(OvnRule.P18_CACHE_INSERT);
        deployment.observer().cacheInserted(chassis, port, row.ip());
    }

    /** Odd behaviour 5: an entry whose port is gone is used unchecked. A supervisor restarts the process. */
    private boolean crashes() {
        if (!rules.has(Proposal2018Quirk.PORT_GONE_CRASHES)) {
            return false;
        }
        for (Proposal2018Entry entry : cache.values()) {
            if (entry.port.isDeleted()) {
                deployment.mark(chassis.name(), "controller-crashed", "ageing used a port that is gone");
                deployment.counter(chassis.name() + "/crashes").add(1);
                scheduler.at(scheduler.nowNanos() + SUPERVISED_RESTART_NANOS, Phase.TIMER, controller::start);
                controller.stop();
                return true;
            }
        }
        return false;
    }

    private void drop(Proposal2018Entry entry, String why) {
        cache.remove(new Key(entry.port, entry.ip));
        due.remove(entry);
        deployment.observer().cacheRemoved(chassis, entry.port, entry.ip, why);
    }

    private Outcome evaluate(Proposal2018Entry entry, long now) {
        if (now >= entry.deleteMillis() && mayDelete(entry)) {
            return delete(entry, now);
        }
        if (entry.probesLeft() && now >= entry.probeMillis()) {
            return probe(entry, now);
        }
        return Outcome.KEPT;
    }

    /** As written, T decides alone. Repaired, somebody must have been asked. */
    private boolean mayDelete(Proposal2018Entry entry) {
        return entry.asked > 0 || !entry.probesLeft() || rules.has(Proposal2018Quirk.ONE_PROBE_PER_PASS);
    }

    private Outcome delete(Proposal2018Entry entry, long now) {
        if (entry.asked == 0 && !rules.has(Proposal2018Quirk.LOST_WAKE_UP)) {
            entry.reset(now);
            return Outcome.KEPT;
        }
        boolean open = controller.transactionOpen();
        if (open && !rules.has(Proposal2018Quirk.NO_TRANSACTION_CHECK)) {
            scheduler.at(scheduler.nowNanos() + MILLI, Phase.TIMER, this::wake);
            return Outcome.POSTPONED;
        }
        deployment.rules().hit(OvnRule.P18_DELETE);
        cache.remove(new Key(entry.port, entry.ip));
        MacBinding row = entry.port.binding(entry.ip);
        if (open) {
            rescan = true;
        } else if (row != null) {
            deployment.bindings().delete(row, "no answer for base_reachable_time");
        }
        deployment.observer().cacheRemoved(chassis, entry.port, entry.ip, "aged");
        return Outcome.GONE;
    }

    private Outcome probe(Proposal2018Entry entry, long now) {
        entry.count++;
        if (!rules.has(Proposal2018Quirk.ONE_PROBE_PER_PASS)) {
            while (entry.probesLeft() && now >= entry.probeMillis()) {
                entry.count++;
            }
        }
        boolean asArp = entry.ip.v6() && rules.has(Proposal2018Quirk.IPV6_AS_IPV4);
        IpAddress target = asArp ? IpAddress.BROADCAST4 : entry.ip;
        IpAddress sender = sender(entry, target);
        LogicalSwitch peer = entry.port.logicalSwitch();
        if (sender == null) {
            return warn(entry, "no ip addresses");
        }
        if (peer.physicalNetwork() == null) {
            return warn(entry, "can not find localnet port");
        }
        if (!peer.hasOpenFlowPort() || !chassis.hasLocalnet(peer)) {
            if (rules.has(Proposal2018Quirk.SILENT_OFPORT_MISS)) {
                deployment.counter(chassis.name() + "/probes-lost-silently").add(1);
                return Outcome.KEPT;
            }
            return warn(entry, "localnet port has no OpenFlow port");
        }
        Frame frame = Resolution.request(entry.port.mac(), sender, target);
        entry.asked++;
        entry.lastProbeMillis = now;
        deployment.rules().hit(OvnRule.P18_PROBE);
        deployment.observer().proposalProbe(entry.port, entry.ip, entry.count, frame.withVlan(peer.vlan()));
        chassis.sendLocalnet(peer, frame, 0);
        return Outcome.KEPT;
    }

    private @Nullable IpAddress sender(Proposal2018Entry entry, IpAddress target) {
        if (rules.has(Proposal2018Quirk.IPV6_AS_IPV4) && entry.port.firstAddress(false) == null) {
            return null;
        }
        return rules.has(Proposal2018Quirk.FIRST_ADDRESS_ONLY)
                ? entry.port.firstAddress(target.v6())
                : entry.port.senderFor(target);
    }

    private Outcome warn(Proposal2018Entry entry, String text) {
        deployment.counter(chassis.name() + "/warnings").add(1);
        deployment.observer().proposalWarning(entry.port, entry.ip, entry.count, text);
        return Outcome.WARNED;
    }
}
