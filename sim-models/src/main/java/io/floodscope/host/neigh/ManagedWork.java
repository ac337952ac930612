package io.floodscope.host.neigh;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import java.util.ArrayList;
import java.util.List;

/** Keeps MANAGED entries resolved: uses each of them every interval_probe_time (neigh_managed_work, 5.16 and later). */
final class ManagedWork implements Event {

    private final NeighborTable table;
    private final KernelTimer timer;
    private final List<NeighborEntry> managed = new ArrayList<>();
    private long anchorNanos;

    ManagedWork(NeighborTable table) {
        this.table = table;
        this.timer = table.timer(Phase.TIMER, this);
        this.anchorNanos = table.random().nextLong(periodNanos());
    }

    /** The work runs at this time and goes on from there; it runs whether or not there is anything to do. */
    void setAnchor(long nanos) {
        anchorNanos = nanos;
        if (timer.isArmed()) {
            arm();
        }
    }

    private long periodNanos() {
        return Math.max(1, table.defaults().nanos(NeighborTunable.INTERVAL_PROBE_TIME));
    }

    void manage(NeighborEntry entry) {
        if (!entry.managed) {
            entry.managed = true;
            managed.add(entry);
            table.rules().hit(NeighborRule.MANAGED_KEPT_RESOLVED);
        }
        entry.use(null, 0, true);
        if (!timer.isArmed()) {
            arm();
        }
    }

    void forget(NeighborEntry entry) {
        if (entry.managed) {
            entry.managed = false;
            managed.remove(entry);
        }
    }

    /** Arms the timer for the next run after now of a clock that has been running since the anchor. */
    private void arm() {
        KernelClock clock = table.clock();
        long period = clock.ticks(periodNanos());
        long run = anchorNanos;
        while (run <= clock.machineNanos()) {
            long tick = clock.tickOf(run);
            run = clock.wakeNanosFrom(tick, tick + period);
        }
        anchorNanos = run;
        timer.armAt(run + table.nowNanos() - clock.machineNanos());
    }

    @Override
    public void fire() {
        for (int i = 0; i < managed.size(); i++) {
            managed.get(i).use(null, 0, false);
        }
        if (!managed.isEmpty()) {
            arm();
        }
    }
}
