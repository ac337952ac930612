package io.floodscope.scenario.run;

import io.floodscope.result.Band;
import io.floodscope.result.Disturbance;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.Series;
import io.floodscope.scenario.assemble.FlowMeasure;
import io.floodscope.scenario.assemble.NeighbourTable;
import io.floodscope.scenario.assemble.OvnHistory;
import io.floodscope.scenario.assemble.TableMeasure;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Everything a finished run measured, before anything is judged.
 *
 * @param untilNanos how far the run got
 * @param windows flood windows of all bridges
 * @param tables what became of the bridges' MAC tables
 * @param flows one per sender of a stream
 * @param counters by name
 * @param series by name
 * @param marks by time
 * @param bands in order of first use
 * @param ovn one per OVN deployment
 * @param neighbourTables neighbour tables of all machines
 * @param disturbances what went wrong without a flood or a loss
 */
record RunData(
        long untilNanos,
        List<FloodWindow> windows,
        List<TableMeasure> tables,
        List<FlowMeasure> flows,
        SortedMap<String, Long> counters,
        Map<String, Series> series,
        List<Mark> marks,
        List<Band> bands,
        List<OvnHistory> ovn,
        List<NeighbourTable> neighbourTables,
        List<Disturbance> disturbances) {

    /** The same measurements with their causes told in full. */
    RunData withCauses(
            List<FloodWindow> explainedWindows,
            List<FlowMeasure> explainedFlows,
            List<Mark> completedMarks,
            List<Disturbance> foundDisturbances) {
        return new RunData(
                untilNanos,
                explainedWindows,
                tables,
                explainedFlows,
                counters,
                series,
                completedMarks,
                bands,
                ovn,
                neighbourTables,
                foundDisturbances);
    }
}
