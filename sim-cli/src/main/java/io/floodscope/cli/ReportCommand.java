package io.floodscope.cli;

import io.floodscope.report.AtomicFiles;
import io.floodscope.report.ReportContext;
import io.floodscope.report.ReportWriteException;
import io.floodscope.report.chart.HeatMap;
import io.floodscope.report.chart.PngCharts;
import io.floodscope.report.data.ResultFormatException;
import io.floodscope.report.data.ResultJson;
import io.floodscope.report.text.AnsiStyle;
import io.floodscope.report.text.TextSummary;
import io.floodscope.result.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the reports of a finished run again. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the reports of a result.json again, without a new run, and prints its summary.",
            "Of the folder of a sweep it draws a heat map: --png FILE, with the settings and the metric to show."
        })
final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RESULT.json|DIR", description = "The result of a run, or the folder of a sweep.")
    private Path file = Path.of("");

    @Option(names = "--x", paramLabel = "PATH", description = "Sweep: setting from left to right; default the first.")
    private @Nullable String x;

    @Option(names = "--y", paramLabel = "PATH", description = "Sweep: setting from bottom to top; default the second.")
    private @Nullable String y;

    @Option(names = "--z", paramLabel = "METRIC", description = "Sweep: what is drawn; default the first metric.")
    private @Nullable String z;

    @Option(
            names = "--where",
            paramLabel = "PATH=VALUE",
            description = "Sweep: value of a setting that is not drawn. Repeatable.")
    private List<String> where = new ArrayList<>();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Override
    public Integer call() throws ReportWriteException {
        if (Files.isDirectory(file)) {
            return heatMap();
        }
        RunResult result = read();
        Outputs outputs = new Outputs(output, file.toString());
        outputs.prepare();
        List<Path> written = outputs.write(result);
        PrintWriter out = chat.out();
        if (output.jsonOnStdout()) {
            out.print(new String(ResultJson.bytes(result), java.nio.charset.StandardCharsets.UTF_8));
        } else if (!chat.quiet) {
            ReportContext context = ReportContext.of(VersionCommand.program());
            out.print(TextSummary.of(result, context, chat.color() ? AnsiStyle.COLOURED : AnsiStyle.PLAIN));
            written.forEach(path -> out.println("wrote " + path));
        }
        out.flush();
        return ExitCode.of(result.verdict());
    }

    private int heatMap() throws ReportWriteException {
        SweepResults results = SweepResults.read("report", file);
        Path png = output.png;
        if (png == null) {
            throw new BadInputException(
                    "floodscope report: the folder of a sweep gives a heat map; name a file with --png");
        }
        HeatMap map = results.picture(x, y, z, where);
        AtomicFiles.write(png, out -> PngCharts.heatMap(map, out));
        if (!chat.quiet) {
            PrintWriter out = chat.out();
            out.println(map.title());
            out.println("wrote " + png);
            out.flush();
        }
        return ExitCode.OK;
    }

    private RunResult read() {
        try {
            return ResultJson.read(file);
        } catch (ResultFormatException e) {
            throw new BadInputException("floodscope report: " + e.getMessage());
        } catch (IOException e) {
            throw new BadInputException("floodscope report: cannot read " + file + ": "
                    + (e instanceof java.nio.file.NoSuchFileException
                            ? "there is no such file"
                            : e.getClass().getSimpleName()));
        }
    }
}
