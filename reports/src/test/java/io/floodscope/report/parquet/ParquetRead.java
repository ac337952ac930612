package io.floodscope.report.parquet;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/** Parquet files as the reference implementation of the format reads them. */
public final class ParquetRead {

    private ParquetRead() {}

    /** The rows, each from column to value; an absent value is null. */
    public static List<Map<String, Object>> rows(Path file) throws IOException {
        Hydrator<Map<String, Object>, Map<String, Object>, String[]> hydrator = new Hydrator<>() {
            @Override
            public Map<String, Object> start() {
                return new LinkedHashMap<>();
            }

            @Override
            public Map<String, Object> add(Map<String, Object> row, String[] path, Object value) {
                row.put(String.join(".", path), value);
                return row;
            }

            @Override
            public Map<String, Object> finish(Map<String, Object> row) {
                return row;
            }
        };
        try (Stream<Map<String, Object>> rows = ParquetReader.streamContent(file.toFile(), hydrator)) {
            return rows.toList();
        }
    }

    /** What the file says about itself. */
    public static ParquetMetadata metadata(Path file) throws IOException {
        return ParquetReader.readMetadata(file.toFile());
    }
}
