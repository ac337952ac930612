package io.floodscope.ovn;

import io.floodscope.engine.Phase;
import io.floodscope.engine.Timer;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.random.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The writes of one controller to the southbound tables. Rows taught by unicast are written at once, others after a random
 * 1 to 50 ms; what is due while a transaction is under way goes into the next one, so answers that arrive together are
 * written together.
 */
final class BindingWriter {

    static final int MOST_PENDING = 1_000;

    private record Key(Object owner, IpAddress ip, long mac) {}

    private static final class Pending {
        private final long dueNanos;
        private long mac;
        private String cause;

        Pending(long dueNanos, long mac, String cause) {
            this.dueNanos = dueNanos;
            this.mac = mac;
            this.cause = cause;
        }
    }

    private record Write(Key key, long mac, String cause, long timestampMillis) {}

    private final OvnDeployment deployment;
    private final OvnChassis chassis;
    private final RandomStream jitter;
    private final RandomStream delays;
    private final Map<Key, Pending> pending = new LinkedHashMap<>();
    private final List<Write> open = new ArrayList<>();
    private final Timer flush;
    private final Timer commit;

    BindingWriter(OvnDeployment deployment, OvnChassis chassis) {
        this.deployment = deployment;
        this.chassis = chassis;
        this.jitter = deployment.stream(chassis.name(), "transaction");
        this.delays = deployment.stream(chassis.name(), "broadcast-delay");
        this.flush = deployment.scheduler().timer(Phase.TIMER, this::flush);
        this.commit = deployment.scheduler().timer(Phase.TIMER, this::commit);
    }

    void binding(LogicalRouterPort port, IpAddress ip, long mac, boolean delayed, String cause) {
        deployment.rules().hit(delayed ? OvnRule.BROADCAST_WRITTEN_LATER : OvnRule.UNICAST_WRITTEN_AT_ONCE);
        put(new Key(port, ip, 0), mac, delayed, cause);
    }

    void fdb(LogicalSwitch logicalSwitch, long mac, boolean delayed) {
        put(new Key(logicalSwitch, IpAddress.ANY4, mac), mac, delayed, "");
    }

    private void put(Key key, long mac, boolean delayed, String cause) {
        Pending known = pending.get(key);
        if (known != null) {
            known.mac = mac;
            known.cause = cause;
            return;
        }
        if (pending.size() >= MOST_PENDING) {
            deployment.counter("pending-writes-refused").add(1);
            return;
        }
        long now = deployment.scheduler().nowNanos();
        int most = deployment.latencies().broadcastDelayMillis();
        long wait = delayed && most > 0 ? (1 + delays.nextLong(most)) * 1_000_000L : 0;
        pending.put(key, new Pending(now + wait, mac, cause));
        armFlush(now + wait + deployment.latencies().gather() * 1_000);
    }

    private void armFlush(long nanos) {
        if (!flush.isArmed() || flush.deadline() > nanos) {
            flush.armAt(nanos);
        }
    }

    /** Whether a transaction has been sent and not confirmed. */
    boolean transactionOpen() {
        return commit.isArmed();
    }

    void clear() {
        pending.clear();
        open.clear();
        flush.cancel();
        commit.cancel();
    }

    private void flush() {
        if (commit.isArmed()) {
            return;
        }
        long now = deployment.scheduler().nowNanos();
        long next = Timer.NEVER;
        for (var entries = pending.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<Key, Pending> entry = entries.next();
            Pending write = entry.getValue();
            if (write.dueNanos <= now) {
                entries.remove();
                open.add(new Write(
                        entry.getKey(),
                        write.mac,
                        write.cause,
                        deployment.clock().millis()));
            } else {
                next = Math.min(next, write.dueNanos);
            }
        }
        if (next != Timer.NEVER) {
            armFlush(next + deployment.latencies().gather() * 1_000);
        }
        if (!open.isEmpty()) {
            commit.armIn(deployment.latencies().transaction().drawNanos(jitter));
        }
    }

    private void commit() {
        List<Write> writes = List.copyOf(open);
        open.clear();
        for (Write write : writes) {
            if (write.key().owner() instanceof LogicalRouterPort port) {
                if (!port.isDeleted()) {
                    deployment
                            .bindings()
                            .write(port, write.key().ip(), write.mac(), write.timestampMillis(), write.cause());
                }
            } else if (write.key().owner() instanceof LogicalSwitch logicalSwitch) {
                deployment.fdb().write(logicalSwitch, "localnet", chassis, write.mac(), write.timestampMillis());
            }
        }
        flush();
    }
}
