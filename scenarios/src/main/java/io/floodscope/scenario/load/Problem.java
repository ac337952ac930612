package io.floodscope.scenario.load;

import io.floodscope.scenario.schema.SourceSpan;

/**
 * Something wrong in a file.
 *
 * @param span where
 * @param message what is wrong and what was expected, one sentence without a full stop
 * @param help what to write instead, such as {@code did you mean 'mac-aging-time'?}; may be empty
 * @param warning true for something odd that does not stop a run
 */
public record Problem(SourceSpan span, String message, String help, boolean warning) {

    /** {@code file:line:column: error: message}, the line itself and the place underlined with the help beside it. */
    public String render() {
        StringBuilder out = new StringBuilder();
        out.append(span.display()).append(warning ? ": warning: " : ": error: ").append(message);
        String line = span.file().line(span.line());
        if (line.isBlank()) {
            return help.isEmpty()
                    ? out.toString()
                    : out.append(" (").append(help).append(')').toString();
        }
        String number = String.valueOf(span.line());
        String shown = line.length() > 160 ? line.substring(0, 160) + "..." : line;
        int at = Math.min(span.column() - 1, shown.length());
        out.append('\n').append(" ".repeat(Math.max(0, 5 - number.length()))).append(number);
        out.append(" | ").append(shown).append('\n').append("      | ").append(" ".repeat(at));
        out.append("^".repeat(Math.max(1, Math.min(span.length(), shown.length() - at))));
        if (!help.isEmpty()) {
            out.append(' ').append(help);
        }
        return out.toString();
    }
}
