package io.floodscope.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command, made from the declarations that its --help is made from, in the markup of man(7). */
final class ManPage {

    private static final List<String> EXIT_CODES = List.of(
            "0", "All expectations hold.",
            "1", "An expectation failed, or a comparison found a regression.",
            "2", "Bad input: usage, YAML, an unknown name. Nothing ran and nothing was written.",
            "3", "No verdict: a limit was hit, or nothing was expected.",
            "4", "Internal error.",
            "130, 143", "Interrupted; what was written is marked as incomplete.");

    private final CommandSpec command;
    private final StringBuilder out = new StringBuilder();

    private ManPage(CommandSpec command) {
        this.command = command;
    }

    /** The page's text. */
    static String of(CommandSpec command) {
        return new ManPage(command).write();
    }

    /** The page's file name, such as {@code floodscope-run.1}. */
    static String fileName(CommandSpec command) {
        return command.qualifiedName("-") + ".1";
    }

    /** The file name of a command's other name. */
    static String fileName(CommandSpec command, String alias) {
        return command.root().name() + "-" + alias + ".1";
    }

    /** What stands in the file of a command's other name: where its page is. */
    static String link(CommandSpec command) {
        return ".so man1/" + fileName(command) + "\n";
    }

    private String write() {
        String name = command.qualifiedName("-");
        String[] description = described(command.usageMessage().description());
        out.append(".TH \"").append(name.toUpperCase(Locale.ROOT)).append("\" \"1\" \"\" \"floodscope ");
        out.append(text(VersionCommand.program())).append("\" \"Floodscope manual\"\n");
        heading("NAME");
        out.append(text(name)).append(" \\- ");
        out.append(text(description.length == 0 ? name : description[0].replaceFirst("\\.$", "")))
                .append('\n');
        heading("SYNOPSIS");
        out.append(".B ").append(text(command.qualifiedName(" "))).append("\n").append(synopsis());
        heading("DESCRIPTION");
        for (String line : description) {
            paragraph(line);
        }
        commands();
        arguments();
        options();
        heading("EXIT STATUS");
        for (int i = 0; i < EXIT_CODES.size(); i += 2) {
            item(".B " + text(EXIT_CODES.get(i)), EXIT_CODES.get(i + 1));
        }
        heading("ENVIRONMENT");
        paragraph(
                "Every option can be given as a variable: its name in upper case behind FLOODSCOPE_, with _ for -. An option"
                        + " on the command line wins. Repeatable options take one value per line of the variable.");
        seeAlso();
        return out.toString();
    }

    private String synopsis() {
        StringBuilder line = new StringBuilder("[\\fIOPTION\\fR]...");
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            String label = "\\fI" + text(parameter.paramLabel()) + "\\fR"
                    + (parameter.arity().max() > 1 ? "..." : "");
            line.append(' ').append(parameter.required() ? label : "[" + label + "]");
        }
        if (!command.subcommands().isEmpty()) {
            line.append(" \\fICOMMAND\\fR ...");
        }
        return line.append('\n').toString();
    }

    private void commands() {
        if (command.subcommands().isEmpty()) {
            return;
        }
        heading("COMMANDS");
        for (Map.Entry<String, CommandLine> each : command.subcommands().entrySet()) {
            String[] lines =
                    described(each.getValue().getCommandSpec().usageMessage().description());
            item(".B " + text(each.getKey()), String.join(" ", lines));
        }
    }

    private void arguments() {
        if (command.positionalParameters().isEmpty()) {
            return;
        }
        heading("ARGUMENTS");
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            item(".I " + text(parameter.paramLabel()), description(parameter));
        }
    }

    private void options() {
        heading("OPTIONS");
        List<OptionSpec> sorted = command.options().stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .toList();
        for (OptionSpec option : sorted) {
            String value = option.arity().max() > 0 ? " \\fI" + text(option.paramLabel()) + "\\fR" : "";
            StringBuilder names = new StringBuilder();
            for (String name : option.names()) {
                names.append(names.isEmpty() ? "" : ", ")
                        .append("\\fB")
                        .append(text(name))
                        .append("\\fR");
            }
            item(names + value, description(option));
        }
    }

    private void seeAlso() {
        CommandSpec root = command.root();
        heading("SEE ALSO");
        if (command == root) {
            paragraph("The page of each command: floodscope-run(1), floodscope-test(1) and so on.");
        } else {
            paragraph(root.name() + "(1)");
        }
    }

    private String description(ArgSpec arg) {
        return String.join(" ", described(arg.description(), arg.defaultValueString(true)));
    }

    private static String[] described(String[] lines) {
        return described(lines, "");
    }

    private static String[] described(String[] lines, String defaultValue) {
        return List.of(lines).stream()
                .map(line -> line.replace("%n", " ").strip().replace("${DEFAULT-VALUE}", defaultValue))
                .toArray(String[]::new);
    }

    private void heading(String title) {
        out.append(".SH ").append(title).append('\n');
    }

    private void paragraph(String words) {
        out.append(".PP\n").append(text(words)).append('\n');
    }

    private void item(String term, String words) {
        out.append(".TP\n").append(term).append('\n').append(text(words)).append('\n');
    }

    /** Text that the formatter takes as it is: no escapes, no requests, hyphens that can be copied. */
    private static String text(String words) {
        String escaped = words.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
