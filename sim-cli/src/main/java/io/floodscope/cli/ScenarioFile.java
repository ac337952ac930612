package io.floodscope.cli;

import io.floodscope.report.ReportContext;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.ScenarioLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a scenario: a file, which is read anew each time, or {@code -}, which is standard input, read once. What a
 * scenario from standard input includes is looked for in the working directory.
 */
final class ScenarioFile {

    private static final Path STDIN = Path.of("-");

    private final Path path;
    private final byte @Nullable [] piped;

    private ScenarioFile(Path path, byte @Nullable [] piped) {
        this.path = path;
        this.piped = piped;
    }

    /** The file of this name. */
    static ScenarioFile of(Path path) {
        if (!isStdin(path)) {
            return new ScenarioFile(path, null);
        }
        InputStream in = System.in;
        try {
            return new ScenarioFile(path, in.readNBytes(ScenarioLoader.MAX_BYTES + 1));
        } catch (IOException e) {
            throw new BadInputException(ReportContext.STDIN + ":1:1: error: cannot be read: " + e.getMessage());
        }
    }

    /** Whether the name stands for standard input. */
    static boolean isStdin(Path path) {
        return path.equals(STDIN);
    }

    /** The name for messages. */
    String shown() {
        return piped == null ? path.toString() : ReportContext.STDIN;
    }

    /** The name as the command line has it. */
    @Override
    public String toString() {
        return path.toString();
    }

    /** Reads it, or gives null after noting why it cannot be read at all. */
    @Nullable
    LoadedScenario load(ScenarioLoader loader, List<String> sets, @Nullable String variant) {
        return piped == null
                ? loader.load(path, sets, variant)
                : loader.load(piped, ReportContext.STDIN, Path.of(""), sets, variant);
    }
}
