package io.floodscope.scenario.load;

import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.schema.SweepSpec;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** From a sweep file to its bound form, with the same rules and messages as for scenarios. */
public final class SweepLoader {

    private SweepLoader() {}

    /** The sweep of a file, or null if it cannot even be read; problems may have been noted in either case. */
    public static @Nullable SweepSpec load(Path path, Problems problems) {
        MapNode root =
                ScenarioLoader.readTree(path, String.valueOf(path), String.valueOf(path.getFileName()), problems);
        if (root == null) {
            return null;
        }
        new Substitution(problems).apply(root, path);
        SweepSpec spec = new RecordBinder(problems).bind(SweepSpec.class, root, "");
        if (!spec.apiVersion().equals(ScenarioLoader.API_VERSION)) {
            problems.error(
                    spec.origin().value("apiVersion"),
                    "unknown apiVersion '" + spec.apiVersion() + "'; this program understands "
                            + ScenarioLoader.API_VERSION);
        }
        if (!spec.kind().equals("Sweep")) {
            problems.error(spec.origin().value("kind"), "expected kind: Sweep, found '" + spec.kind() + "'");
        }
        return spec;
    }
}
