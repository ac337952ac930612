package io.floodscope.report;

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
