package io.floodscope.imports;

import io.floodscope.scenario.load.YamlNode;
import io.floodscope.scenario.load.YamlNode.ListNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table as the OVSDB tools print it with {@code -f json}: {@code {"headings": [...], "data": [[...], ...]}}, from
 * ovsdb-client with a caption. Sets are {@code ["set",[...]]}, mappings {@code ["map",[[k,v],...]]}, references
 * {@code ["uuid","..."]}.
 *
 * @param caption what ovsdb-client calls it, such as {@code MAC_Binding table}; null from other tools
 * @param headings its columns
 * @param rows its rows
 */
record OvsdbTable(@Nullable String caption, Map<String, YamlNode> headings, List<OvsdbTable.Row> rows) {

    /** One row: its node and its cells by column. */
    record Row(ListNode node, Map<String, YamlNode> cells) {

        /** A scalar's text, null if the cell is missing or an empty set. */
        @Nullable
        String text(String column) {
            YamlNode cell = cells.get(column);
            if (cell instanceof ScalarNode scalar && scalar.type() != ScalarNode.Type.NULL) {
                return scalar.text();
            }
            List<String> set = set(column);
            return set.isEmpty() ? null : set.get(0);
        }

        /** Elements of a set, a single element being a set of one. */
        List<String> set(String column) {
            List<String> out = new ArrayList<>();
            YamlNode cell = cells.get(column);
            if (cell instanceof ScalarNode scalar && scalar.type() != ScalarNode.Type.NULL) {
                out.add(scalar.text());
            } else if (tagged(cell, "set") instanceof ListNode list) {
                for (YamlNode item : list.items()) {
                    if (item instanceof ScalarNode scalar) {
                        out.add(scalar.text());
                    }
                }
            }
            return out;
        }

        /** A mapping's value, with its place; null if there is none. */
        @Nullable
        ScalarNode mapValue(String column, String key) {
            if (tagged(cells.get(column), "map") instanceof ListNode pairs) {
                for (YamlNode pair : pairs.items()) {
                    if (pair instanceof ListNode p
                            && p.items().size() == 2
                            && p.items().get(0) instanceof ScalarNode k
                            && p.items().get(1) instanceof ScalarNode v
                            && k.text().equals(key)) {
                        return v;
                    }
                }
            }
            return null;
        }

        /** Keys of a mapping with their places. */
        List<ScalarNode> mapKeys(String column) {
            List<ScalarNode> out = new ArrayList<>();
            if (tagged(cells.get(column), "map") instanceof ListNode pairs) {
                for (YamlNode pair : pairs.items()) {
                    if (pair instanceof ListNode p
                            && !p.items().isEmpty()
                            && p.items().get(0) instanceof ScalarNode k) {
                        out.add(k);
                    }
                }
            }
            return out;
        }

        private static @Nullable YamlNode tagged(@Nullable YamlNode cell, String tag) {
            return cell instanceof ListNode list
                            && list.items().size() == 2
                            && list.items().get(0) instanceof ScalarNode head
                            && head.text().equals(tag)
                    ? list.items().get(1)
                    : null;
        }
    }

    /** All tables of a file; documents of another shape are errors, rows of another shape are noted. */
    static List<OvsdbTable> read(DumpFile file, ImportLog log) {
        List<OvsdbTable> out = new ArrayList<>();
        List<YamlNode> documents = JsonDump.read(file, log);
        if (documents == null) {
            return out;
        }
        for (YamlNode document : documents) {
            if (document instanceof MapNode map
                    && map.get("headings") instanceof ListNode headings
                    && map.get("data") instanceof ListNode data) {
                out.add(table(map, headings, data, log));
            } else {
                log.problems()
                        .error(
                                document.span(),
                                "expected a table {\"headings\": [...], \"data\": [...]}, found " + document.kind(),
                                "is it the output of a command with '-f json'?");
            }
        }
        if (documents.isEmpty()) {
            log.problems().error(file.span(1, 1, 1), "the file is empty; expected a table in JSON");
        }
        return out;
    }

    private static OvsdbTable table(MapNode map, ListNode headings, ListNode data, ImportLog log) {
        List<String> names = new ArrayList<>();
        Map<String, YamlNode> columns = new LinkedHashMap<>();
        for (YamlNode heading : headings.items()) {
            String name = heading instanceof ScalarNode scalar ? scalar.text() : "";
            names.add(name);
            columns.putIfAbsent(name, heading);
        }
        List<Row> rows = new ArrayList<>();
        for (YamlNode item : data.items()) {
            if (!(item instanceof ListNode row) || row.items().size() != names.size()) {
                log.ignore(item.span(), "expected a row of " + names.size() + " cells, found " + item.kind());
                continue;
            }
            Map<String, YamlNode> cells = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                cells.putIfAbsent(names.get(i), row.items().get(i));
            }
            rows.add(new Row(row, cells));
        }
        String caption = map.get("caption") instanceof ScalarNode scalar ? scalar.text() : null;
        return new OvsdbTable(caption, columns, rows);
    }
}
