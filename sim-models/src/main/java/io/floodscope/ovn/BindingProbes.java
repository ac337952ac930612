package io.floodscope.ovn;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.probe.BucketSeries;
import io.floodscope.probe.Counter;
import io.floodscope.probe.Probes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reports show of a deployment: counters of everything, requests and deletions per second, and for the first bindings of a run a band
 * of their states and marks with the causes. Bands and marks stop at a limit so that large tables do not fill the memory.
 */
final class BindingProbes implements OvnObserver {

    private record PortProbes(Counter requests, Counter probes, BucketSeries asked) {}

    private static final int MOST_BANDS = 256;
    private static final int MOST_MARKS = 20_000;
    private static final long SECOND = 1_000_000_000L;

    private final OvnDeployment deployment;
    private final Probes probes;
    private final Map<LogicalRouterPort, Set<IpAddress>> banded = new LinkedHashMap<>();
    private int bands;
    private final Map<LogicalRouterPort, PortProbes> ports = new LinkedHashMap<>();
    private final Counter inserted;
    private final Counter changed;
    private final Counter refreshed;
    private final Counter deleted;
    private final Counter lost;
    private @Nullable BucketSeries deletions;
    private int marks;

    BindingProbes(OvnDeployment deployment, Probes probes) {
        this.deployment = deployment;
        this.probes = probes;
        this.inserted = deployment.counter("mac-binding/inserted");
        this.changed = deployment.counter("mac-binding/mac-changed");
        this.refreshed = deployment.counter("mac-binding/refreshed");
        this.deleted = deployment.counter("mac-binding/deleted");
        this.lost = deployment.counter("mac-binding/packets-lost");
    }

    long packetsLost() {
        return lost.value();
    }

    @Override
    public void bindingInserted(MacBinding row) {
        inserted.add(1);
        show(row, MacAddress.format(row.mac()), "binding-inserted");
    }

    @Override
    public void bindingMacChanged(MacBinding row) {
        changed.add(1);
        show(row, MacAddress.format(row.mac()), "binding-mac-changed");
    }

    @Override
    public void bindingRefreshed(MacBinding row) {
        refreshed.add(1);
    }

    @Override
    public void bindingDeleted(MacBinding row) {
        deleted.add(1);
        BucketSeries series = deletions;
        if (series == null) {
            series = probes.series(deployment.name() + "/mac-bindings-deleted", "rows", SECOND);
            deletions = series;
        }
        series.add(deployment.scheduler().nowNanos(), 1);
        show(row, "ABSENT", "binding-deleted");
    }

    private void show(MacBinding row, String state, String kind) {
        if (marks >= MOST_MARKS || !hasBand(row.port(), row.ip())) {
            return;
        }
        String entity = entity(row.port(), row.ip());
        marks++;
        long now = deployment.scheduler().nowNanos();
        probes.band(entity).enter(now, state);
        probes.mark(now, entity, kind, row + ": " + row.lastCause());
    }

    /** Whether a binding is shown; the first ones are. */
    private boolean hasBand(LogicalRouterPort port, IpAddress ip) {
        if (isBanded(port, ip)) {
            return true;
        }
        if (bands >= MOST_BANDS) {
            return false;
        }
        bands++;
        banded.computeIfAbsent(port, p -> new LinkedHashSet<>()).add(ip);
        return true;
    }

    private boolean isBanded(LogicalRouterPort port, IpAddress ip) {
        Set<IpAddress> shown = banded.get(port);
        return shown != null && shown.contains(ip);
    }

    private String entity(LogicalRouterPort port, IpAddress ip) {
        return deployment.name() + "/" + port.name() + "/" + ip;
    }

    @Override
    public void requestSent(LogicalRouterPort port, IpAddress target, Frame frame) {
        PortProbes of = of(port);
        of.requests().add(1);
        of.asked().add(deployment.scheduler().nowNanos(), 1);
    }

    @Override
    public void probeSent(OvnChassis chassis, MacBinding row, Frame frame) {
        if (probed(row.port(), row.ip())) {
            markProbe(row.port(), row.ip(), "asked for by " + chassis.name());
        }
    }

    @Override
    public void proposalProbe(LogicalRouterPort port, IpAddress ip, int number, Frame frame) {
        if (probed(port, ip)) {
            markProbe(port, ip, "probe " + number);
        }
    }

    /** Counts a probe; whether it is to be marked, so that names are put together for marks only. */
    private boolean probed(LogicalRouterPort port, IpAddress ip) {
        PortProbes of = of(port);
        of.probes().add(1);
        of.asked().add(deployment.scheduler().nowNanos(), 1);
        return marks < MOST_MARKS && isBanded(port, ip);
    }

    private void markProbe(LogicalRouterPort port, IpAddress ip, String text) {
        marks++;
        probes.mark(deployment.scheduler().nowNanos(), entity(port, ip), "binding-probed", text);
    }

    private PortProbes of(LogicalRouterPort port) {
        PortProbes known = ports.get(port);
        if (known == null) {
            String name = deployment.name() + "/" + port.name();
            known = new PortProbes(
                    probes.counter(name + "/requests"),
                    probes.counter(name + "/probes"),
                    probes.series(name + "/arp-requests", "frames", SECOND));
            ports.put(port, known);
        }
        return known;
    }

    @Override
    public void packetLost(LogicalRouterPort port, IpAddress nextHop) {
        lost.add(1);
    }
}
