package io.floodscope.report.text;

import io.floodscope.report.view.VisibleText;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.ExpectationResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings behind a failure, each with the line that somebody edits: first the one that decided it, then others that its
 * cause names, and the timers that were set.
 */
public final class SettingText {

    private SettingText() {}

    /**
     * One line per setting: what it is to the failure, where it is set, its path and its value.
     *
     * @param pad width to which the first word is filled up
     * @param scenarioFile the scenario's file as the user named it; null if unknown
     */
    public static List<String> lines(ExpectationResult check, @Nullable String scenarioFile, int pad) {
        List<String> lines = new ArrayList<>();
        for (ConfigValue setting : check.settings()) {
            String place = setting.origin().equals("--set")
                    ? setting.origin()
                    : SourcePlace.of(setting.origin(), scenarioFile).display();
            String role = lines.isEmpty() ? "set by" : "setting";
            lines.add(role + " ".repeat(Math.max(1, pad - role.length())) + VisibleText.of(place) + "  "
                    + VisibleText.of(setting.path()) + ": " + VisibleText.of(setting.value()));
        }
        return lines;
    }
}
