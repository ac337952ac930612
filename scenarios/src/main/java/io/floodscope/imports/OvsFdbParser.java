package io.floodscope.imports;

import io.floodscope.net.addr.MacAddress;
import io.floodscope.scenario.load.YamlNode;
import io.floodscope.scenario.load.YamlNode.ListNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code ovs-appctl fdb/show} in all its shapes: the table of 2.x and 3.x (header {@code port}), that of 4.0 (header
 * {@code Port}, and a leading column for the bridge when several are shown), the JSON list of 2025, and the JSON object by
 * bridge of 2026. Ages are seconds; {@code static} stands in place of an age.
 */
final class OvsFdbParser {

    private static final List<String> SHOWN = List.of("port", "vlan", "mac", "age", "static");
    private static final Set<String> PORT_KEYS = Set.of("port", "interface", "ofport", "port_name", "name");
    private static final Set<String> USED = Set.of("port", "vlan", "mac", "age", "static", "bridge");

    private OvsFdbParser() {}

    static void parse(DumpFile file, Dumps into, ImportLog log) {
        int before = into.fdb.size();
        String format;
        if (file.looksLikeJson()) {
            format = json(file, into, log);
        } else {
            format = new TextTable(file, into, log).read();
        }
        Map<String, Set<String>> ports = new LinkedHashMap<>();
        Map<String, Integer> macs = new LinkedHashMap<>();
        for (FdbEntry each : into.fdb.subList(before, into.fdb.size())) {
            String bridge = each.bridge() == null ? "" : each.bridge();
            macs.merge(bridge, 1, Integer::sum);
            ports.computeIfAbsent(bridge, b -> new LinkedHashSet<>()).add(each.port());
        }
        if (macs.isEmpty() && !log.problems().hasErrors()) {
            log.read(file, "no MACs (" + format + ")");
        }
        macs.forEach((bridge, count) -> {
            int on = ports.getOrDefault(bridge, Set.of()).size();
            log.read(
                    file,
                    (bridge.isEmpty() ? "" : Keys.shown(bridge) + ": ") + count + (count == 1 ? " MAC" : " MACs")
                            + " on " + on + (on == 1 ? " port" : " ports") + " (" + format + ")");
        });
    }

    private static String json(DumpFile file, Dumps into, ImportLog log) {
        List<YamlNode> documents = JsonDump.read(file, log);
        String format = "OVS JSON";
        for (YamlNode document : documents == null ? List.<YamlNode>of() : documents) {
            if (document instanceof MapNode map && map.get("mac") == null && map.get("Mac") == null) {
                format = "OVS JSON by bridge";
                map.entries().forEach((bridge, entry) -> {
                    if (entry.value() instanceof ListNode) {
                        rows(entry.value(), bridge, into, log);
                    } else {
                        log.ignore(entry.keySpan(), "expected a list of entries for '" + Keys.shown(bridge) + "'");
                    }
                });
            } else {
                rows(document, null, into, log);
            }
        }
        return format;
    }

    private static void rows(YamlNode list, @Nullable String bridge, Dumps into, ImportLog log) {
        for (MapNode record : Keys.records(list, log)) {
            Map<String, YamlNode.Entry> lower = new LinkedHashMap<>();
            record.entries().forEach((key, entry) -> {
                String name = key.toLowerCase(Locale.ROOT);
                lower.putIfAbsent(PORT_KEYS.contains(name) ? "port" : name, entry);
            });
            Keys keys = new Keys(new MapNode(record.span(), lower), log);
            keys.note(USED, Set.of());
            MacAddress mac = keys.mac("mac");
            String port = keys.text("port");
            Long vlan = keys.number("vlan");
            String pinned = String.valueOf(keys.text("static"));
            String age = String.valueOf(keys.text("age"));
            boolean isStatic = pinned.equals("true") || age.equals("static");
            if (mac == null || port == null || (vlan != null && vlan > 4095)) {
                log.ignore(keys.span(), "expected an entry with 'port', 'vlan' and 'mac'");
                continue;
            }
            String named = keys.text("bridge");
            into.fdb.add(new FdbEntry(
                    named == null ? bridge == null ? onlyBridge(into) : bridge : named,
                    port,
                    vlan == null ? 0 : vlan.intValue(),
                    mac,
                    isStatic ? null : keys.number("age"),
                    isStatic,
                    keys.where(SHOWN)));
        }
    }

    /** The shape with columns. */
    private static final class TextTable {

        private final DumpFile file;
        private final Dumps into;
        private final ImportLog log;
        private List<String> columns = List.of();
        private @Nullable String bridge;
        private boolean capital;

        TextTable(DumpFile file, Dumps into, ImportLog log) {
            this.file = file;
            this.into = into;
            this.log = log;
        }

        String read() {
            boolean anyHeader = false;
            for (int line = 1; line <= file.source().lines().size(); line++) {
                String text = file.source().line(line).strip();
                if (text.isEmpty()) {
                    continue;
                }
                List<String> cells = List.of(text.split("\\s+"));
                if (isHeader(cells)) {
                    anyHeader = true;
                    capital = cells.contains("Port");
                    columns =
                            cells.stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
                } else if (isTitle(cells, line)) {
                    bridge = cells.get(0).replaceFirst(":$", "");
                } else {
                    row(line, cells);
                }
            }
            if (!anyHeader) {
                log.problems()
                        .error(
                                file.span(1, 1, 1),
                                "no table found; expected a header ' port  VLAN  MAC                Age'",
                                "is it the output of 'ovs-appctl fdb/show BRIDGE'?");
            }
            return capital ? "OVS text format, 4.0 header" : "OVS text format";
        }

        private static boolean isHeader(List<String> cells) {
            return cells.stream().anyMatch(c -> c.equalsIgnoreCase("port"))
                    && cells.stream().anyMatch(c -> c.equalsIgnoreCase("mac"));
        }

        /** A loop over bridges often prints the bridge's name above each table. */
        private boolean isTitle(List<String> cells, int line) {
            return cells.size() == 1
                    && cells.get(0).matches("[A-Za-z][A-Za-z0-9_.-]{0,30}:?")
                    && isHeader(List.of(file.source().line(line + 1).strip().split("\\s+")));
        }

        private void row(int line, List<String> cells) {
            String port = cell(cells, "port");
            OptionalLong vlan = Keys.wholeNumber(String.valueOf(cell(cells, "vlan")));
            OptionalLong mac = MacAddress.tryParse(String.valueOf(cell(cells, "mac")));
            String age = String.valueOf(cell(cells, "age"));
            OptionalLong seconds = Keys.wholeNumber(age);
            boolean pinned = age.equals("static");
            if (columns.isEmpty()
                    || cells.size() != columns.size()
                    || port == null
                    || vlan.isEmpty()
                    || vlan.getAsLong() > 4095
                    || mac.isEmpty()
                    || (seconds.isEmpty() && !pinned)) {
                log.ignore(
                        file.lineSpan(line),
                        "not a row of a MAC table: '"
                                + Keys.shown(file.source().line(line).strip()) + "'");
                return;
            }
            String named = cell(cells, "bridge");
            into.fdb.add(new FdbEntry(
                    named == null ? bridge == null ? onlyBridge(into) : bridge : named,
                    port,
                    (int) vlan.getAsLong(),
                    new MacAddress(mac.getAsLong()),
                    seconds.isPresent() ? seconds.getAsLong() : null,
                    pinned,
                    new Where(file.lineSpan(line), file.source().line(line))));
        }

        private @Nullable String cell(List<String> cells, String column) {
            int at = columns.indexOf(column);
            return at >= 0 && at < cells.size() ? cells.get(at) : null;
        }
    }

    /** The one Open vSwitch bridge of the machine, if its list of bridges was read and has one; else null. */
    private static @Nullable String onlyBridge(Dumps dumps) {
        List<String> names = dumps.bridges.stream()
                .filter(row -> row.kind() == BridgeRow.Kind.OVS)
                .map(BridgeRow::name)
                .toList();
        return names.size() == 1 ? names.get(0) : null;
    }
}
