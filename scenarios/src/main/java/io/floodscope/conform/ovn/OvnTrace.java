package io.floodscope.conform.ovn;

import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A trace of this family, with its fields read strictly: what is missing or unknown makes the trace unsupported. */
final class OvnTrace {

    private static final Set<String> PARAMS = Set.of(
            "mac_binding_age_threshold_s",
            "mac_binding_age_threshold",
            "mac_binding_removal_limit",
            "always_learn_from_arp_request",
            "localnet_learn_fdb",
            "fdb_age_threshold_s",
            "lr1_mac_binding_age_threshold_s",
            "rows",
            "e1_base_reachable_time_ms",
            "e1_delay_first_probe_s",
            "until_ms",
            "sampling",
            "base_reachable_time_ms",
            "pipeline",
            "port",
            "main_loop_does_not_run_ms");

    private final JsonNode json;
    private final String name;

    OvnTrace(JsonNode json) {
        this.json = json;
        this.name = json.path("name").asString("(unnamed)");
        for (String param : json.path("params").propertyNames()) {
            if (!PARAMS.contains(param)) {
                throw new UnsupportedTraceException("parameter \"" + param + "\" is not known");
            }
        }
    }

    String name() {
        return name;
    }

    boolean hasTimeline() {
        return expectations().stream().anyMatch(e -> "timeline".equals(kind(e)));
    }

    JsonNode params() {
        return json.path("params");
    }

    JsonNode topology() {
        return json.path("topology");
    }

    String ovnVersion() {
        return text(json.path("stack"), "ovn");
    }

    List<JsonNode> actions() {
        return list(json.path("actions"));
    }

    List<JsonNode> expectations() {
        return list(json.path("expect"));
    }

    static String kind(JsonNode expectation) {
        return expectation.path("kind").asString("");
    }

    /** Elements of an array, in order. */
    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> out = new ArrayList<>();
        array.forEach(out::add);
        return out;
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw new UnsupportedTraceException("\"" + field + "\" should be a text in " + node);
        }
        return value.asString();
    }

    static double number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isNumber()) {
            throw new UnsupportedTraceException("\"" + field + "\" should be a number in " + node);
        }
        return value.asDouble();
    }

    static int integer(JsonNode node, String field) {
        return (int) number(node, field);
    }

    static IpAddress ip(JsonNode node, String field) {
        String text = text(node, field);
        return IpAddress.tryParse(text)
                .orElseThrow(() -> new UnsupportedTraceException("\"" + field + "\" is no address in " + node));
    }

    static long mac(JsonNode node, String field) {
        return MacAddress.tryParse(text(node, field))
                .orElseThrow(() -> new UnsupportedTraceException("\"" + field + "\" is no MAC in " + node));
    }

    static double[] numbers(JsonNode node, String field) {
        JsonNode array = node.path(field);
        if (!array.isArray()) {
            throw new UnsupportedTraceException("\"" + field + "\" should be a list in " + node);
        }
        return list(array).stream().mapToDouble(JsonNode::asDouble).toArray();
    }
}
