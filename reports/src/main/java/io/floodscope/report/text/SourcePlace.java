package io.floodscope.report.text;

import io.floodscope.result.ConfigValue;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Verdict;
import java.nio.file.Path;
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
public record SourcePlace(String file, int line, int column) {

    private static final Pattern PLACE = Pattern.compile("(.*?):(\\d{1,9})(?::(\\d{1,9}))?");

    /** The line to look at: the setting that made a check fail if its line is known, else the line of the check. */
    public static SourcePlace of(ExpectationResult check, @Nullable String scenarioFile) {
        if (check.verdict() == Verdict.FAIL) {
            for (ConfigValue setting : check.settings()) {
                if (PLACE.matcher(setting.origin()).matches()) {
                    return of(setting.origin(), scenarioFile);
                }
            }
        }
        return of(check.source(), scenarioFile);
    }

    /** Reads {@code file:line:column}; the file's way from the scenario's folder gets the way to that folder before it. */
    public static SourcePlace of(String source, @Nullable String scenarioFile) {
        Matcher matcher = PLACE.matcher(source);
        if (!matcher.matches()) {
            return new SourcePlace(scenarioFile == null ? source : scenarioFile, 0, 0);
        }
        String file = matcher.group(1);
        int column = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return new SourcePlace(fromUser(file, scenarioFile), Integer.parseInt(matcher.group(2)), column);
    }

    private static String fromUser(String file, @Nullable String scenarioFile) {
        Path folder = scenarioFile == null ? null : Path.of(scenarioFile).getParent();
        return folder == null ? file : folder.resolve(file).normalize().toString();
    }

    /** For people: {@code file:line}. */
    public String display() {
        return line == 0 ? file : file + ":" + line;
    }
}
