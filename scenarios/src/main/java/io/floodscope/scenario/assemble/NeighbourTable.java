package io.floodscope.scenario.assemble;

import io.floodscope.host.Machine;
import io.floodscope.host.neigh.NeighborTable;
import java.util.List;
import java.util.Map;

/**
 * What became of one machine's neighbour table of one family, with the kernel's own words where it has them
 * (/proc/net/stat/arp_cache and ndisc_cache).
 *
 * @param machine name of the machine
 * @param v6 whether it is the IPv6 table
 * @param hosts the hosts that share it
 * @param entries entries at the end
 * @param entriesMax most entries at once
 * @param entryMicros sum over all entries of the time that each was there, in us
 * @param collected entries that periodic and forced collections removed
 * @param tableFulls new entries refused
 * @param forcedRuns forced collections
 * @param periodicRuns periodic collections
 * @param unresolvedDiscards packets dropped from queues of unresolved entries
 */
public record NeighbourTable(
        String machine,
        boolean v6,
        List<String> hosts,
        long entries,
        long entriesMax,
        long entryMicros,
        long collected,
        long tableFulls,
        long forcedRuns,
        long periodicRuns,
        long unresolvedDiscards) {

    static NeighbourTable of(Machine machine, boolean v6, List<String> hosts, long nowNanos) {
        NeighborTable table = machine.table(v6);
        return new NeighbourTable(
                machine.name(),
                v6,
                List.copyOf(hosts),
                table.size(),
                table.occupancy().most(),
                table.occupancy().entryMicros(nowNanos),
                table.collected(),
                table.tableFulls(),
                table.forcedRuns(),
                table.periodicRuns(),
                table.unresolvedDiscards());
    }

    /** Adds its figures to the counters of a result, unless it never held anything. */
    public void countInto(Map<String, Long> counters) {
        if (entriesMax == 0 && tableFulls == 0) {
            return;
        }
        String prefix = machine + (v6 ? "/ndisc_cache/" : "/arp_cache/");
        counters.put(prefix + "entries", entries);
        counters.put(prefix + "entries_max", entriesMax);
        counters.put(prefix + "collected", collected);
        counters.put(prefix + "table_fulls", tableFulls);
        counters.put(prefix + "forced_gc_runs", forcedRuns);
        counters.put(prefix + "periodic_gc_runs", periodicRuns);
        counters.put(prefix + "unresolved_discards", unresolvedDiscards);
    }
}
