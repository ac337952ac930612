package io.floodscope.imports;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.scenario.load.YamlNode;
import io.floodscope.scenario.load.YamlNode.ListNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import io.floodscope.scenario.schema.SourceSpan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of one JSON record, read by name and type; what does not fit is noted as ignored and reads as absent. */
final class Keys {

    private final MapNode node;
    private final ImportLog log;

    Keys(MapNode node, ImportLog log) {
        this.node = node;
        this.log = log;
    }

    /** The records of a document that is a list of objects; anything else in it is noted. */
    static List<MapNode> records(YamlNode document, ImportLog log) {
        List<MapNode> out = new ArrayList<>();
        if (document instanceof MapNode map) {
            out.add(map);
        } else if (document instanceof ListNode list) {
            for (YamlNode item : list.items()) {
                if (item instanceof MapNode map) {
                    out.add(map);
                } else {
                    log.ignore(item.span(), "expected a record, found " + item.kind());
                }
            }
        } else {
            log.ignore(document.span(), "expected a list of records, found " + document.kind());
        }
        return out;
    }

    /** Notes the keys that are in neither set. */
    void note(Set<String> used, Set<String> harmless) {
        for (Map.Entry<String, YamlNode.Entry> each : node.entries().entrySet()) {
            if (!used.contains(each.getKey()) && !harmless.contains(each.getKey())) {
                log.ignoreKind(each.getValue().keySpan(), "unknown key '" + shown(each.getKey()) + "'");
            }
        }
    }

    SourceSpan span() {
        return node.span();
    }

    /** Where the value stands, or the record if there is none. */
    SourceSpan span(String key) {
        YamlNode value = node.get(key);
        return value == null ? node.span() : value.span();
    }

    /** Place and used keys of the record. */
    Where where(List<String> keys) {
        StringBuilder out = new StringBuilder();
        for (String key : keys) {
            YamlNode value = node.get(key);
            if (value != null) {
                out.append(out.isEmpty() ? "" : " ").append(key).append('=').append(plain(value));
            }
        }
        return new Where(node.span(), out.toString());
    }

    private static String plain(YamlNode value) {
        if (value instanceof ScalarNode scalar) {
            return scalar.text();
        }
        if (value instanceof ListNode list) {
            return String.join(",", list.items().stream().map(Keys::plain).toList());
        }
        return "...";
    }

    /** A text or a number as it is written, or null. */
    @Nullable
    String text(String key) {
        YamlNode value = node.get(key);
        if (value == null || (value instanceof ScalarNode s && s.type() == ScalarNode.Type.NULL)) {
            return null;
        }
        if (value instanceof ScalarNode scalar) {
            return scalar.text();
        }
        log.ignore(value.span(), "expected a text for '" + key + "', found " + value.kind());
        return null;
    }

    /** The texts of a list, or none. */
    List<String> texts(String key) {
        YamlNode value = node.get(key);
        List<String> out = new ArrayList<>();
        if (value instanceof ListNode list) {
            for (YamlNode item : list.items()) {
                if (item instanceof ScalarNode scalar) {
                    out.add(scalar.text());
                } else {
                    log.ignore(item.span(), "expected a text in '" + key + "', found " + item.kind());
                }
            }
        } else if (value instanceof ScalarNode scalar && scalar.type() == ScalarNode.Type.TEXT) {
            out.add(scalar.text());
        }
        return out;
    }

    /** A whole number of 0 or more; fractions are cut; null if absent or anything else. */
    @Nullable
    Long number(String key) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        OptionalLong value = wholeNumber(text);
        if (value.isEmpty()) {
            log.ignore(span(key), "expected a number for '" + key + "', found '" + shown(text) + "'");
            return null;
        }
        return value.getAsLong();
    }

    @Nullable
    MacAddress mac(String key) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        OptionalLong mac = MacAddress.tryParse(text);
        if (mac.isEmpty()) {
            log.ignore(span(key), "expected a MAC address for '" + key + "', found '" + shown(text) + "'");
            return null;
        }
        return new MacAddress(mac.getAsLong());
    }

    @Nullable
    IpAddress ip(String key) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        Optional<IpAddress> ip = IpAddress.tryParse(text);
        if (ip.isEmpty()) {
            log.ignore(span(key), "expected an IP address for '" + key + "', found '" + shown(text) + "'");
        }
        return ip.orElse(null);
    }

    /** A mapping below a key, or null. */
    @Nullable
    MapNode map(String key) {
        return node.get(key) instanceof MapNode map ? map : null;
    }

    /** A whole number of 0 or more that fits a long, decimals cut off. */
    static OptionalLong wholeNumber(String text) {
        if (text.isEmpty() || text.length() > 24 || !text.matches("\\d+(\\.\\d+)?")) {
            return OptionalLong.empty();
        }
        BigDecimal value = new BigDecimal(text).setScale(0, RoundingMode.DOWN);
        return value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? OptionalLong.empty()
                : OptionalLong.of(value.longValueExact());
    }

    /** A foreign text as a message may show it: short and without control characters. */
    static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() > 60 ? clean.substring(0, 60) + "..." : clean;
    }
}
