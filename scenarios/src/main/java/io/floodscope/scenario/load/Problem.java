package io.floodscope.scenario.load;

import io.floodscope.scenario.schema.SourceSpan;
import io.floodscope.text.EscapedText;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        out.append(span.display()).append(warning ? ": warning: " : ": error: ").append(EscapedText.of(message));
        String line = span.file().line(span.line());
        if (line.isBlank()) {
            return help.isEmpty()
                    ? out.toString()
                    : out.append(" (").append(EscapedText.of(help)).append(')').toString();
        }
        String number = String.valueOf(span.line());
        String cut = line.length() > 160 ? line.substring(0, 160) + "..." : line;
        int begin = Math.min(span.column() - 1, cut.length());
        String shown = visible(cut);
        int at = visible(cut.substring(0, begin)).length();
        out.append('\n').append(" ".repeat(Math.max(0, 5 - number.length()))).append(number);
        out.append(" | ").append(shown).append('\n').append("      | ").append(" ".repeat(at));
        out.append("^".repeat(Math.max(1, Math.min(span.length(), shown.length() - at))));
        if (!help.isEmpty()) {
            out.append(' ').append(EscapedText.of(help));
        }
        return out.toString();
    }

    /** A line of a file as it can be shown; tabs stay. */
    private static String visible(String line) {
        return Stream.of(line.split("\t", -1)).map(EscapedText::of).collect(Collectors.joining("\t"));
    }
}
