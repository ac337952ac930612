package io.floodscope.report;

import io.floodscope.report.capture.TraceWriter;
import io.floodscope.report.chart.PngCharts;
import io.floodscope.report.chart.TrafficSvg;
import io.floodscope.report.data.ResultCsv;
import io.floodscope.report.data.ResultJson;
import io.floodscope.report.data.ResultParquet;
import io.floodscope.report.html.HtmlReport;
import io.floodscope.report.text.JUnitXml;
import io.floodscope.report.text.Markdown;
import io.floodscope.report.text.TextSummary;
import io.floodscope.result.RunResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

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
    /** The same as shapes that scale. */
    SVG("svg") {
        @Override
        public void write(RunResult result, ReportContext context, Path target) throws ReportWriteException {
            AtomicFiles.write(target, out -> TrafficSvg.write(result, out));
        }
    },
    /** Tables: the series, and beside them windows and marks in files of their own. */
    CSV("csv") {
        @Override
        public void write(RunResult result, ReportContext context, Path target) throws ReportWriteException {
            ResultCsv.write(result, target);
        }
    },
    /** The same tables with types and units, for data tools: a folder or a file. */
    PARQUET("parquet") {
        @Override
        public void write(RunResult result, ReportContext context, Path target) throws ReportWriteException {
            ResultParquet.write(result, context.toolVersion(), target);
        }
    },
    /** Checks as CI systems read them. */
    JUNIT("xml") {
        @Override
        public void write(RunResult result, ReportContext context, Path target) throws ReportWriteException {
            AtomicFiles.write(target, out -> JUnitXml.write(List.of(reported(result, context)), out));
        }
    },
    /** For pull requests and step summaries. */
    MARKDOWN("md") {
        @Override
        public void write(RunResult result, ReportContext context, Path target) throws ReportWriteException {
            AtomicFiles.write(
                    target,
                    out -> out.write(
                            Markdown.of(List.of(reported(result, context))).getBytes(StandardCharsets.UTF_8)));
        }
    },
    /** What happened, one line of JSON per fact. */
    TRACE("ndjson") {
        @Override
        public void write(RunResult result, ReportContext context, Path target) throws ReportWriteException {
            AtomicFiles.write(target, out -> TraceWriter.write(result, out));
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

    private static ReportedRun reported(RunResult result, ReportContext context) {
        return new ReportedRun(result, context.scenarioFile());
    }

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
