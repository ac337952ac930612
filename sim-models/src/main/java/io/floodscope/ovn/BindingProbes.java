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

/**
 * What reports show of a deployment: counters of everything, requests per second, and for the first bindings of a run a band
 * of their states and marks with the causes. Bands and marks stop at a limit so that large tables do not fill the memory.
 */
final class BindingProbes implements OvnObserver {

    private record PortProbes(Counter requests, Counter probes, BucketSeries asked) {}

    private static final int MOST_BANDS = 256;
    private static final int MOST_MARKS = 20_000;
    private static final long SECOND = 1_000_000_000L;

    private final OvnDeployment deployment;
    private final Probes probes;
    private final Set<String> banded = new LinkedHashSet<>();
    private final Map<LogicalRouterPort, PortProbes> ports = new LinkedHashMap<>();
    private final Counter inserted;
    private final Counter changed;
    private final Counter refreshed;
    private final Counter deleted;
    private final Counter lost;
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
        show(row, "ABSENT", "binding-deleted");
    }

    private void show(MacBinding row, String state, String kind) {
        if (marks >= MOST_MARKS) {
            return;
        }
        String entity = entity(row.port(), row.ip());
        if (banded.size() >= MOST_BANDS && !banded.contains(entity)) {
            return;
        }
        banded.add(entity);
        marks++;
        long now = deployment.scheduler().nowNanos();
        probes.band(entity).enter(now, state);
        probes.mark(now, entity, kind, row + ": " + row.lastCause());
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
        probed(row.port(), row.ip(), "asked for by " + chassis.name());
    }

    @Override
    public void proposalProbe(LogicalRouterPort port, IpAddress ip, int number, Frame frame) {
        probed(port, ip, "probe " + number);
    }

    private void probed(LogicalRouterPort port, IpAddress ip, String text) {
        String entity = entity(port, ip);
        if (marks < MOST_MARKS && banded.contains(entity)) {
            marks++;
            probes.mark(deployment.scheduler().nowNanos(), entity, "binding-probed", text);
        }
        PortProbes of = of(port);
        of.probes().add(1);
        of.asked().add(deployment.scheduler().nowNanos(), 1);
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
