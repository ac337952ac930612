package io.floodscope.report.view;

import io.floodscope.random.RandomStreams;
import io.floodscope.report.ReportContext;
import io.floodscope.result.RunResult;
import java.util.List;

/** The command that repeats a run. */
public final class Reproduction {

    private Reproduction() {}

    /** A command line for a POSIX shell; values set by {@code --set} are repeated, quoted where a shell needs it. */
    public static String command(RunResult result, ReportContext context) {
        return command(
                result,
                context,
                result.configuration().stream()
                        .filter(v -> v.origin().equals("--set"))
                        .map(v -> v.path() + "=" + v.value())
                        .toList());
    }

    /** The same with {@code --set} options as the user gave them. */
    public static String command(RunResult result, ReportContext context, List<String> sets) {
        String file = context.scenarioFile();
        StringBuilder command = new StringBuilder("./floodscope run ")
                .append(quoted(file == null ? result.scenario() + ".flood.yaml" : file))
                .append(" --seed ")
                .append(result.seed());
        if (result.run() != RandomStreams.FIRST_RUN) {
            command.append(" --run ").append(result.run());
        }
        sets.forEach(set -> command.append(" --set ").append(quoted(set)));
        return VisibleText.of(command.toString());
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
