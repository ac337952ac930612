package io.floodscope.report.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floodscope.random.RandomStream;
import io.floodscope.report.parquet.ParquetColumn.Type;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of ours, read back by the format's own library. */
class ParquetFileTest {

    @TempDir
    Path folder;

    private Path write(ParquetTable table, Map<String, String> metadata) throws IOException {
        Path file = folder.resolve("t.parquet");
        try (OutputStream out = Files.newOutputStream(file)) {
            ParquetFile.write(table, metadata, "floodscope version 1.2.3", out);
        }
        return file;
    }

    @Test
    void everyTypeComesBackWithAbsentValues() throws IOException {
        ParquetTable table = new ParquetTable(List.of(
                ParquetColumn.of("flag", Type.BOOLEAN),
                ParquetColumn.of("n", Type.INT64, "frames"),
                new ParquetColumn("x", Type.DOUBLE, true, Map.of("unit", "s")),
                new ParquetColumn("word", Type.TEXT, true, Map.of())));
        table.add(true, Long.MIN_VALUE, 1.5, "größer \u202e \"<b>\"");
        table.add(false, 0L, null, null);
        table.add(true, Long.MAX_VALUE, -0.1, "");

        List<Map<String, Object>> rows = ParquetRead.rows(write(table, Map.of()));

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).values()).containsExactly(true, Long.MIN_VALUE, 1.5, "größer \u202e \"<b>\"");
        assertThat(rows.get(1).values()).containsExactly(false, 0L, null, null);
        assertThat(rows.get(2).values()).containsExactly(true, Long.MAX_VALUE, -0.1, "");
    }

    @Test
    void unitsStandInTheMetadataOfColumnsAndOfTheFile() throws IOException {
        ParquetTable table = new ParquetTable(
                List.of(ParquetColumn.of("aging", Type.DOUBLE, "s"), ParquetColumn.of("verdict", Type.TEXT)));
        table.add(300.0, "pass");

        ParquetMetadata metadata = ParquetRead.metadata(write(table, Map.of("scenario", "x")));

        assertThat(metadata.getFileMetaData().getKeyValueMetaData())
                .containsEntry("aging.unit", "s")
                .containsEntry("scenario", "x");
        assertThat(metadata.getFileMetaData().getCreatedBy()).isEqualTo("floodscope version 1.2.3");
        var schema = metadata.getFileMetaData().getSchema();
        assertThat(schema.getColumns()).hasSize(2);
        assertThat(schema.getType("verdict").getLogicalTypeAnnotation()).isEqualTo(LogicalTypeAnnotation.stringType());
        assertThat(metadata.getBlocks()).hasSize(1);
        // The reader keeps no metadata of chunks: look for the pair itself, a struct of two texts.
        String bytes = new String(Files.readAllBytes(folder.resolve("t.parquet")), StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains("\u0018\u0004unit\u0018\u0001s\u0000");
    }

    @Test
    void manyRandomRowsInSeveralGroupsComeBackAsTheyWere() throws IOException {
        RandomStream random = new RandomStream(7);
        ParquetTable table = new ParquetTable(List.of(
                new ParquetColumn("n", Type.INT64, true, Map.of()),
                new ParquetColumn("word", Type.TEXT, true, Map.of()),
                ParquetColumn.of("flag", Type.BOOLEAN)));
        List<List<Object>> expected = new ArrayList<>();
        for (int i = 0; i < 1_000_123; i++) {
            Long n = random.nextLong(5) == 0 ? null : random.nextLong(1_000) - 500;
            String word = random.nextLong(3) == 0 ? null : "w" + random.nextLong(700);
            boolean flag = random.nextLong(2) == 0;
            table.add(n, word, flag);
            if (i % 997 == 0 || i > 999_990) {
                List<Object> row = new ArrayList<>();
                row.add(n);
                row.add(word);
                row.add(flag);
                expected.add(row);
            }
        }
        Path file = write(table, Map.of());

        List<Map<String, Object>> rows = ParquetRead.rows(file);

        assertThat(ParquetRead.metadata(file).getBlocks()).hasSize(2);
        assertThat(rows).hasSize(1_000_123);
        List<List<Object>> got = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (i % 997 == 0 || i > 999_990) {
                got.add(new ArrayList<>(rows.get(i).values()));
            }
        }
        assertThat(got).isEqualTo(expected);
    }

    @Test
    void anEmptyTableHasColumnsAndNoRows() throws IOException {
        Path file = write(new ParquetTable(List.of(ParquetColumn.of("t_s", Type.DOUBLE, "s"))), Map.of());

        assertThat(ParquetRead.rows(file)).isEmpty();
        assertThat(ParquetRead.metadata(file).getFileMetaData().getSchema().getColumns())
                .hasSize(1);
    }

    @Test
    void aRowThatDoesNotFitIsRefused() {
        ParquetTable table = new ParquetTable(List.of(ParquetColumn.of("n", Type.INT64)));

        assertThatThrownBy(() -> table.add(1L, 2L)).hasMessage("2 cells for 1 columns");
        assertThatThrownBy(() -> table.add((Object) null)).hasMessage("column n has a value in every row");
    }
}
