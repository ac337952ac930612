package io.floodscope.report.parquet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows under named columns. */
public final class ParquetTable {

    private final List<ParquetColumn> columns;
    private int rows;

    /** An empty table. */
    public ParquetTable(List<ParquetColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Adds a row: one value per column, null where it is absent. */
    public void add(@Nullable Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        for (int i = 0; i < cells.length; i++) {
            columns.get(i).add(cells[i]);
        }
        rows++;
    }

    List<ParquetColumn> columns() {
        return columns;
    }

    int rows() {
        return rows;
    }
}
