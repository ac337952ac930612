package io.floodscope.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/**
 * A command that ran within this Java machine.
 *
 * @param exitCode its exit code
 * @param out what it printed as its result
 * @param err what it said besides
 */
public record CommandRun(int exitCode, String out, String err) {

    /** Runs a command. */
    public static CommandRun of(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = String.valueOf(args[i]);
        }
        int code = Main.execute(new PrintWriter(out), new PrintWriter(err), texts);
        return new CommandRun(code, out.toString(), err.toString());
    }

    /** A file of the project, by its path from the root. */
    public static Path project(String path) {
        return Path.of(System.getProperty("floodscope.root", "..")).resolve(path);
    }
}
