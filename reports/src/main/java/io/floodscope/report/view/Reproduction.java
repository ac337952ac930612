package io.floodscope.report.view;

import io.floodscope.report.ReportContext;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.RunResult;

/** The command that repeats a run. */
public final class Reproduction {

    private Reproduction() {}

    /** A command line for a POSIX shell; values set by {@code --set} are repeated, quoted where a shell needs it. */
    public static String command(RunResult result, ReportContext context) {
        String file = context.scenarioFile();
        StringBuilder command = new StringBuilder("./floodscope run ")
                .append(quoted(file == null ? result.scenario() + ".flood.yaml" : file))
                .append(" --seed ")
                .append(result.seed());
        for (ConfigValue value : result.configuration()) {
            if (value.origin().equals("--set")) {
                command.append(" --set ").append(quoted(value.path() + "=" + value.value()));
            }
        }
        return VisibleText.of(command.toString());
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
