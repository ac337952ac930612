package io.floodscope.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where results go. Several at once are fine. */
final class OutputOptions {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for result.json, report.html and the charts; created if missing.")
    @Nullable
    Path out;

    @Option(
            names = "--json",
            paramLabel = "FILE|-",
            description = "The result as JSON; - prints it instead of the summary.")
    @Nullable
    Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "The report as one HTML page.")
    @Nullable
    Path html;

    @Option(names = "--png", paramLabel = "FILE", description = "The traffic chart.")
    @Nullable
    Path png;

    @Option(names = "--svg", paramLabel = "FILE", description = "The traffic chart as SVG.")
    @Nullable
    Path svg;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Series as CSV; flood windows and marks in two files beside it.")
    @Nullable
    Path csv;

    @Option(
            names = "--parquet",
            paramLabel = "DIR|FILE",
            description =
                    "Series, flood windows and marks as Parquet: three files in a folder, or FILE.parquet and two "
                            + "beside it.")
    @Nullable
    Path parquet;

    @Option(names = "--junit", paramLabel = "FILE", description = "The checks as JUnit XML.")
    @Nullable
    Path junit;

    @Option(names = "--markdown", paramLabel = "FILE", description = "The checks as Markdown, at most 60 KB.")
    @Nullable
    Path markdown;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "What happened, one line of JSON per fact (docs/trace-format.md).")
    @Nullable
    Path trace;

    @Option(names = "--github", description = "Annotations for GitHub Actions on stdout.")
    boolean github;

    /** Whether the JSON result takes the place of the summary on stdout. */
    boolean jsonOnStdout() {
        return json != null && json.toString().equals("-");
    }
}
