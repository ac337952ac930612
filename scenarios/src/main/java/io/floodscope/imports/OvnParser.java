package io.floodscope.imports;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import io.floodscope.scenario.schema.SourceSpan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads OVN's tables as {@code ovn-sbctl -f json list}, {@code ovn-nbctl -f json list} and {@code ovsdb-client -f json dump}
 * print them. A dump of a whole database may be given: tables that are not asked for are noted by name. Timestamps are
 * milliseconds since 1970, thresholds seconds.
 */
final class OvnParser {

    private static final Set<String> BINDING_COLUMNS =
            Set.of("_uuid", "_version", "datapath", "ip", "logical_port", "mac", "timestamp");
    private static final Set<String> FDB_COLUMNS =
            Set.of("_uuid", "_version", "dp_key", "mac", "port_key", "timestamp");
    private static final Set<String> ROUTER_COLUMNS = Set.of(
            "_uuid",
            "_version",
            "copp",
            "enabled",
            "external_ids",
            "load_balancer",
            "load_balancer_group",
            "name",
            "nat",
            "options",
            "policies",
            "ports",
            "static_routes");
    private static final String OPTION = "mac_binding_age_threshold";

    private OvnParser() {}

    static void bindings(DumpFile file, Dumps into, ImportLog log) {
        for (OvsdbTable table : tables(file, "MAC_Binding", List.of("ip", "mac"), BINDING_COLUMNS, log)) {
            int stamped = 0;
            int count = 0;
            for (OvsdbTable.Row row : table.rows()) {
                SourceSpan span = row.node().span();
                Optional<IpAddress> ip = IpAddress.tryParse(String.valueOf(row.text("ip")));
                OptionalLong mac = MacAddress.tryParse(String.valueOf(row.text("mac")));
                if (ip.isEmpty() || mac.isEmpty()) {
                    log.ignore(span, "expected a binding with 'ip' and 'mac'");
                    continue;
                }
                String port = String.valueOf(row.text("logical_port"));
                MacAddress address = new MacAddress(mac.getAsLong());
                Long time = timestamp(row, log);
                stamped += time == null ? 0 : 1;
                count++;
                into.bindings.add(new OvnBinding(
                        port, ip.get(), address, time, new Where(span, port + " " + ip.get() + " " + address)));
            }
            log.read(
                    file,
                    count + (count == 1 ? " MAC binding, " : " MAC bindings, ") + stamped + " with a timestamp (ms)");
        }
    }

    static void fdb(DumpFile file, Dumps into, ImportLog log) {
        for (OvsdbTable table : tables(file, "FDB", List.of("mac"), FDB_COLUMNS, log)) {
            int count = 0;
            int stamped = 0;
            for (OvsdbTable.Row row : table.rows()) {
                SourceSpan span = row.node().span();
                OptionalLong mac = MacAddress.tryParse(String.valueOf(row.text("mac")));
                if (mac.isEmpty()) {
                    log.ignore(span, "expected an entry with 'mac'");
                    continue;
                }
                MacAddress address = new MacAddress(mac.getAsLong());
                long datapath =
                        Keys.wholeNumber(String.valueOf(row.text("dp_key"))).orElse(0);
                long port =
                        Keys.wholeNumber(String.valueOf(row.text("port_key"))).orElse(0);
                Long time = timestamp(row, log);
                stamped += time == null ? 0 : 1;
                count++;
                into.ovnFdb.add(new OvnFdbRow(
                        datapath,
                        port,
                        address,
                        time,
                        new Where(span, "dp " + datapath + " port " + port + " " + address)));
            }
            log.read(
                    file,
                    count + (count == 1 ? " MAC" : " MACs") + " of logical switches, " + stamped
                            + " with a timestamp (ms)");
        }
    }

    static void routers(DumpFile file, Dumps into, ImportLog log) {
        for (OvsdbTable table : tables(file, "Logical_Router", List.of("options"), ROUTER_COLUMNS, log)) {
            for (OvsdbTable.Row row : table.rows()) {
                String name = row.text("name");
                String router = name == null || name.isBlank() ? "(unnamed)" : name;
                ScalarNode option = row.mapValue("options", OPTION);
                String text = option == null ? null : option.text();
                Where where = new Where(
                        option == null ? row.node().span() : option.span(),
                        router + " " + OPTION + (text == null ? " not set" : "=" + text));
                into.routers.add(RouterThreshold.parse(router, text, where));
                log.read(
                        file,
                        Keys.shown(router) + ": " + OPTION
                                + (text == null ? " not set -> bindings never age" : " " + Keys.shown(text)));
            }
        }
    }

    /** The tables of a file that can be the one meant: by caption if there is one, else by columns. */
    private static List<OvsdbTable> tables(
            DumpFile file, String name, List<String> needed, Set<String> columns, ImportLog log) {
        List<OvsdbTable> all = OvsdbTable.read(file, log);
        List<OvsdbTable> right = all.stream()
                .filter(t -> (t.caption() == null || t.caption().equals(name + " table"))
                        && t.headings().keySet().containsAll(needed))
                .toList();
        for (OvsdbTable table : all) {
            if (!right.contains(table)) {
                String caption = table.caption() == null ? "a table without " + needed : table.caption();
                table.headings().values().stream()
                        .findFirst()
                        .ifPresent(n -> log.ignore(n.span(), "not the table " + name + ": " + Keys.shown(caption)));
            }
        }
        if (right.isEmpty() && !all.isEmpty()) {
            log.problems().error(file.span(1, 1, 1), "no table " + name + " found; it has the columns " + needed);
        }
        for (OvsdbTable table : right) {
            table.headings().forEach((column, node) -> {
                if (!columns.contains(column)) {
                    log.ignoreKind(node.span(), "unknown column '" + Keys.shown(column) + "'");
                }
            });
        }
        return right;
    }

    private static @Nullable Long timestamp(OvsdbTable.Row row, ImportLog log) {
        String text = row.text("timestamp");
        if (text == null) {
            return null;
        }
        OptionalLong value = Keys.wholeNumber(text);
        if (value.isEmpty()) {
            log.ignore(row.node().span(), "expected milliseconds for 'timestamp', found '" + Keys.shown(text) + "'");
            return null;
        }
        return value.getAsLong();
    }
}
