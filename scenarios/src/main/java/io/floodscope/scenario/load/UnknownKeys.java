package io.floodscope.scenario.load;

import io.floodscope.scenario.load.YamlNode.Entry;
import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import io.floodscope.scenario.schema.Block;
import io.floodscope.text.Suggestions;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was probably meant by a key that a block does not have. */
final class UnknownKeys {

    private UnknownKeys() {}

    /**
     * A help text: the block inside this one that has such a key, the nearest key, or a short list of the keys.
     *
     * @param name the key as it was written
     * @param value what stands behind it
     * @param type the block that does not have it
     */
    static String help(String name, YamlNode value, BlockType type) {
        boolean nothing = value instanceof ScalarNode scalar && scalar.type() == ScalarNode.Type.NULL;
        if (nothing && name.contains(" ")) {
            return "is it the rest of a text with a comma? Inside { } such a text needs quotes";
        }
        String word = name.toLowerCase(Locale.ROOT).replace('_', '-');
        if (type.key(word) == null) {
            for (Map.Entry<String, KeyType> key : type.keys().entrySet()) {
                Class<?> raw = key.getValue().raw();
                if (raw.isRecord()
                        && raw.getAnnotation(Block.class) != null
                        && BlockType.of(raw).key(word) != null) {
                    return "'" + word + "' stands in '" + key.getKey() + "': " + key.getKey() + ": {" + word + ": ...}";
                }
            }
        }
        return Problems.suggest(name, type.keys().keySet());
    }

    /**
     * A help text for a block that does not say which of several kinds it is: the key that names one, if it is written under
     * another word, else the known kinds.
     *
     * @param by the key that should name the kind
     * @param kinds what it may name
     */
    static String missing(String by, MapNode node, Collection<String> kinds) {
        for (Map.Entry<String, Entry> entry : node.entries().entrySet()) {
            if (entry.getValue().value() instanceof ScalarNode scalar) {
                Optional<String> meant = kinds.contains(scalar.text()) ? Optional.of(scalar.text()) : Optional.empty();
                if (meant.isEmpty()
                        && by.equals(Suggestions.nearest(entry.getKey(), java.util.List.of(by))
                                .orElse(""))) {
                    meant = Suggestions.nearest(scalar.text(), kinds);
                }
                if (meant.isPresent()) {
                    return "did you mean '" + by + ": " + meant.get() + "'?";
                }
            }
        }
        return "known: " + String.join(", ", kinds);
    }
}
