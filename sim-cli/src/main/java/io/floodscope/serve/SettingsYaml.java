package io.floodscope.serve;

import io.floodscope.result.ConfigValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changed settings as a scenario file of their own, which includes the file that they change. */
final class SettingsYaml {

    private SettingsYaml() {}

    /**
     * The file's text.
     *
     * @param base name of the file that it includes, from the same folder
     * @param configuration effective settings; those of {@code --set} are written
     */
    static String of(String base, List<ConfigValue> configuration) {
        Map<String, Object> root = new LinkedHashMap<>();
        for (ConfigValue value : configuration) {
            if (value.origin().equals("--set")) {
                put(root, value.path().split("\\.", -1), value.value());
            }
        }
        StringBuilder text = new StringBuilder("apiVersion: floodscope/v1\ninclude: ")
                .append(scalar(base))
                .append('\n');
        write(root, "", text);
        return text.toString();
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> root, String[] path, String value) {
        Map<String, Object> at = root;
        for (int i = 0; i < path.length - 1; i++) {
            at = (Map<String, Object>) at.computeIfAbsent(path[i], k -> new LinkedHashMap<String, Object>());
        }
        at.put(path[path.length - 1], value);
    }

    @SuppressWarnings("unchecked")
    private static void write(Map<String, Object> map, String indent, StringBuilder text) {
        map.forEach((key, value) -> {
            text.append(indent).append(scalar(key)).append(':');
            if (value instanceof Map<?, ?> below) {
                text.append('\n');
                write((Map<String, Object>) below, indent + "  ", text);
            } else {
                text.append(' ').append(scalar(value.toString())).append('\n');
            }
        });
    }

    /** A plain word, or the same in quotes; JSON's escapes are YAML's. */
    private static String scalar(String word) {
        if (word.matches("[A-Za-z0-9][A-Za-z0-9_./-]*")) {
            return word;
        }
        StringBuilder quoted = new StringBuilder("\"");
        word.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c > '~') {
                quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
