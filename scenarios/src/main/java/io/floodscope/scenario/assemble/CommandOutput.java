package io.floodscope.scenario.assemble;

/**
 * What an operator's command would print at this moment.
 *
 * @param command the command line, such as {@code ovs-appctl fdb/show br-int}
 * @param text its output, every line ended
 * @param json whether the output is JSON
 */
public record CommandOutput(String command, String text, boolean json) {

    static CommandOutput lines(String command, Iterable<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return new CommandOutput(command, text.toString(), false);
    }

    static CommandOutput json(String command, String document) {
        return new CommandOutput(command, document + "\n", true);
    }
}
