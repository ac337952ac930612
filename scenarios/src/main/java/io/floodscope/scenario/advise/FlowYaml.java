package io.floodscope.scenario.advise;

import io.floodscope.scenario.load.YamlNode;
import io.floodscope.scenario.load.YamlNode.ListNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a part of a scenario on one line, for a {@code --set} option. */
final class FlowYaml {

    private FlowYaml() {}

    /** The items of a list; none if it is no list. */
    static List<String> items(@Nullable YamlNode node) {
        return node instanceof ListNode list
                ? list.items().stream().map(FlowYaml::text).toList()
                : List.of();
    }

    private static String text(YamlNode node) {
        if (node instanceof MapNode map) {
            return "{"
                    + String.join(
                            ", ",
                            map.entries().entrySet().stream()
                                    .map(e -> quoted(e.getKey()) + ": "
                                            + text(e.getValue().value()))
                                    .toList())
                    + "}";
        }
        if (node instanceof ListNode list) {
            return "["
                    + String.join(
                            ", ", list.items().stream().map(FlowYaml::text).toList()) + "]";
        }
        ScalarNode scalar = (ScalarNode) node;
        return scalar.type() == ScalarNode.Type.TEXT ? quoted(scalar.text()) : scalar.text();
    }

    /** A text, in quotes where YAML would take it for something else. */
    static String quoted(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9_./-]*") && !text.matches("(?i)true|false|null|yes|no|on|off")
                ? text
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
