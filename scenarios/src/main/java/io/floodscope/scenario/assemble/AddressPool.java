package io.floodscope.scenario.assemble;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.probe.Counter;
import io.floodscope.random.RandomStream;
import io.floodscope.scenario.schema.PoolSpec;
import io.floodscope.trace.Fingerprint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Starts a machine every so often with a free address of the pool, and stops it at the end of its life. */
final class AddressPool implements Event {

    /** First MAC of machines that get a new one; locally administered, apart from those of other hosts. */
    private static final long FIRST_MAC = 0x02_F6_00_00_00_01L;

    private final Simulation simulation;
    private final String name;
    private final PoolSpec spec;
    private final Deque<LinuxHostHandle> idle = new ArrayDeque<>();
    private final Deque<IpAddress> free = new ArrayDeque<>();
    private final Set<IpAddress> used = new LinkedHashSet<>();
    private final RandomStream draws;
    private final Counter starts;
    private final Counter reuses;
    private final Counter missed;
    private final long macs;
    private long started;

    /**
     * A pool whose machines are switched off until it starts.
     *
     * @param macs MACs that earlier pools may use up
     */
    AddressPool(Simulation simulation, String name, PoolSpec spec, List<LinuxHostHandle> machines, long macs) {
        this.simulation = simulation;
        this.name = name;
        this.spec = spec;
        this.macs = FIRST_MAC + macs;
        this.draws = simulation.random().stream("pool/" + name, "addresses");
        this.starts = counter("starts");
        this.reuses = counter("reuses");
        this.missed = counter("missed");
        for (LinuxHostHandle machine : machines) {
            machine.power().off();
            idle.addLast(machine);
        }
        for (int i = 0; i < spec.size(); i++) {
            free.addLast(spec.ip().address().plus(i));
        }
        simulation.at(spec.start().toNanos(), Phase.TRAFFIC, this);
    }

    private Counter counter(String what) {
        return simulation.probes().counter("pool/" + name + "/" + what);
    }

    @Override
    public void fire() {
        LinuxHostHandle machine = idle.pollFirst();
        IpAddress address = machine == null ? null : take();
        if (machine != null && address != null) {
            startMachine(machine, address);
        } else {
            missed.add(1);
            if (machine != null) {
                idle.addFirst(machine);
            }
        }
        started++;
        Integer count = spec.count();
        if (count == null || started < count) {
            simulation.at(simulation.nowNanos() + spec.every().toNanos(), Phase.TRAFFIC, this);
        }
    }

    private void startMachine(LinuxHostHandle machine, IpAddress address) {
        boolean again = !used.add(address);
        starts.add(1);
        reuses.add(again ? 1 : 0);
        HostInterface eth0 = machine.first();
        if (spec.newMac()) {
            eth0.setMac(macs + started);
        }
        eth0.addAddress(new Prefix(address, spec.ip().length()));
        machine.power().on();
        simulation
                .probes()
                .mark(
                        simulation.nowNanos(),
                        machine.name(),
                        "pool-start",
                        "starts with " + address
                                + (again ? ", which another machine had" : ", used for the first time"));
        for (int i = 0; i < spec.announcements(); i++) {
            simulation.at(
                    simulation.nowNanos() + i * spec.spacing().toNanos(), Phase.TIMER, () -> announce(eth0, address));
        }
        if (spec.life() != null) {
            simulation.at(
                    simulation.nowNanos() + spec.life().toNanos(), Phase.SAMPLE, () -> stopMachine(machine, address));
        }
    }

    /** A machine that gave its address back says no more about it. */
    private static void announce(HostInterface itf, IpAddress address) {
        if (itf.holds(address)) {
            itf.announce(address, false);
        }
    }

    private void stopMachine(LinuxHostHandle machine, IpAddress address) {
        machine.power().off();
        simulation.probes().mark(simulation.nowNanos(), machine.name(), "pool-stop", "gives " + address + " back");
        idle.addLast(machine);
        free.addLast(address);
    }

    /** A free address by the pool's rule. Those that nobody had yet stand in front, in rising order. */
    private @Nullable IpAddress take() {
        if (free.isEmpty()) {
            return null;
        }
        return switch (spec.reuse()) {
            case OLDEST -> free.pollFirst();
            case NEWEST -> used.contains(free.peekLast()) ? free.pollLast() : free.pollFirst();
            case LOWEST -> remove(new TreeSet<>(free).first());
            case RANDOM -> remove(List.copyOf(free).get((int) draws.nextLong(free.size())));
        };
    }

    private IpAddress remove(IpAddress address) {
        free.remove(address);
        return address;
    }

    @Override
    public long fingerprint() {
        return Fingerprint.of("pool/" + name);
    }
}
