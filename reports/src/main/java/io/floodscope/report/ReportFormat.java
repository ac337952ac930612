package io.floodscope.report;

import io.floodscope.report.chart.PngCharts;
import io.floodscope.report.data.ResultJson;
import io.floodscope.report.html.HtmlReport;
import io.floodscope.report.text.TextSummary;
import io.floodscope.result.RunResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The faces of a run, one line each. Write JSON first: a later failure must not lose the run. */
public enum ReportFormat {
    /** result.json, the stable machine-readable form. */
    JSON("json") {
        @Override
        public void write(RunResult result, ReportContext context, Path target) throws ReportWriteException {
            ResultJson.write(result, target);
        }
    },
    /** One page with everything, for a browser. */
    HTML("html") {
        @Override
        public void write(RunResult result, ReportContext context, Path target) throws ReportWriteException {
            AtomicFiles.write(target, out -> HtmlReport.write(result, context, out));
        }
    },
    /** Traffic over time as a picture. */
    PNG("png") {
        @Override
        public void write(RunResult result, ReportContext context, Path target) throws ReportWriteException {
            AtomicFiles.write(target, out -> PngCharts.traffic(result, out));
        }
    },
    /** The summary that the console shows, without colours. */
    TEXT("txt") {
        @Override
        public void write(RunResult result, ReportContext context, Path target) throws ReportWriteException {
            AtomicFiles.write(
                    target, out -> out.write(TextSummary.of(result, context).getBytes(StandardCharsets.UTF_8)));
        }
    };

    private final String extension;

    ReportFormat(String extension) {
        this.extension = extension;
    }

    /** Usual ending of the file's name, without the dot. */
    public String extension() {
        return extension;
    }

    /**
     * Writes the report, completely or not at all.
     *
     * @throws ReportWriteException with a message that names the path
     */
    public abstract void write(RunResult result, ReportContext context, Path target) throws ReportWriteException;
}
