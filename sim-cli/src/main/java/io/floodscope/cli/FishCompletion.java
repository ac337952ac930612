package io.floodscope.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion script for fish, which picocli does not write: subcommands first, then the options of the one typed. */
final class FishCompletion {

    private final String program;
    private final StringBuilder out = new StringBuilder();

    private FishCompletion(String program) {
        this.program = program;
    }

    /** The script for a program and its subcommands. */
    static String of(CommandSpec root) {
        FishCompletion script = new FishCompletion(root.name());
        script.out.append("# fish completion of ").append(root.name()).append('\n');
        for (Map.Entry<String, CommandLine> each : root.subcommands().entrySet()) {
            CommandSpec command = each.getValue().getCommandSpec();
            script.line("__fish_use_subcommand", "-f -a " + each.getKey(), sentence(command));
        }
        script.options("__fish_use_subcommand", root);
        root.subcommands()
                .forEach((name, line) -> script.options("__fish_seen_subcommand_from " + name, line.getCommandSpec()));
        return script.out.toString();
    }

    private void options(String condition, CommandSpec command) {
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                String[] text = option.description();
                line(condition, words(option), text.length == 0 ? "" : text[0]);
            }
        }
    }

    /** The names of an option, whether a value follows, and the values it may have. */
    private static String words(OptionSpec option) {
        StringBuilder words = new StringBuilder();
        for (String name : option.names()) {
            words.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            Iterable<String> candidates = option.completionCandidates();
            words.append(" -r");
            if (candidates != null) {
                words.append(" -f -a ").append(quoted(String.join(" ", candidates)));
            }
        }
        return words.substring(1);
    }

    private static String sentence(CommandSpec command) {
        String[] description = command.usageMessage().description();
        return description.length == 0 ? "" : description[0];
    }

    private void line(String condition, String words, String description) {
        out.append("complete -c ")
                .append(program)
                .append(" -n ")
                .append(quoted(condition))
                .append(' ')
                .append(words);
        if (!description.isEmpty()) {
            String resolved = description.replaceAll(" \\([^(]*\\$\\{[^)]*\\)|%n", " ");
            out.append(" -d ").append(quoted(resolved.replaceAll("\\s+", " ").strip()));
        }
        out.append('\n');
    }

    /** In fish's single quotes only the quote and the backslash are special. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
