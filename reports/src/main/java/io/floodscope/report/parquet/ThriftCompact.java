package io.floodscope.report.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/** Structs in Thrift's compact protocol, as far as Parquet's metadata need it. */
final class ThriftCompact {

    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int LONG_LIST = 15;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ArrayDeque<Integer> outer = new ArrayDeque<>();
    private int lastField;

    /** A whole struct. */
    static byte[] struct(Consumer<ThriftCompact> fields) {
        ThriftCompact thrift = new ThriftCompact();
        fields.accept(thrift);
        thrift.out.write(0);
        return thrift.out.toByteArray();
    }

    ThriftCompact i32(int id, int value) {
        field(id, I32);
        varint(zigzag(value));
        return this;
    }

    ThriftCompact i64(int id, long value) {
        field(id, I64);
        varint(zigzag(value));
        return this;
    }

    ThriftCompact text(int id, String value) {
        field(id, BINARY);
        binary(value);
        return this;
    }

    ThriftCompact struct(int id, Consumer<ThriftCompact> fields) {
        field(id, STRUCT);
        nested(fields);
        return this;
    }

    ThriftCompact i32s(int id, List<Integer> values) {
        list(id, I32, values.size());
        values.forEach(value -> varint(zigzag(value)));
        return this;
    }

    ThriftCompact texts(int id, List<String> values) {
        list(id, BINARY, values.size());
        values.forEach(this::binary);
        return this;
    }

    <T> ThriftCompact structs(int id, List<T> values, java.util.function.BiConsumer<ThriftCompact, T> fields) {
        list(id, STRUCT, values.size());
        values.forEach(value -> nested(thrift -> fields.accept(thrift, value)));
        return this;
    }

    private void nested(Consumer<ThriftCompact> fields) {
        outer.push(lastField);
        lastField = 0;
        fields.accept(this);
        out.write(0);
        lastField = outer.pop();
    }

    private void list(int id, int elementType, int size) {
        field(id, LIST);
        if (size < LONG_LIST) {
            out.write(size << 4 | elementType);
        } else {
            out.write(LONG_LIST << 4 | elementType);
            varint(size);
        }
    }

    /** Field numbers rise by at most 15 everywhere in Parquet's metadata. */
    private void field(int id, int type) {
        out.write((id - lastField) << 4 | type);
        lastField = id;
    }

    private void binary(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        varint(bytes.length);
        out.writeBytes(bytes);
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
