package io.floodscope.scenario.show;

import io.floodscope.engine.Simulation;
import io.floodscope.scenario.assemble.AssembledNetwork;
import io.floodscope.scenario.assemble.BridgeHandle;
import io.floodscope.scenario.assemble.HostHandle;
import io.floodscope.scenario.assemble.OvnHandle;
import io.floodscope.scenario.run.RunObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Notes tables at the moments that were asked for while a run goes by. */
public final class TimeTravel implements RunObserver {

    private final List<View> views;
    private final boolean json;
    private final List<Shown> shown = new ArrayList<>();
    private @Nullable AssembledNetwork network;

    /**
     * Looks at these tables.
     *
     * @param json whether as the commands' JSON forms
     */
    public TimeTravel(List<View> views, boolean json) {
        this.views = List.copyOf(views);
        this.json = json;
    }

    @Override
    public void assembled(AssembledNetwork assembled, Simulation simulation) {
        network = assembled;
    }

    @Override
    public List<Long> moments() {
        return views.stream().map(View::atNanos).distinct().sorted().toList();
    }

    @Override
    public void look(long nanos) {
        for (View view : views) {
            if (view.atNanos() == nanos) {
                view.subjects().forEach(subject -> note(view.table(), subject, nanos));
            }
        }
    }

    private void note(ShownTable table, String subject, long nanos) {
        AssembledNetwork present = Objects.requireNonNull(network);
        switch (table) {
            case FDB -> {
                BridgeHandle bridge = Objects.requireNonNull(present.bridges().get(subject));
                bridge.showTable(json, nanos).forEach(output -> shown.add(new Shown(nanos, subject, output)));
            }
            case NEIGH -> {
                HostHandle host = Objects.requireNonNull(present.hosts().get(subject));
                shown.add(new Shown(nanos, subject, host.showNeighbours(json)));
            }
            case MAC_BINDING -> {
                OvnHandle whole = present.ovn().get(subject);
                OvnHandle ovn = whole != null
                        ? whole
                        : present.ovn().values().stream()
                                .filter(one -> one.hasPort(subject))
                                .findFirst()
                                .orElseThrow();
                shown.add(new Shown(nanos, subject, ovn.showBindings(whole == null ? subject : null, json)));
            }
        }
    }

    /** What was seen: by time, and at one time in the order in which it was asked for. */
    public List<Shown> shown() {
        return List.copyOf(shown);
    }

    /** Moments that the run did not get to, by time. */
    public List<Long> missed(long reachedNanos) {
        return moments().stream().filter(moment -> moment > reachedNanos).toList();
    }
}
