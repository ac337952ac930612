package io.floodscope.scenario.schema;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where a block of a scenario is written, and each of its keys and values; every bound record carries one. */
public final class Origin {

    private final String path;
    private final SourceSpan span;
    private final Map<String, SourceSpan> keys;
    private final Map<String, SourceSpan> values;

    /**
     * The origin of a block.
     *
     * @param path path of the block, such as {@code bridges.br-int}
     * @param span where the block begins
     * @param keys places of the keys that are written
     * @param values places of their values
     */
    public Origin(String path, SourceSpan span, Map<String, SourceSpan> keys, Map<String, SourceSpan> values) {
        this.path = path;
        this.span = span;
        this.keys = new LinkedHashMap<>(keys);
        this.values = new LinkedHashMap<>(values);
    }

    /** Path of the block. */
    public String path() {
        return path;
    }

    /** Where the block begins. */
    public SourceSpan span() {
        return span;
    }

    /** Whether the key is written (or set on the command line) rather than left to its default. */
    public boolean has(String key) {
        return keys.containsKey(key);
    }

    /** Where the key stands, or the block if it is not written. */
    public SourceSpan key(String key) {
        return keys.getOrDefault(key, span);
    }

    /** Where the key's value stands, or the block if it is not written. */
    public SourceSpan value(String key) {
        return values.getOrDefault(key, span);
    }

    @Override
    public String toString() {
        return path + " (" + span.origin() + ")";
    }
}
