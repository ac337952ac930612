package io.floodscope.conform.ovs;

import io.floodscope.bridge.ovs.OvsBridge;
import io.floodscope.bridge.ovs.OvsPort;
import io.floodscope.bridge.ovs.Vswitchd;
import io.floodscope.net.addr.MacAddress;
import java.util.List;
import java.util.Map;

/** The OVS commands among the actions of a trace. */
final class OvsCommands {

    private static final String OTHER_CONFIG = "other_config:";

    private final Vswitchd ovs;
    private final Map<String, OvsBridge> bridges;

    OvsCommands(Vswitchd ovs, Map<String, OvsBridge> bridges) {
        this.ovs = ovs;
        this.bridges = bridges;
    }

    /** What the command will do; unknown ones make the trace unsupported before anything runs. */
    Runnable parse(Fields action) {
        List<String> args = action.texts("args");
        return switch (action.text("do")) {
            case "appctl" -> appctl(action, args);
            case "vsctl" -> vsctl(action, args);
            case "ofctl" -> ofctl(action, args);
            case "dump_flows" -> () -> {};
            default -> throw action.unsupported("action \"" + action.text("do") + "\" of ovs");
        };
    }

    private Runnable appctl(Fields action, List<String> args) {
        String command = args.isEmpty() ? "" : args.get(0);
        switch (command) {
            case "fdb/flush": {
                if (args.size() == 1) {
                    return () -> bridges.values().forEach(OvsBridge::flushFdb);
                }
                OvsBridge bridge = bridge(action, args.get(1));
                return bridge::flushFdb;
            }
            case "fdb/add": {
                OvsBridge bridge = bridge(action, args.get(1));
                int vlan = Integer.parseInt(args.get(3));
                long mac = MacAddress.parse(args.get(4)).value();
                return () -> bridge.addStatic(port(action, bridge, args.get(2)), vlan, mac);
            }
            case "fdb/del": {
                OvsBridge bridge = bridge(action, args.get(1));
                int vlan = Integer.parseInt(args.get(2));
                long mac = MacAddress.parse(args.get(3)).value();
                return () -> bridge.deleteEntry(vlan, mac);
            }
            case "time/warp": {
                long nanos = Long.parseLong(args.get(1)) * 1_000_000L;
                return () -> ovs.warp(nanos);
            }
            case "fdb/show", "fdb/stats-show":
                return () -> {};
            default:
                throw action.unsupported("appctl " + args);
        }
    }

    private Runnable vsctl(Fields action, List<String> args) {
        if (args.size() == 3 && args.get(0).equals("del-port")) {
            OvsBridge bridge = bridge(action, args.get(1));
            return () -> bridge.removePort(port(action, bridge, args.get(2)));
        }
        if (args.size() == 4 && args.get(0).equals("set") && args.get(1).equalsIgnoreCase("bridge")) {
            OvsBridge bridge = bridge(action, args.get(2));
            String[] setting = args.get(3).split("=", 2);
            if (setting.length == 2 && setting[0].equals(OTHER_CONFIG + "mac-aging-time")) {
                long seconds = Long.parseLong(setting[1]);
                return () -> bridge.setAgingSeconds(seconds);
            }
            if (setting.length == 2 && setting[0].equals(OTHER_CONFIG + "mac-table-size")) {
                long size = Long.parseLong(setting[1]);
                return () -> bridge.setTableSize(size);
            }
        }
        throw action.unsupported("vsctl " + args);
    }

    private Runnable ofctl(Fields action, List<String> args) {
        if (args.size() == 4 && args.get(0).equals("mod-port") && args.get(1).startsWith("@")) {
            OvsBridge bridge = bridge(action, args.get(1).substring(1));
            String flag = args.get(3);
            if (flag.equals("no-flood") || flag.equals("flood")) {
                return () -> port(action, bridge, args.get(2)).setFloodable(flag.equals("flood"));
            }
        }
        throw action.unsupported("ofctl " + args);
    }

    private OvsBridge bridge(Fields action, String name) {
        OvsBridge bridge = bridges.get(name);
        if (bridge == null) {
            throw action.unsupported("bridge \"" + name + "\"");
        }
        return bridge;
    }

    private static OvsPort port(Fields action, OvsBridge bridge, String name) {
        OvsPort port = bridge.port(name);
        if (port == null) {
            throw action.unsupported("port \"" + name + "\" of " + bridge.bridgeName());
        }
        return port;
    }
}
