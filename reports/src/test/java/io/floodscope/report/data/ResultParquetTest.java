package io.floodscope.report.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.Flagship;
import io.floodscope.report.SmallRuns;
import io.floodscope.report.parquet.ParquetRead;
import io.floodscope.result.RunResult;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Parquet tables say what the CSV tables say. */
class ResultParquetTest {

    @TempDir
    Path folder;

    @Test
    void theTablesEqualTheirCsvTwins() throws Exception {
        for (RunResult result : List.of(SmallRuns.oneOfEach(), Flagship.asAFailure())) {
            Path csv = folder.resolve(result.scenario() + ".csv");
            ResultCsv.write(result, csv);
            ResultParquet.write(result, "1.2.3", folder.resolve(result.scenario()));

            assertSame(csv, folder.resolve(result.scenario()).resolve("series.parquet"));
            assertSame(
                    ResultCsv.sibling(csv, "-windows"),
                    folder.resolve(result.scenario()).resolve("windows.parquet"));
            assertSame(
                    ResultCsv.sibling(csv, "-marks"),
                    folder.resolve(result.scenario()).resolve("marks.parquet"));
        }
    }

    private static void assertSame(Path csv, Path parquet) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        try (var reader =
                de.siegmar.fastcsv.reader.CsvReader.builder().ofCsvRecord(new StringReader(Files.readString(csv)))) {
            reader.forEach(record -> cells.add(record.getFields()));
        }
        List<Map<String, Object>> rows = ParquetRead.rows(parquet);
        assertThat(rows).hasSize(cells.size() - 1);
        for (int i = 0; i < rows.size(); i++) {
            List<String> expected = cells.get(i + 1);
            List<Object> got = new ArrayList<>(rows.get(i).values());
            assertThat(new ArrayList<>(rows.get(i).keySet())).isEqualTo(cells.get(0));
            for (int c = 0; c < got.size(); c++) {
                String text = expected.get(c);
                Object value = got.get(c) instanceof Double ? (Object) Double.valueOf(text) : text;
                assertThat(got.get(c) instanceof Double ? got.get(c) : String.valueOf(got.get(c)))
                        .isEqualTo(value);
            }
        }
    }

    @Test
    void aFileNamesItsTwinsAndAFolderHoldsThem() throws Exception {
        ResultParquet.write(SmallRuns.oneOfEach(), "1.2.3", folder.resolve("x.parquet"));
        ResultParquet.write(SmallRuns.oneOfEach(), "1.2.3", folder.resolve("y"));

        assertThat(folder.resolve("x.parquet"))
                .hasSameBinaryContentAs(folder.resolve("y").resolve("series.parquet"));
        assertThat(folder.resolve("x-windows.parquet")).exists();
        assertThat(folder.resolve("x-marks.parquet")).exists();
        assertThat(ParquetRead.metadata(folder.resolve("x-windows.parquet"))
                        .getFileMetaData()
                        .getKeyValueMetaData())
                .containsEntry("unwanted_bytes.unit", "bytes")
                .containsKey("fingerprint");
    }
}
