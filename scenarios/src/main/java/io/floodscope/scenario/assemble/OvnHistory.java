package io.floodscope.scenario.assemble;

import io.floodscope.engine.Scheduler;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.ovn.FdbEntry;
import io.floodscope.ovn.LogicalRouterPort;
import io.floodscope.ovn.MacBinding;
import io.floodscope.ovn.OvnChassis;
import io.floodscope.ovn.OvnDeployment;
import io.floodscope.ovn.OvnObserver;
import io.floodscope.ovn.WallClock;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What happened to the tables of an OVN deployment, row by row: what assertions are about. */
public final class OvnHistory implements OvnObserver {

    private static final long MILLI = 1_000_000L;

    private record Key(LogicalRouterPort port, IpAddress ip) {}

    /**
     * The FDB rows of one logical switch.
     *
     * @param logicalSwitch its name
     * @param insertions of rows
     * @param refreshes of rows
     * @param deletions of rows
     */
    public record FdbHistory(String logicalSwitch, Times insertions, Times refreshes, Times deletions) {

        FdbHistory(String logicalSwitch) {
            this(logicalSwitch, new Times(), new Times(), new Times());
        }
    }

    private final String name;
    private final Scheduler clock;
    private final Map<Key, BindingHistory> bindings = new LinkedHashMap<>();
    private final Map<String, FdbHistory> fdb = new LinkedHashMap<>();
    private final Map<String, Times> announcements = new LinkedHashMap<>();
    private final OvnDeployment deployment;

    OvnHistory(OvnDeployment deployment, Scheduler clock) {
        this.name = deployment.name();
        this.deployment = deployment;
        this.clock = clock;
        deployment.observe(this);
    }

    /** Name of the deployment. */
    public String deployment() {
        return name;
    }

    /** Rows that there were, in the order of their first mention. */
    public Collection<BindingHistory> bindings() {
        return Collections.unmodifiableCollection(bindings.values());
    }

    /** By logical switch. */
    public Map<String, FdbHistory> fdb() {
        return Collections.unmodifiableMap(fdb);
    }

    /** Announcements by router port. */
    public Map<String, Times> announcements() {
        return Collections.unmodifiableMap(announcements);
    }

    /** Closes the books at the end of a run: packets that waited too long are lost, rows that are left may be overdue. */
    public void close() {
        deployment.packetsLost();
        deployment.bindings().rows().forEach(row -> of(row).leftOver(dueNanos(row)));
    }

    private static long dueNanos(MacBinding row) {
        return row.thresholdMillis() == 0
                ? Long.MAX_VALUE
                : (row.timestampMillis() + row.thresholdMillis() - WallClock.START_MILLIS) * MILLI;
    }

    private BindingHistory of(LogicalRouterPort port, IpAddress ip) {
        return bindings.computeIfAbsent(new Key(port, ip), k -> new BindingHistory(port.name(), ip.toString()));
    }

    private BindingHistory of(MacBinding row) {
        return of(row.port(), row.ip());
    }

    private FdbHistory of(FdbEntry row) {
        return fdb.computeIfAbsent(row.logicalSwitch().name(), FdbHistory::new);
    }

    @Override
    public void bindingInserted(MacBinding row) {
        of(row).insertions().add(clock.nowNanos());
    }

    @Override
    public void bindingMacChanged(MacBinding row) {
        of(row).macChanges().add(clock.nowNanos());
    }

    @Override
    public void bindingRefreshed(MacBinding row) {
        of(row).refreshes().add(clock.nowNanos());
    }

    @Override
    public void bindingDeleted(MacBinding row) {
        of(row).deleted(clock.nowNanos(), dueNanos(row), row.lastCause());
    }

    @Override
    public void fdbInserted(FdbEntry row) {
        of(row).insertions().add(clock.nowNanos());
    }

    @Override
    public void fdbRefreshed(FdbEntry row) {
        of(row).refreshes().add(clock.nowNanos());
    }

    @Override
    public void fdbDeleted(FdbEntry row) {
        of(row).deletions().add(clock.nowNanos());
    }

    @Override
    public void requestSent(LogicalRouterPort port, IpAddress target, Frame frame) {
        of(port, target).requests().add(clock.nowNanos());
    }

    @Override
    public void probeSent(OvnChassis chassis, MacBinding row, Frame frame) {
        of(row).probes().add(clock.nowNanos());
    }

    @Override
    public void proposalProbe(LogicalRouterPort port, IpAddress ip, int number, Frame frame) {
        of(port, ip).probes().add(clock.nowNanos());
    }

    @Override
    public void announced(LogicalRouterPort port, Frame frame) {
        announcements.computeIfAbsent(port.name(), p -> new Times()).add(clock.nowNanos());
    }

    @Override
    public void packetLost(LogicalRouterPort port, IpAddress nextHop) {
        of(port, nextHop).lostPackets().add(clock.nowNanos());
    }
}
