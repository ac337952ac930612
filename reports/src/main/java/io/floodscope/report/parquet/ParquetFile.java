package io.floodscope.report.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a table in the Parquet format (apache/parquet-format 2.x), so that pandas, DuckDB, Spark and their like read it with
 * types. A column's unit and whatever else is said about it stands in the metadata of its chunks, under {@code unit} and so
 * on, and once more in the metadata of the file as {@code <column>.unit}, which more readers show.
 */
public final class ParquetFile {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROWS_PER_GROUP = 1_000_000;
    private static final int REQUIRED = 0;
    private static final int OPTIONAL = 1;
    private static final int UTF8 = 0;
    private static final int UNCOMPRESSED = 0;

    private ParquetFile() {}

    /** A chunk where it stands in the file. */
    private record Placed(
            ParquetColumn column, int rows, long offset, int bytes, int dataPageOffset, List<Integer> encodings) {}

    private record Group(List<Placed> chunks, int rows) {}

    /**
     * Writes the table.
     *
     * @param metadata what to say about the file
     * @param createdBy program and version, such as {@code floodscope version 0.1.0}
     */
    public static void write(ParquetTable table, Map<String, String> metadata, String createdBy, OutputStream out)
            throws IOException {
        out.write(MAGIC);
        long offset = MAGIC.length;
        List<Group> groups = new ArrayList<>();
        for (int from = 0; from < table.rows(); from += ROWS_PER_GROUP) {
            int to = Math.min(table.rows(), from + ROWS_PER_GROUP);
            List<Placed> placed = new ArrayList<>();
            for (ParquetColumn column : table.columns()) {
                ColumnChunk chunk = new ColumnChunk(column, from, to);
                byte[] bytes = chunk.bytes();
                out.write(bytes);
                placed.add(
                        new Placed(column, to - from, offset, bytes.length, chunk.dataPageOffset(), chunk.encodings()));
                offset += bytes.length;
            }
            groups.add(new Group(placed, to - from));
        }
        byte[] footer = ThriftCompact.struct(thrift -> footer(thrift, table, groups, metadata, createdBy));
        out.write(footer);
        out.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.length)
                .array());
        out.write(MAGIC);
    }

    private static void footer(
            ThriftCompact file,
            ParquetTable table,
            List<Group> groups,
            Map<String, String> metadata,
            String createdBy) {
        List<Map.Entry<String, String>> said = new ArrayList<>(metadata.entrySet());
        for (ParquetColumn column : table.columns()) {
            column.metadata().forEach((key, value) -> said.add(Map.entry(column.name() + "." + key, value)));
        }
        List<Integer> schema = new ArrayList<>();
        for (int i = -1; i < table.columns().size(); i++) {
            schema.add(i);
        }
        file.i32(1, 1);
        file.structs(2, schema, (element, i) -> {
            if (i < 0) {
                element.text(4, "schema").i32(5, table.columns().size());
            } else {
                element(element, table.columns().get(i));
            }
        });
        file.i64(3, table.rows());
        file.structs(
                4,
                groups,
                (group, of) -> group.structs(1, of.chunks, ParquetFile::chunk)
                        .i64(2, of.chunks.stream().mapToLong(Placed::bytes).sum())
                        .i64(3, of.rows));
        file.structs(5, said, ParquetFile::keyValue);
        file.text(6, createdBy);
    }

    private static void element(ThriftCompact element, ParquetColumn column) {
        element.i32(1, column.type().number);
        element.i32(3, column.isOptional() ? OPTIONAL : REQUIRED);
        element.text(4, column.name());
        if (column.type() == ParquetColumn.Type.TEXT) {
            element.i32(6, UTF8);
            element.struct(10, logical -> logical.struct(1, string -> {}));
        }
    }

    private static void chunk(ThriftCompact chunk, Placed placed) {
        chunk.i64(2, placed.offset);
        chunk.struct(3, meta -> {
            meta.i32(1, placed.column.type().number)
                    .i32s(2, placed.encodings)
                    .texts(3, List.of(placed.column.name()))
                    .i32(4, UNCOMPRESSED)
                    .i64(5, placed.rows)
                    .i64(6, placed.bytes)
                    .i64(7, placed.bytes);
            List<Map.Entry<String, String>> said =
                    new ArrayList<>(placed.column.metadata().entrySet());
            if (!said.isEmpty()) {
                meta.structs(8, said, ParquetFile::keyValue);
            }
            meta.i64(9, placed.offset + placed.dataPageOffset);
            if (placed.dataPageOffset > 0) {
                meta.i64(11, placed.offset);
            }
        });
    }

    private static void keyValue(ThriftCompact pair, Map.Entry<String, String> entry) {
        pair.text(1, entry.getKey()).text(2, entry.getValue());
    }
}
