package io.floodscope.cli;

import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.load.LoadedScenario;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario, or one of its variants, that {@code test} runs.
 *
 * @param file the file as the user named it
 * @param variant null for the scenario itself
 */
record TestUnit(Path file, @Nullable String variant, LoadedScenario loaded, Names names) {

    /** The scenario's name, that of the variant behind it. */
    String name() {
        return loaded.scenario().name();
    }

    /** The command that runs it alone, but for the seed. */
    String replay(List<String> sets, List<Path> folders) {
        StringBuilder command = new StringBuilder("floodscope run ").append(quoted(file.toString()));
        if (variant != null) {
            command.append(" --variant ").append(quoted(variant));
        }
        sets.forEach(set -> command.append(" --set ").append(quoted(set)));
        folders.forEach(folder -> command.append(" --profiles ").append(quoted(folder.toString())));
        return command.toString();
    }

    /** For a shell: as it is if that is safe, else in single quotes. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
