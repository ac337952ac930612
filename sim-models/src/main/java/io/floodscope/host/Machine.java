package io.floodscope.host;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.host.neigh.KernelClock;
import io.floodscope.host.neigh.KernelProfile;
import io.floodscope.host.neigh.KernelTimer;
import io.floodscope.host.neigh.NeighborTable;
import io.floodscope.host.neigh.TimerModel;
import io.floodscope.random.RandomStream;

/**
 * One kernel. Its neighbour tables, their thresholds and their periodic work are shared by all hosts (network namespaces)
 * that run on it.
 */
public final class Machine {

    private final Simulation simulation;
    private final String name;
    private final KernelProfile profile;
    private final KernelClock clock;
    private final NeighborTable ipv4;
    private final NeighborTable ipv6;
    private int hosts;
    private int frozenHosts;

    /** A machine that was booted some time before the simulation starts. */
    public Machine(Simulation simulation, String name, KernelProfile profile, TimerModel timers) {
        this.simulation = simulation;
        this.name = name;
        this.profile = profile;
        this.clock = new KernelClock(simulation, timers, profile.levelledWheel());
        this.ipv4 = new NeighborTable(simulation, clock, profile, false, stream("ipv4"));
        this.ipv6 = new NeighborTable(simulation, clock, profile, true, stream("ipv6"));
    }

    /** A current kernel with exact timers. */
    public Machine(Simulation simulation, String name) {
        this(simulation, name, KernelProfile.LINUX_6, TimerModel.EXACT);
    }

    private RandomStream stream(String family) {
        return simulation.random().stream("machine/" + name, "neigh/" + family);
    }

    /** A timer of this kernel: it stands still while the machine is frozen. */
    public KernelTimer timer(Phase phase, Event action) {
        return new KernelTimer(simulation, clock, phase, action);
    }

    void hostAdded() {
        hosts++;
    }

    /** One of its hosts was frozen. With the last one the kernel stands still: as long as another runs, so does its clock. */
    void hostFrozen() {
        frozenHosts++;
        if (frozenHosts == hosts) {
            clock.freeze();
        }
    }

    void hostThawed() {
        frozenHosts--;
        clock.thaw();
    }

    /** The run. */
    public Simulation simulation() {
        return simulation;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its kernel generation. */
    public KernelProfile profile() {
        return profile;
    }

    /** Its clock. */
    public KernelClock clock() {
        return clock;
    }

    /** The ARP table of all its hosts. */
    public NeighborTable ipv4() {
        return ipv4;
    }

    /** The neighbour discovery table of all its hosts. */
    public NeighborTable ipv6() {
        return ipv6;
    }

    /** The table of a family. */
    public NeighborTable table(boolean v6) {
        return v6 ? ipv6 : ipv4;
    }
}
