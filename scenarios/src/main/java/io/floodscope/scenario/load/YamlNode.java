package io.floodscope.scenario.load;

import io.floodscope.scenario.schema.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node of a YAML document that knows where it stands. Trees are changed in place by includes, variables and --set. */
public sealed interface YamlNode {

    /** Where it begins. */
    SourceSpan span();

    /** A copy that shares nothing that can change. */
    YamlNode copy();

    /** What messages call it. */
    String kind();

    /** A key with its place and its value. */
    record Entry(SourceSpan keySpan, YamlNode value) {}

    /** A mapping, in the order of the file. */
    record MapNode(SourceSpan span, Map<String, Entry> entries) implements YamlNode {

        /** The value of a key, or null. */
        public @Nullable YamlNode get(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }

        @Override
        public MapNode copy() {
            Map<String, Entry> copies = new LinkedHashMap<>();
            entries.forEach(
                    (k, e) -> copies.put(k, new Entry(e.keySpan(), e.value().copy())));
            return new MapNode(span, copies);
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** A sequence. */
    record ListNode(SourceSpan span, List<YamlNode> items) implements YamlNode {

        @Override
        public ListNode copy() {
            List<YamlNode> copies = new ArrayList<>();
            items.forEach(item -> copies.add(item.copy()));
            return new ListNode(span, copies);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * A scalar as it is written, quotes removed.
     *
     * @param type what YAML takes it for
     */
    record ScalarNode(SourceSpan span, String text, Type type) implements YamlNode {

        /** Kinds of scalars. */
        public enum Type {
            /** Quoted or plain text. */
            TEXT,
            /** A plain number. */
            NUMBER,
            /** Plain true or false. */
            BOOLEAN,
            /** Nothing, or plain null. */
            NULL
        }

        @Override
        public ScalarNode copy() {
            return this;
        }

        @Override
        public String kind() {
            return switch (type) {
                case TEXT -> "the text '" + abbreviated() + "'";
                case NUMBER -> "the number " + abbreviated();
                case BOOLEAN -> "the truth value " + text;
                case NULL -> "nothing";
            };
        }

        private String abbreviated() {
            return text.length() > 60 ? text.substring(0, 60) + "..." : text;
        }
    }
}
