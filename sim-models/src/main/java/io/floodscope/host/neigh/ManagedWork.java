package io.floodscope.host.neigh;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Timer;
import java.util.ArrayList;
import java.util.List;

/** Keeps MANAGED entries resolved: uses each of them every interval_probe_time (neigh_managed_work, 5.16 and later). */
final class ManagedWork implements Event {

    private final NeighborTable table;
    private final Timer timer;
    private final List<NeighborEntry> managed = new ArrayList<>();

    ManagedWork(NeighborTable table) {
        this.table = table;
        this.timer = table.timer(Phase.TIMER, this);
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

    private void arm() {
        KernelClock clock = table.clock();
        long period = clock.ticks(table.defaults().nanos(NeighborTunable.INTERVAL_PROBE_TIME));
        timer.armAt(clock.wakeNanos(clock.now() + Math.max(1, period)));
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
