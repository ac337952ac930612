package io.floodscope.imports;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.scenario.load.YamlNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code ip -j -s neigh}; the outputs of several network namespaces may follow one another. All times are seconds. */
final class NeighParser {

    private static final List<String> SHOWN = List.of("dst", "dev", "lladdr", "state");
    private static final Set<String> USED = Set.of("dst", "dev", "lladdr", "state", "used", "confirmed", "updated");
    private static final Set<String> HARMLESS = Set.of(
            "refcnt",
            "probes",
            "router",
            "proxy",
            "extern_learn",
            "extern_valid",
            "offload",
            "managed",
            "protocol",
            "vrf",
            "flags");

    private NeighParser() {}

    static void parse(DumpFile file, Dumps into, ImportLog log) {
        List<YamlNode> documents = JsonDump.read(file, log);
        if (documents == null) {
            return;
        }
        Set<String> devices = new LinkedHashSet<>();
        int count = 0;
        for (YamlNode document : documents) {
            for (MapNode record : Keys.records(document, log)) {
                Keys keys = new Keys(record, log);
                keys.note(USED, HARMLESS);
                IpAddress ip = keys.ip("dst");
                if (ip == null) {
                    log.ignore(keys.span(), "neighbour without an address 'dst'");
                    continue;
                }
                String dev = keys.text("dev");
                MacAddress mac = keys.mac("lladdr");
                into.neighbours.add(new Neighbour(
                        ip,
                        dev == null ? "?" : dev,
                        mac,
                        keys.texts("state"),
                        keys.number("used"),
                        keys.number("confirmed"),
                        keys.number("updated"),
                        keys.where(SHOWN)));
                devices.add(dev == null ? "?" : dev);
                count++;
            }
        }
        log.read(
                file,
                count + (count == 1 ? " neighbour" : " neighbours") + ", " + documents.size()
                        + (documents.size() == 1 ? " network" : " networks") + ", " + devices.size()
                        + (devices.size() == 1 ? " interface" : " interfaces"));
    }
}
