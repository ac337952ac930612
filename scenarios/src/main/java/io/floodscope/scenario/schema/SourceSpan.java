package io.floodscope.scenario.schema;

/**
 * A place in a file, or an option of the command line (line 0).
 *
 * @param file where
 * @param line line counted from 1; 0 if the value was given on the command line
 * @param column column counted from 1
 * @param length characters to underline, at least 1
 */
public record SourceSpan(SourceFile file, int line, int column, int length) implements Comparable<SourceSpan> {

    /** For messages: {@code path/leaf.flood.yaml:14:7}, or the option's name. */
    public String display() {
        return line == 0 ? file.displayName() : file.displayName() + ":" + line + ":" + column;
    }

    /** For results: {@code leaf.flood.yaml:14:7}, or {@code --set}. */
    public String origin() {
        return line == 0 ? file.resultName() : file.resultName() + ":" + line + ":" + column;
    }

    @Override
    public int compareTo(SourceSpan other) {
        int byFile = file.displayName().compareTo(other.file.displayName());
        if (byFile != 0) {
            return byFile;
        }
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }
}
