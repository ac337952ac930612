package io.floodscope.report;

import org.jspecify.annotations.Nullable;

/**
 * What a report says beside the result itself. None of it changes a number.
 *
 * @param toolVersion version that wrote the report, such as {@code 0.1.0}
 * @param scenarioFile the scenario's file as the user named it ({@code -} for standard input), for CI annotations and the command to repeat; null if
 *     unknown, as when a result is drawn again
 * @param reportLink where the HTML report will be found, for texts that refer to it; null if there is none
 */
public record ReportContext(
        String toolVersion,
        @Nullable String scenarioFile,
        @Nullable String reportLink) {

    /** A context that knows only the version. */
    public static ReportContext of(String toolVersion) {
        return new ReportContext(toolVersion, null, null);
    }

    /** How a scenario that came through a pipe is shown; in commands it is {@code -}. */
    public static final String STDIN = "<stdin>";

    /** The scenario's file for people; null if unknown. */
    public @Nullable String shownFile() {
        return "-".equals(scenarioFile) ? STDIN : scenarioFile;
    }

    /** The same with a scenario file. */
    public ReportContext withScenarioFile(@Nullable String file) {
        return new ReportContext(toolVersion, file, reportLink);
    }

    /** The same with a link to the HTML report. */
    public ReportContext withReportLink(@Nullable String link) {
        return new ReportContext(toolVersion, scenarioFile, link);
    }
}
