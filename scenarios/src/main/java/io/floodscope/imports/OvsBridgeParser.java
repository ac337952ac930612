package io.floodscope.imports;

import io.floodscope.scenario.load.YamlNode.ScalarNode;
import io.floodscope.scenario.schema.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code ovs-vsctl -f json list bridge}. Values of other_config are texts; mac-aging-time is in seconds. Open vSwitch
 * silently cuts it to 15..3600 s, and takes 0, an absent key and anything that is no number for the default of 300 s.
 */
final class OvsBridgeParser {

    static final long DEFAULT_SECONDS = 300;
    static final long LEAST_SECONDS = 15;
    static final long MOST_SECONDS = 3600;

    private static final Set<String> COLUMNS = Set.of(
            "_uuid",
            "_version",
            "auto_attach",
            "controller",
            "datapath_id",
            "datapath_type",
            "datapath_version",
            "external_ids",
            "fail_mode",
            "flood_vlans",
            "flow_tables",
            "ipfix",
            "mcast_snooping_enable",
            "mirrors",
            "name",
            "netflow",
            "other_config",
            "ports",
            "protocols",
            "rstp_enable",
            "rstp_status",
            "sflow",
            "status",
            "stp_enable");

    private static final Set<String> OPTIONS = Set.of(
            "mac-aging-time",
            "mac-table-size",
            "datapath-id",
            "dp-desc",
            "dp-sn",
            "disable-in-band",
            "in-band-queue",
            "controller-queue-size",
            "controller-rate-limit",
            "controller-burst-limit",
            "enable-flush",
            "forward-bpdu",
            "hwaddr",
            "mcast-snooping-aging-time",
            "mcast-snooping-table-size",
            "mcast-snooping-disable-flood-unregistered",
            "stp-system-id",
            "stp-priority",
            "stp-hello-time",
            "stp-max-age",
            "stp-forward-delay",
            "rstp-address",
            "rstp-priority",
            "rstp-ageing-time",
            "rstp-force-protocol-version",
            "rstp-max-age",
            "rstp-forward-delay",
            "rstp-transmit-hold-count",
            "vlan-limit",
            "mac-learning-fallback");

    private OvsBridgeParser() {}

    static void parse(DumpFile file, Dumps into, ImportLog log) {
        for (OvsdbTable table : OvsdbTable.read(file, log)) {
            if (!table.headings().containsKey("name")) {
                log.problems().error(file.span(1, 1, 1), "no column 'name'; expected the table Bridge of Open vSwitch");
                continue;
            }
            table.headings().forEach((name, node) -> {
                if (!COLUMNS.contains(name)) {
                    log.ignoreKind(node.span(), "unknown column '" + Keys.shown(name) + "'");
                }
            });
            for (OvsdbTable.Row row : table.rows()) {
                bridge(file, row, into, log);
            }
            if (table.rows().isEmpty()) {
                log.read(file, "no bridges");
            }
        }
    }

    private static void bridge(DumpFile file, OvsdbTable.Row row, Dumps into, ImportLog log) {
        String name = row.text("name");
        if (name == null || name.isBlank()) {
            log.ignore(row.node().span(), "bridge without a name");
            return;
        }
        for (ScalarNode option : row.mapKeys("other_config")) {
            if (!OPTIONS.contains(option.text())) {
                log.ignoreKind(option.span(), "unknown option other_config:" + Keys.shown(option.text()));
            }
        }
        ScalarNode aging = row.mapValue("other_config", "mac-aging-time");
        ScalarNode size = row.mapValue("other_config", "mac-table-size");
        SourceSpan span = aging == null ? row.node().span() : aging.span();
        String excerpt = name + " other_config:mac-aging-time" + (aging == null ? " not set" : "=" + aging.text());
        long effective = effectiveSeconds(aging == null ? null : aging.text());
        into.bridges.add(new BridgeRow(
                name,
                BridgeRow.Kind.OVS,
                aging == null ? null : aging.text(),
                effective,
                tableSize(size, log),
                floodVlans(row, log),
                new Where(span, excerpt)));
        log.read(file, Keys.shown(name) + ": " + said(aging, effective));
    }

    private static String said(@Nullable ScalarNode aging, long effective) {
        if (aging == null) {
            return "mac-aging-time not set -> OVS default " + effective + "s";
        }
        boolean same = aging.text().equals(String.valueOf(effective));
        return "mac-aging-time " + Keys.shown(aging.text()) + " -> " + effective + "s"
                + (same ? "" : " (effective differs from configured)");
    }

    /** What Open vSwitch makes of the option: the default for what is not a number, the nearest bound for what is outside. */
    static long effectiveSeconds(@Nullable String configured) {
        OptionalLong value = configured == null ? OptionalLong.empty() : Keys.wholeNumber(configured.strip());
        if (value.isEmpty() || value.getAsLong() == 0) {
            return DEFAULT_SECONDS;
        }
        return Math.max(LEAST_SECONDS, Math.min(MOST_SECONDS, value.getAsLong()));
    }

    private static @Nullable Long tableSize(@Nullable ScalarNode size, ImportLog log) {
        if (size == null) {
            return null;
        }
        OptionalLong value = Keys.wholeNumber(size.text());
        if (value.isEmpty()) {
            log.ignore(size.span(), "expected a number for 'mac-table-size', found '" + Keys.shown(size.text()) + "'");
            return null;
        }
        return value.getAsLong() == 0 ? null : Math.max(10, Math.min(1_000_000, value.getAsLong()));
    }

    private static List<Integer> floodVlans(OvsdbTable.Row row, ImportLog log) {
        List<Integer> out = new ArrayList<>();
        for (String text : row.set("flood_vlans")) {
            OptionalLong vlan = Keys.wholeNumber(text);
            if (vlan.isPresent() && vlan.getAsLong() <= 4095) {
                out.add((int) vlan.getAsLong());
            } else {
                log.ignore(row.node().span(), "expected VLANs in 'flood_vlans', found '" + Keys.shown(text) + "'");
            }
        }
        return out;
    }
}
