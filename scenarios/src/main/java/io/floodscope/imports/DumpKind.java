package io.floodscope.imports;

/** The command outputs that can be read. */
public enum DumpKind {
    /** {@code ip -j -s neigh}. */
    NEIGH("--neigh", "ip -j -s neigh", NeighParser::parse),
    /** {@code bridge -j -s fdb show}. */
    BRIDGE_FDB("--bridge-fdb", "bridge -j -s fdb show br BRIDGE", LinuxFdbParser::parse),
    /** {@code ip -j -d link}, or ageing_time from sysfs. */
    LINK("--link", "ip -j -d link", LinkParser::parse),
    /** {@code sysctl -a}. */
    SYSCTL("--sysctl", "sysctl -a", SysctlParser::parse),
    /** {@code ovs-vsctl -f json list bridge}. */
    OVS_BRIDGE("--ovs-bridge", "ovs-vsctl -f json list bridge", OvsBridgeParser::parse),
    /** {@code ovs-appctl fdb/show}. */
    FDB("--fdb", "ovs-appctl fdb/show BRIDGE", OvsFdbParser::parse),
    /** {@code ovs-appctl fdb/stats-show}. */
    FDB_STATS("--fdb-stats", "ovs-appctl fdb/stats-show BRIDGE", FdbStatsParser::parse),
    /** {@code ovn-sbctl -f json list mac_binding}. */
    MAC_BINDING("--mac-binding", "ovn-sbctl -f json list mac_binding", OvnParser::bindings),
    /** {@code ovn-sbctl -f json list fdb}. */
    OVN_FDB("--ovn-fdb", "ovn-sbctl -f json list fdb", OvnParser::fdb),
    /** {@code ovn-nbctl -f json list logical_router}. */
    LOGICAL_ROUTER("--logical-router", "ovn-nbctl -f json list logical_router", OvnParser::routers);

    private final String option;
    private final String command;
    private final Parser parser;

    DumpKind(String option, String command, Parser parser) {
        this.option = option;
        this.command = command;
        this.parser = parser;
    }

    /** The command-line option that names such a file. */
    public String option() {
        return option;
    }

    /** The command that prints it. */
    public String command() {
        return command;
    }

    /** Adds what a file says; what is wrong or not understood is noted in the log, never thrown. */
    public void parse(DumpFile file, Dumps into, ImportLog log) {
        if (file.text().isBlank()) {
            log.problems().error(file.span(1, 1, 1), "the file is empty; expected the output of '" + command + "'");
            return;
        }
        parser.parse(file, into, log);
    }

    /** Reads one kind of file. */
    private interface Parser {
        void parse(DumpFile file, Dumps into, ImportLog log);
    }
}
