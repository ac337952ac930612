package io.floodscope.imports;

import io.floodscope.net.addr.MacAddress;
import io.floodscope.scenario.load.YamlNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the aging time of Linux bridges from {@code ip -j -d link}, or from a copy of sysfs {@code bridge/ageing_time}. The
 * unit is 1/100 s in both: 30000 means 300 s.
 */
final class LinkParser {

    /** What is known of a bridge's info_data; everything else there is noted. */
    private static final String PREFIXES = "mcast_|vlan_|nf_call_|topology_|.*_timer|.*_id|root_|group_|fdb_|stp_|mst_";

    private static final Set<String> HARMLESS =
            Set.of("forward_delay", "hello_time", "max_age", "priority", "no_linklocal_learn");

    private LinkParser() {}

    static void parse(DumpFile file, Dumps into, ImportLog log) {
        if (!file.looksLikeJson()) {
            sysfs(file, into, log);
            return;
        }
        List<YamlNode> documents = JsonDump.read(file, log);
        if (documents == null) {
            return;
        }
        int bridges = 0;
        int links = 0;
        for (YamlNode document : documents) {
            for (MapNode record : Keys.records(document, log)) {
                if (record.entries().isEmpty()) {
                    continue; // iproute2 prints {} for a link that a filter left out
                }
                links++;
                bridges += link(record, file, into, log) ? 1 : 0;
            }
        }
        log.read(
                file,
                links + (links == 1 ? " link" : " links") + ", " + bridges
                        + (bridges == 1 ? " Linux bridge" : " Linux bridges"));
    }

    private static boolean link(MapNode record, DumpFile file, Dumps into, ImportLog log) {
        String name = new Keys(record, log).text("ifname");
        MapNode info = new Keys(record, log).map("linkinfo");
        if (name == null) {
            log.ignore(record.span(), "link without 'ifname'");
            return false;
        }
        if (info == null || !"bridge".equals(new Keys(info, log).text("info_kind"))) {
            return false;
        }
        MapNode data = new Keys(info, log).map("info_data");
        if (data == null) {
            log.ignore(info.span(), "bridge '" + Keys.shown(name) + "' without 'info_data' (needs ip -d)");
            return false;
        }
        MacAddress own = new Keys(record, log).mac("address");
        if (own != null) {
            into.ownMacs.add(own);
        }
        Keys keys = new Keys(data, log);
        data.entries().forEach((key, entry) -> {
            if (!key.equals("ageing_time") && !HARMLESS.contains(key) && !key.matches("(" + PREFIXES + ").*")) {
                log.ignoreKind(entry.keySpan(), "unknown key '" + Keys.shown(key) + "'");
            }
        });
        Long hundredths = keys.number("ageing_time");
        if (hundredths == null) {
            log.ignore(data.span(), "bridge '" + Keys.shown(name) + "' without 'ageing_time'");
            return false;
        }
        add(
                name,
                hundredths,
                new Where(keys.span("ageing_time"), name + " ageing_time=" + hundredths),
                file,
                into,
                log);
        return true;
    }

    private static void sysfs(DumpFile file, Dumps into, ImportLog log) {
        int found = 0;
        for (int line = 1; line <= file.source().lines().size(); line++) {
            String text = file.source().line(line).strip();
            if (text.isEmpty()) {
                continue;
            }
            // 'grep . /sys/class/net/*/bridge/ageing_time' puts the path in front.
            String[] parts = text.split(":", 2);
            String number = parts[parts.length - 1].strip();
            String name = parts.length == 2 ? parts[0].replaceFirst(".*/net/([^/]+)/bridge/ageing_time$", "$1") : "br0";
            OptionalLong hundredths = Keys.wholeNumber(number);
            if (hundredths.isEmpty() || name.isBlank() || name.contains("/")) {
                log.ignore(file.lineSpan(line), "expected an ageing_time in 1/100 s, found '" + Keys.shown(text) + "'");
                continue;
            }
            add(name, hundredths.getAsLong(), new Where(file.lineSpan(line), text), file, into, log);
            found++;
        }
        if (found == 0) {
            log.problems()
                    .error(file.span(1, 1, 1), "no bridge found; expected JSON of 'ip -j -d link' or an ageing_time");
        }
    }

    private static void add(String name, long hundredths, Where where, DumpFile file, Dumps into, ImportLog log) {
        into.bridges.add(new BridgeRow(
                name, BridgeRow.Kind.LINUX, String.valueOf(hundredths), hundredths / 100, null, List.of(), where));
        log.read(
                file,
                String.format(
                        Locale.ROOT,
                        "%s: ageing_time %d -> %ss (1/100 s)",
                        Keys.shown(name),
                        hundredths,
                        java.math.BigDecimal.valueOf(hundredths, 2)
                                .stripTrailingZeros()
                                .toPlainString()));
    }
}
