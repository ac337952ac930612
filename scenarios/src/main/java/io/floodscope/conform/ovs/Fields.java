package io.floodscope.conform.ovs;

import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.net.addr.MacAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of one JSON object of a trace; a field that nobody knows makes the trace unsupported. */
final class Fields {

    /** Remarks that any object may carry. */
    private static final List<String> REMARKS =
            List.of("replay", "replay_reason", "because", "note", "notes", "comment", "summary");

    private final JsonNode node;
    private final String where;

    Fields(JsonNode node, String where) {
        this.node = node;
        this.where = where;
    }

    /** Refuses the trace if the object has other fields than these. */
    Fields only(String... known) {
        List<String> names = Arrays.asList(known);
        for (var field : node.properties()) {
            if (!names.contains(field.getKey()) && !REMARKS.contains(field.getKey())) {
                throw unsupported("field \"" + field.getKey() + "\"");
            }
        }
        return this;
    }

    boolean has(String name) {
        JsonNode value = node.path(name);
        return !value.isMissingNode() && !value.isNull();
    }

    JsonNode get(String name) {
        return node.path(name);
    }

    String text(String name) {
        if (!has(name)) {
            throw unsupported("an object without \"" + name + "\"");
        }
        return node.path(name).asString();
    }

    @Nullable
    String textOrNull(String name) {
        return has(name) ? node.path(name).asString() : null;
    }

    String text(String name, String absent) {
        return has(name) ? node.path(name).asString() : absent;
    }

    long number(String name) {
        if (!has(name) || !node.path(name).isNumber()) {
            throw unsupported("an object whose \"" + name + "\" is no number");
        }
        return Math.round(node.path(name).asDouble());
    }

    long number(String name, long absent) {
        return has(name) ? number(name) : absent;
    }

    double real(String name) {
        number(name);
        return node.path(name).asDouble();
    }

    boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    /** A time or rate in ms as ns. */
    long millis(String name) {
        return Math.round(real(name) * 1e6);
    }

    long millis(String name, long absentNanos) {
        return has(name) ? millis(name) : absentNanos;
    }

    long mac(String name) {
        return MacAddress.parse(text(name)).value();
    }

    /** One MAC, or a list of them. */
    long[] macs(String name) {
        JsonNode value = node.path(name);
        if (!value.isArray()) {
            return new long[] {mac(name)};
        }
        List<Long> out = new ArrayList<>();
        for (JsonNode each : value) {
            out.add(MacAddress.parse(each.asString()).value());
        }
        return out.stream().mapToLong(Long::longValue).toArray();
    }

    int[] ints(String name) {
        List<Integer> out = new ArrayList<>();
        for (JsonNode each : node.path(name)) {
            out.add(each.asInt());
        }
        return out.stream().mapToInt(Integer::intValue).toArray();
    }

    List<String> texts(String name) {
        List<String> out = new ArrayList<>();
        for (JsonNode each : node.path(name)) {
            out.add(each.asString());
        }
        return out;
    }

    /** A pair [low, high] in the field's own unit. */
    Range range(String name) {
        JsonNode pair = node.path(name);
        if (!pair.isArray() || pair.size() != 2) {
            throw unsupported("an object whose \"" + name + "\" is no pair");
        }
        return new Range(pair.get(0).asDouble(), pair.get(1).asDouble());
    }

    UnsupportedTraceException unsupported(String what) {
        return new UnsupportedTraceException(where + ": " + what + " is not known");
    }

    String where() {
        return where;
    }

    @Override
    public String toString() {
        return where;
    }
}
