package io.floodscope.conform.ovs;

import io.floodscope.bridge.ovs.OvsBridge;
import java.util.List;
import java.util.Map;

/**
 * What a replay left behind: the simulated counterpart of a trace's {@code observed}.
 *
 * @param topology the network
 * @param durationMillis length of the trace
 * @param frames every captured frame
 * @param windows floods as bystanders saw them
 * @param polls tables as they were polled
 * @param neighbors neighbour states of the instances
 * @param bridges the bridges as the run left them
 */
record Recording(
        TraceTopology topology,
        double durationMillis,
        FrameLog frames,
        List<FloodWindows.Window> windows,
        FdbPolls polls,
        NeighborLog neighbors,
        Map<String, OvsBridge> bridges) {

    /** The bridge of this name. */
    OvsBridge bridge(String name) {
        OvsBridge bridge = bridges.get(name);
        if (bridge == null) {
            throw new IllegalArgumentException("the trace has no bridge " + name);
        }
        return bridge;
    }
}
