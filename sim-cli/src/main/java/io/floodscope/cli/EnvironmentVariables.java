package io.floodscope.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Values of options that are not on the command line: {@code --max-events} is {@code FLOODSCOPE_MAX_EVENTS}. */
final class EnvironmentVariables implements IDefaultValueProvider {

    /** What separates the values of a repeatable option in its variable; names and paths may hold anything else. */
    private static final String SEPARATOR = "\n";

    private static final String PREFIX = "FLOODSCOPE_";

    private final Map<String, String> variables;

    EnvironmentVariables(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** Gives the options of a program, and of all its commands, their variables. */
    void install(CommandLine line) {
        line.setDefaultValueProvider(this);
        splitLines(line);
    }

    private static void splitLines(CommandLine line) {
        CommandSpec command = line.getCommandSpec();
        for (OptionSpec option : List.copyOf(command.options())) {
            if (option.isMultiValue()) {
                command.remove(option);
                command.addOption(OptionSpec.builder(option)
                        .splitRegex(SEPARATOR)
                        .hideParamSyntax(true)
                        .build());
            }
        }
        line.getSubcommands().values().forEach(EnvironmentVariables::splitLines);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec arg) {
        return arg instanceof OptionSpec option && takesVariable(option) ? variables.get(nameOf(option)) : null;
    }

    /** Whether a variable may stand for the option; one that asked for help would make every command print help. */
    static boolean takesVariable(OptionSpec option) {
        return !option.usageHelp() && !option.versionHelp();
    }

    /** The name of the option's variable. */
    static String nameOf(OptionSpec option) {
        String name = option.longestName().replaceFirst("^-+", "").replace('-', '_');
        return PREFIX + name.toUpperCase(Locale.ROOT);
    }

    /** Where a refused value came from, if not from the command line: a few words for the end of a message, or nothing. */
    String hint(ParameterException e) {
        if (e.getArgSpec() instanceof OptionSpec option && takesVariable(option)) {
            String name = nameOf(option);
            String value = variables.get(name);
            if (value != null && value.equals(e.getValue())) {
                return " (from the variable " + name + ")";
            }
        }
        return "";
    }
}
