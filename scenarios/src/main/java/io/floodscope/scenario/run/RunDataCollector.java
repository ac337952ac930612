package io.floodscope.scenario.run;

import io.floodscope.engine.Simulation;
import io.floodscope.probe.BucketSeries;
import io.floodscope.probe.Counter;
import io.floodscope.probe.StateBand;
import io.floodscope.result.Band;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import io.floodscope.result.Series;
import io.floodscope.scenario.assemble.AssembledNetwork;
import io.floodscope.scenario.assemble.BridgeHandle;
import io.floodscope.scenario.assemble.NeighbourTable;
import io.floodscope.scenario.assemble.OvnHandle;
import io.floodscope.scenario.schema.RunSpec;
import io.floodscope.trace.Fingerprint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what a run left in probes, bridges and streams, in a fixed order. */
final class RunDataCollector {

    /** Order of outages in a result. */
    static final Comparator<Outage> BY_START = Comparator.comparingLong(Outage::startNanos)
            .thenComparing(Outage::from)
            .thenComparing(Outage::to);

    private static final Comparator<FloodWindow> WINDOWS = Comparator.comparingLong(FloodWindow::startNanos)
            .thenComparing(FloodWindow::bridge)
            .thenComparingInt(FloodWindow::vlan)
            .thenComparing(FloodWindow::dstMac);

    private RunDataCollector() {}

    static RunData collect(Simulation simulation, AssembledNetwork network, RunSpec run) {
        List<FloodWindow> pieces = new ArrayList<>();
        for (BridgeHandle bridge : network.bridges().values()) {
            pieces.addAll(bridge.floodWindows());
        }
        network.gateways().values().forEach(g -> pieces.addAll(g.floodWindows()));
        pieces.sort(WINDOWS);
        List<FloodWindow> windows = FloodWindows.merged(pieces, run.floodGap().toNanos());
        network.ovn().values().forEach(ovn -> ovn.history().close());
        Map<String, Long> counters = new TreeMap<>();
        for (Counter counter : simulation.probes().counters()) {
            counters.put(counter.name(), counter.value());
        }
        network.portCounters(counters);
        List<NeighbourTable> neighbourTables = network.neighbourTables(simulation.nowNanos());
        neighbourTables.forEach(table -> table.countInto(counters));
        Map<String, Series> series = new LinkedHashMap<>();
        for (BucketSeries one : simulation.probes().allSeries()) {
            series.put(one.name(), padded(one, simulation.nowNanos()));
        }
        List<Mark> marks = new ArrayList<>(simulation.probes().marks());
        marks.sort(Comparator.comparingLong(Mark::timeNanos));
        List<Band> bands = new ArrayList<>();
        for (StateBand band : simulation.probes().bands()) {
            bands.add(new Band(band.entity(), band.changes()));
        }
        return new RunData(
                simulation.nowNanos(),
                windows,
                network.bridges().values().stream().map(BridgeHandle::table).toList(),
                network.flows().stream()
                        .map(f -> f.measure(simulation.nowNanos()))
                        .toList(),
                new TreeMap<>(counters),
                series,
                marks,
                bands,
                network.ovn().values().stream().map(OvnHandle::history).toList(),
                neighbourTables,
                List.of());
    }

    /** A series as long as the run: silence at its end is data too. */
    private static Series padded(BucketSeries series, long untilNanos) {
        long[] sums = series.sums();
        int length = Math.toIntExact((untilNanos + series.bucketNanos() - 1) / series.bucketNanos());
        return new Series(
                series.name(),
                series.unit(),
                series.bucketNanos(),
                0,
                Arrays.copyOf(sums, Math.max(length, sums.length)),
                series.label());
    }

    /** A digest of counters, windows and series. */
    static Fingerprint fingerprint(RunData data) {
        Fingerprint print = new Fingerprint();
        data.counters().forEach((name, value) -> {
            print.add(name);
            print.add(value);
        });
        for (FloodWindow w : data.windows()) {
            print.add(w.bridge());
            print.add(w.dstMac());
            print.add(w.vlan());
            print.add(w.startNanos(), w.endNanos());
            print.add(w.frames(), w.copies());
            print.add(w.unwantedBytes());
        }
        for (Series series : data.series().values()) {
            print.add(series.name());
            for (long value : series.values()) {
                print.add(value);
            }
        }
        return print;
    }
}
