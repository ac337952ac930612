package io.floodscope.cli;

import io.floodscope.report.ReportContext;
import io.floodscope.report.ReportFormat;
import io.floodscope.report.ReportWriteException;
import io.floodscope.result.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files that a run writes: result.json first, because a later failure must not lose the run. */
final class Outputs {

    private final OutputOptions options;
    private final String scenarioFile;

    Outputs(OutputOptions options, String scenarioFile) {
        this.options = options;
        this.scenarioFile = scenarioFile;
    }

    /** Refuses before the run what could not be written after it. */
    void prepare() {
        WritablePlaces.folder(options.out);
        Map<Path, ReportFormat> files = targets();
        // Tables in Parquet may go to a folder that is there.
        files.entrySet().removeIf(each -> each.getValue() == ReportFormat.PARQUET && Files.isDirectory(each.getKey()));
        WritablePlaces.files(files.keySet());
    }

    /** Writes everything that was asked for. */
    List<Path> write(RunResult result) throws ReportWriteException {
        return write(result, true);
    }

    /**
     * Writes what was asked for, with or without PNG charts: Java's graphics cannot be set up in a Java machine that is ending,
     * as it is when an interrupted run writes what it has.
     */
    List<Path> write(RunResult result, boolean charts) throws ReportWriteException {
        Map<Path, ReportFormat> targets = targets();
        if (!charts) {
            targets.values().removeIf(format -> format == ReportFormat.PNG);
        }
        ReportContext context = ReportContext.of(VersionCommand.program()).withScenarioFile(scenarioFile);
        List<Path> written = new ArrayList<>();
        for (Map.Entry<Path, ReportFormat> target : targets.entrySet()) {
            target.getValue().write(result, context, target.getKey());
            written.add(target.getKey());
        }
        return written;
    }

    private Map<Path, ReportFormat> targets() {
        Map<Path, ReportFormat> targets = new LinkedHashMap<>();
        if (options.out != null) {
            targets.put(options.out.resolve("result.json"), ReportFormat.JSON);
        }
        if (options.json != null && !options.jsonOnStdout()) {
            targets.put(options.json, ReportFormat.JSON);
        }
        if (options.out != null) {
            targets.put(options.out.resolve("report.html"), ReportFormat.HTML);
            targets.put(options.out.resolve("traffic.png"), ReportFormat.PNG);
        }
        add(targets, options.html, ReportFormat.HTML);
        add(targets, options.png, ReportFormat.PNG);
        add(targets, options.svg, ReportFormat.SVG);
        add(targets, options.csv, ReportFormat.CSV);
        add(targets, options.parquet, ReportFormat.PARQUET);
        add(targets, options.junit, ReportFormat.JUNIT);
        add(targets, options.markdown, ReportFormat.MARKDOWN);
        add(targets, options.trace, ReportFormat.TRACE);
        return targets;
    }

    private static void add(Map<Path, ReportFormat> targets, @Nullable Path path, ReportFormat format) {
        if (path != null) {
            targets.put(path, format);
        }
    }
}
