package io.floodscope.scenario.schema;

import java.util.List;

/**
 * A text that was read.
 *
 * @param displayName how messages name it: the path as the user gave it
 * @param resultName how results name it: without the machine's folders, so that results are the same everywhere
 * @param lines its lines, without line ends
 */
public record SourceFile(String displayName, String resultName, List<String> lines) {

    /** Keeps its own copy of the lines. */
    public SourceFile {
        lines = List.copyOf(lines);
    }

    /** The line of this number, counted from 1, or an empty text. */
    public String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** Files are told apart by name; comparing texts would be slow and says nothing more. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SourceFile that && displayName.equals(that.displayName);
    }

    @Override
    public int hashCode() {
        return displayName.hashCode();
    }

    @Override
    public String toString() {
        return displayName;
    }
}
