package io.floodscope.report.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a scenario's file.
 *
 * @param file file, with the folders that the user named if they are known
 * @param line line from 1; 0 if unknown
 * @param column column from 1; 0 if unknown
 */
record SourcePlace(String file, int line, int column) {

    private static final Pattern PLACE = Pattern.compile("(.*?):(\\d{1,9})(?::(\\d{1,9}))?");

    /** Reads {@code file:line:column}; a bare file name gets the folders of the scenario's file if it is that file. */
    static SourcePlace of(String source, @Nullable String scenarioFile) {
        Matcher matcher = PLACE.matcher(source);
        if (!matcher.matches()) {
            return new SourcePlace(scenarioFile == null ? source : scenarioFile, 0, 0);
        }
        String file = matcher.group(1);
        boolean same = scenarioFile != null && (scenarioFile.equals(file) || scenarioFile.endsWith("/" + file));
        int column = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return new SourcePlace(
                same && scenarioFile != null ? scenarioFile : file, Integer.parseInt(matcher.group(2)), column);
    }
}
