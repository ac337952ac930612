package io.floodscope.report.parquet;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A column and its values. Texts are kept once each: tables repeat them. */
public final class ParquetColumn {

    /** Types of values. */
    public enum Type {
        /** True or false. */
        BOOLEAN(0),
        /** A whole number of 64 bits. */
        INT64(2),
        /** A binary floating-point number of 64 bits. */
        DOUBLE(5),
        /** A text in UTF-8. */
        TEXT(6);

        /** Number of the physical type in Parquet's metadata. */
        final int number;

        Type(int number) {
            this.number = number;
        }
    }

    private final String name;
    private final Type type;
    private final boolean optional;
    private final Map<String, String> metadata;
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final BitSet absent = new BitSet();
    private long[] values = new long[64];
    private int size;

    /**
     * An empty column.
     *
     * @param optional whether values may be absent
     * @param metadata anything to say about the column, such as its unit
     */
    public ParquetColumn(String name, Type type, boolean optional, Map<String, String> metadata) {
        this.name = name;
        this.type = type;
        this.optional = optional;
        this.metadata = new LinkedHashMap<>(metadata);
    }

    /** A column without absent values and without a unit. */
    public static ParquetColumn of(String name, Type type) {
        return new ParquetColumn(name, type, false, Map.of());
    }

    /** A column without absent values, in a unit. */
    public static ParquetColumn of(String name, Type type, String unit) {
        return new ParquetColumn(name, type, false, Map.of("unit", unit));
    }

    /** Adds a value that fits the type: Boolean, Long, Double or String; null if it is absent. */
    void add(@Nullable Object value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        if (value == null) {
            if (!optional) {
                throw new IllegalArgumentException("column " + name + " has a value in every row");
            }
            absent.set(size);
            values[size++] = 0;
            return;
        }
        values[size++] = switch (type) {
            case BOOLEAN -> (Boolean) value ? 1 : 0;
            case INT64 -> (Long) value;
            case DOUBLE -> Double.doubleToLongBits((Double) value);
            case TEXT -> texts.computeIfAbsent((String) value, text -> texts.size());
        };
    }

    /** Its name. */
    public String name() {
        return name;
    }

    Type type() {
        return type;
    }

    boolean isOptional() {
        return optional;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    int size() {
        return size;
    }

    boolean isAbsent(int row) {
        return absent.get(row);
    }

    /** A value as bits; of a text its number in {@link #texts}. */
    long bits(int row) {
        return values[row];
    }

    /** The texts in the order of first use. */
    List<String> texts() {
        return List.copyOf(texts.keySet());
    }
}
