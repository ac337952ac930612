package io.floodscope.imports;

import io.floodscope.net.addr.MacAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that was read from the dumps of one import, in the order of the files. */
public final class Dumps {

    final List<Neighbour> neighbours = new ArrayList<>();
    final List<FdbEntry> fdb = new ArrayList<>();
    final List<BridgeRow> bridges = new ArrayList<>();
    final Set<MacAddress> ownMacs = new LinkedHashSet<>();
    final List<FdbStats> stats = new ArrayList<>();
    final List<Tunable> tunables = new ArrayList<>();
    final List<OvnBinding> bindings = new ArrayList<>();
    final List<OvnFdbRow> ovnFdb = new ArrayList<>();
    final List<RouterThreshold> routers = new ArrayList<>();

    /** Neighbour tables. */
    public List<Neighbour> neighbours() {
        return List.copyOf(neighbours);
    }

    /** MAC tables. */
    public List<FdbEntry> fdb() {
        return List.copyOf(fdb);
    }

    /** Settings of bridges. */
    public List<BridgeRow> bridges() {
        return List.copyOf(bridges);
    }

    /** Counters of MAC tables. */
    public List<FdbStats> stats() {
        return List.copyOf(stats);
    }

    /** Settings of kernels. */
    public List<Tunable> tunables() {
        return List.copyOf(tunables);
    }

    /** OVN's learned neighbours. */
    public List<OvnBinding> bindings() {
        return List.copyOf(bindings);
    }

    /** OVN's learned MACs. */
    public List<OvnFdbRow> ovnFdb() {
        return List.copyOf(ovnFdb);
    }

    /** OVN's ageing thresholds. */
    public List<RouterThreshold> routers() {
        return List.copyOf(routers);
    }

    /** Whether nothing at all was found. */
    public boolean isEmpty() {
        return neighbours.isEmpty()
                && fdb.isEmpty()
                && bridges.isEmpty()
                && stats.isEmpty()
                && tunables.isEmpty()
                && bindings.isEmpty()
                && ovnFdb.isEmpty()
                && routers.isEmpty();
    }
}
