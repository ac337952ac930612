package io.floodscope.report;

import io.floodscope.report.compare.Comparison;
import io.floodscope.report.html.HtmlReport;
import io.floodscope.result.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Draws every format of the sample results into a folder, to be looked at: the folder is the only argument. */
public final class DrawSamples {

    private DrawSamples() {}

    /** Writes the files. */
    public static void main(String[] args) throws IOException {
        Map<String, RunResult> samples = new TreeMap<>(Map.of(
                "flagship", Flagship.asItWas(),
                "flagship-failed", Flagship.asAFailure(),
                "one-of-each", SmallRuns.oneOfEach(),
                "nasty", SmallRuns.nasty(),
                "empty", SmallRuns.empty()));
        AtomicFiles.write(
                Path.of(args[0], "compare.html"),
                out -> HtmlReport.write(
                        new Comparison(Flagship.asItWas(), Flagship.fixed()),
                        "seed-fig-1-1.flood.yaml",
                        "seed-fixed.flood.yaml",
                        ReportContext.of("0.1.0"),
                        out));
        for (Map.Entry<String, RunResult> sample : samples.entrySet()) {
            for (ReportFormat format : ReportFormat.values()) {
                Path file = Path.of(args[0], sample.getKey() + "." + format.extension());
                long start = System.nanoTime();
                format.write(sample.getValue(), ReportContext.of("0.1.0"), file);
                System.out.println(file + " " + (System.nanoTime() - start) / 1_000_000 + " ms");
            }
        }
    }
}
