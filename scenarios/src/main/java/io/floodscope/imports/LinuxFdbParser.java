package io.floodscope.imports;

import io.floodscope.net.addr.MacAddress;
import io.floodscope.scenario.load.YamlNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code bridge -j -s fdb}. Times are seconds and there are two clocks: {@code updated} counts from the last frame
 * from the address and decides aging, {@code used} from the last look-up and is not used here.
 */
final class LinuxFdbParser {

    private static final List<String> SHOWN = List.of("mac", "ifname", "vlan", "updated", "master", "state");
    private static final Set<String> USED =
            Set.of("mac", "ifname", "dev", "vlan", "used", "updated", "flags", "master", "state");
    private static final Set<String> HARMLESS = Set.of(
            "dst",
            "vni",
            "src_vni",
            "port",
            "via",
            "viaIfIndex",
            "linkNetNsId",
            "protocol",
            "offload",
            "extern_learn",
            "nhid");

    private LinuxFdbParser() {}

    static void parse(DumpFile file, Dumps into, ImportLog log) {
        List<YamlNode> documents = JsonDump.read(file, log);
        if (documents == null) {
            return;
        }
        Map<String, Integer> perBridge = new LinkedHashMap<>();
        int own = 0;
        for (YamlNode document : documents) {
            for (MapNode record : Keys.records(document, log)) {
                Keys keys = new Keys(record, log);
                keys.note(USED, HARMLESS);
                MacAddress mac = keys.mac("mac");
                String master = keys.text("master");
                String port = keys.text("ifname") == null ? keys.text("dev") : keys.text("ifname");
                if (mac == null || port == null) {
                    log.ignore(keys.span(), "entry without 'mac' or 'ifname'");
                    continue;
                }
                String state = String.valueOf(keys.text("state"));
                // Addresses of the bridge's own ports, and multicast filters of interfaces: nothing was learned here.
                if (master == null || state.equals("permanent") || MacAddress.isGroup(mac.value())) {
                    own++;
                    into.ownMacs.add(mac);
                    continue;
                }
                Long vlan = keys.number("vlan");
                if (vlan != null && vlan > 4095) {
                    log.ignore(keys.span("vlan"), "expected a VLAN of 0 to 4095, found " + vlan);
                    continue;
                }
                boolean pinned = state.equals("static") || state.equals("noarp");
                into.fdb.add(new FdbEntry(
                        master,
                        port,
                        vlan == null ? 0 : vlan.intValue(),
                        mac,
                        keys.number("updated"),
                        pinned,
                        keys.where(SHOWN)));
                perBridge.merge(master, 1, Integer::sum);
            }
        }
        String learned = perBridge.isEmpty()
                ? "no learned MACs"
                : String.join(
                        ", ",
                        perBridge.entrySet().stream()
                                .map(e -> e.getKey() + ": " + e.getValue() + (e.getValue() == 1 ? " MAC" : " MACs"))
                                .toList());
        log.read(file, learned + " (Linux bridge), " + own + " of the machine's own not counted");
    }
}
