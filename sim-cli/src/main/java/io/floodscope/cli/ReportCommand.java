package io.floodscope.cli;

import io.floodscope.report.ReportContext;
import io.floodscope.report.ReportWriteException;
import io.floodscope.report.data.ResultFormatException;
import io.floodscope.report.data.ResultJson;
import io.floodscope.report.text.AnsiStyle;
import io.floodscope.report.text.TextSummary;
import io.floodscope.result.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws the reports of a finished run again. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes the reports of a result.json again, without a new run, and prints its summary.")
final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RESULT.json", description = "The result of a run.")
    private Path file = Path.of("");

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws ReportWriteException {
        RunResult result = read();
        Outputs outputs = new Outputs(output, file.toString());
        outputs.prepare();
        List<Path> written = outputs.write(result);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
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
