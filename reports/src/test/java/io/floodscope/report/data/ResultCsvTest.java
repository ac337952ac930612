package io.floodscope.report.data;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.floodscope.report.Flagship;
import io.floodscope.report.SmallRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultCsvTest {

    @TempDir
    Path folder;

    @Test
    void writesThreeTidyTables() throws IOException {
        ResultCsv.write(SmallRuns.oneOfEach(), folder.resolve("run.csv"));

        assertThat(folder.resolve("run.csv"))
                .content()
                .startsWith("series,unit,start_s,bucket_s,value\nh1/eth0/rx-bytes,bytes,0,100,10\n")
                .contains("h1/eth0/rx-bytes,bytes,300,100,5000000\n");
        assertThat(folder.resolve("run-windows.csv"))
                .content()
                .contains(
                        "br0,4,00:11:22:33:44:55,301.000000001,400,false,99,297,198,11880,A.silent-destination-mac,a sentence\n");
        assertThat(folder.resolve("run-marks.csv"))
                .content()
                .contains("301,br0/fdb/4/00:11:22:33:44:55,fdb-expired,a sentence\n");
    }

    @Test
    void valuesAddUpToThoseOfTheResult() throws IOException {
        ResultCsv.write(Flagship.asItWas(), folder.resolve("run.csv"));
        long expected = Flagship.asItWas().series().stream()
                .flatMapToLong(s -> java.util.Arrays.stream(s.values()))
                .sum();

        long sum = read("run.csv").stream()
                .skip(1)
                .mapToLong(r -> Long.parseLong(r.getField(4)))
                .sum();

        assertThat(sum).isEqualTo(expected);
    }

    @Test
    void noCellIsAFormulaOrHoldsControlCharacters() throws IOException {
        ResultCsv.write(SmallRuns.nasty(), folder.resolve("run.csv"));

        for (String file : List.of("run.csv", "run-windows.csv", "run-marks.csv")) {
            for (CsvRecord line : read(file)) {
                assertThat(line.getFields())
                        .allSatisfy(
                                cell -> assertThat(cell).doesNotStartWith("=").matches("[\\x20-\\x7e]*"));
            }
        }
        assertThat(read("run.csv").get(1).getField(0)).startsWith("'=<b");
    }

    private List<CsvRecord> read(String file) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(Files.readString(folder.resolve(file)))) {
            return csv.stream().toList();
        }
    }
}
