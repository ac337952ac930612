package io.floodscope.report.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of one column in a range of rows, as pages: a dictionary page for texts, and one data page of version 1.
 * Numbers are PLAIN, texts RLE_DICTIONARY; nothing is compressed, because compressors give other bytes on other machines.
 */
final class ColumnChunk {

    static final int PLAIN = 0;
    static final int RLE = 3;
    static final int RLE_DICTIONARY = 8;
    private static final int DATA_PAGE = 0;
    private static final int DICTIONARY_PAGE = 2;

    private final ParquetColumn column;
    private final int from;
    private final int to;
    private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
    private int dictionaryBytes;

    ColumnChunk(ParquetColumn column, int from, int to) {
        this.column = column;
        this.from = from;
        this.to = to;
        if (column.type() == ParquetColumn.Type.TEXT) {
            dictionaryPage();
            dictionaryBytes = pages.size();
        }
        dataPage();
    }

    byte[] bytes() {
        return pages.toByteArray();
    }

    /** Where the data page begins, from the beginning of the chunk. */
    int dataPageOffset() {
        return dictionaryBytes;
    }

    List<Integer> encodings() {
        return column.type() == ParquetColumn.Type.TEXT ? List.of(PLAIN, RLE, RLE_DICTIONARY) : List.of(PLAIN, RLE);
    }

    private void dictionaryPage() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        List<String> texts = column.texts();
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            content.writeBytes(little(4).putInt(utf8.length).array());
            content.writeBytes(utf8);
        }
        page(
                DICTIONARY_PAGE,
                content,
                thrift -> thrift.struct(7, header -> header.i32(1, texts.size()).i32(2, PLAIN)));
    }

    private void dataPage() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        List<Integer> present = new ArrayList<>();
        for (int row = from; row < to; row++) {
            if (!column.isAbsent(row)) {
                present.add(row);
            }
        }
        if (column.isOptional()) {
            ByteArrayOutputStream levels = new ByteArrayOutputStream();
            Runs.write(levels, to - from, 1, i -> column.isAbsent(from + i) ? 0 : 1);
            content.writeBytes(little(4).putInt(levels.size()).array());
            content.writeBytes(levels.toByteArray());
        }
        values(content, present);
        boolean text = column.type() == ParquetColumn.Type.TEXT;
        page(
                DATA_PAGE,
                content,
                thrift -> thrift.struct(
                        5,
                        header -> header.i32(1, to - from)
                                .i32(2, text ? RLE_DICTIONARY : PLAIN)
                                .i32(3, RLE)
                                .i32(4, RLE)));
    }

    private void values(ByteArrayOutputStream content, List<Integer> rows) {
        switch (column.type()) {
            case BOOLEAN -> {
                byte[] bits = new byte[(rows.size() + 7) / 8];
                for (int i = 0; i < rows.size(); i++) {
                    bits[i / 8] |= (byte) (column.bits(rows.get(i)) << i % 8);
                }
                content.writeBytes(bits);
            }
            case INT64, DOUBLE -> {
                ByteBuffer numbers = little(Long.BYTES * rows.size());
                rows.forEach(row -> numbers.putLong(column.bits(row)));
                content.writeBytes(numbers.array());
            }
            case TEXT -> {
                int width = Runs.width(Math.max(1, column.texts().size()) - 1);
                content.write(width);
                Runs.write(content, rows.size(), width, i -> (int) column.bits(rows.get(i)));
            }
        }
    }

    private void page(
            int type, ByteArrayOutputStream content, java.util.function.Consumer<ThriftCompact> specificHeader) {
        pages.writeBytes(ThriftCompact.struct(thrift -> {
            thrift.i32(1, type).i32(2, content.size()).i32(3, content.size());
            specificHeader.accept(thrift);
        }));
        pages.writeBytes(content.toByteArray());
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
