package io.floodscope.cli;

import io.floodscope.imports.DumpKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Files with the output of a machine's own tools. Each option may be repeated. */
final class DumpOptions {

    @Option(names = "--neigh", paramLabel = "FILE", description = "Output of: ip -j -s neigh")
    private List<Path> neigh = new ArrayList<>();

    @Option(names = "--fdb", paramLabel = "FILE", description = "Output of: ovs-appctl fdb/show BRIDGE (text or JSON)")
    private List<Path> fdb = new ArrayList<>();

    @Option(names = "--fdb-stats", paramLabel = "FILE", description = "Output of: ovs-appctl fdb/stats-show BRIDGE")
    private List<Path> fdbStats = new ArrayList<>();

    @Option(names = "--ovs-bridge", paramLabel = "FILE", description = "Output of: ovs-vsctl -f json list bridge")
    private List<Path> ovsBridge = new ArrayList<>();

    @Option(names = "--bridge-fdb", paramLabel = "FILE", description = "Output of: bridge -j -s fdb show br BRIDGE")
    private List<Path> bridgeFdb = new ArrayList<>();

    @Option(
            names = "--link",
            paramLabel = "FILE",
            description = "Output of: ip -j -d link; or a copy of sysfs bridge/ageing_time")
    private List<Path> link = new ArrayList<>();

    @Option(names = "--sysctl", paramLabel = "FILE", description = "Output of: sysctl -a")
    private List<Path> sysctl = new ArrayList<>();

    @Option(names = "--mac-binding", paramLabel = "FILE", description = "Output of: ovn-sbctl -f json list mac_binding")
    private List<Path> macBinding = new ArrayList<>();

    @Option(names = "--ovn-fdb", paramLabel = "FILE", description = "Output of: ovn-sbctl -f json list fdb")
    private List<Path> ovnFdb = new ArrayList<>();

    @Option(
            names = "--logical-router",
            paramLabel = "FILE",
            description = "Output of: ovn-nbctl -f json list logical_router")
    private List<Path> logicalRouter = new ArrayList<>();

    /** The files by kind, in the order in which kinds build on one another. */
    Map<DumpKind, List<Path>> files() {
        Map<DumpKind, List<Path>> all = new LinkedHashMap<>();
        all.put(DumpKind.NEIGH, neigh);
        all.put(DumpKind.OVS_BRIDGE, ovsBridge);
        all.put(DumpKind.FDB, fdb);
        all.put(DumpKind.BRIDGE_FDB, bridgeFdb);
        all.put(DumpKind.FDB_STATS, fdbStats);
        all.put(DumpKind.LINK, link);
        all.put(DumpKind.SYSCTL, sysctl);
        all.put(DumpKind.MAC_BINDING, macBinding);
        all.put(DumpKind.OVN_FDB, ovnFdb);
        all.put(DumpKind.LOGICAL_ROUTER, logicalRouter);
        all.values().removeIf(List::isEmpty);
        return all;
    }
}
