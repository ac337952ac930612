package io.floodscope.scenario.load;

import io.floodscope.scenario.load.YamlNode.Entry;
import io.floodscope.scenario.load.YamlNode.ListNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import io.floodscope.scenario.schema.SourceSpan;
import io.floodscope.scenario.schema.SweepSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a sweep file to its bound form, with the same rules and messages as for scenarios. */
public final class SweepLoader {

    /** What the key {@code kind} of a sweep file says. */
    static final String KIND = "Sweep";

    private SweepLoader() {}

    /** The sweep of a file, or null if it cannot even be read; problems may have been noted in either case. */
    public static @Nullable SweepSpec load(Path path, Problems problems) {
        MapNode root =
                ScenarioLoader.readTree(path, String.valueOf(path), String.valueOf(path.getFileName()), problems);
        if (root == null) {
            return null;
        }
        if (root.get("kind") == null) {
            problems.error(
                    new SourceSpan(root.span().file(), 1, 1, 1),
                    "not a sweep: it has no line 'kind: " + KIND + "'; 'floodscope run' takes scenarios");
            return null;
        }
        new Substitution(problems).apply(root, path);
        listAxes(root);
        SweepSpec spec = new RecordBinder(problems).bind(SweepSpec.class, root, "");
        if (!spec.apiVersion().equals(ScenarioLoader.API_VERSION)) {
            problems.error(
                    spec.origin().value("apiVersion"),
                    "unknown apiVersion '" + spec.apiVersion() + "'; this program understands "
                            + ScenarioLoader.API_VERSION);
        }
        if (!spec.kind().equals(KIND)) {
            problems.error(spec.origin().value("kind"), "expected kind: " + KIND + ", found '" + spec.kind() + "'");
        }
        return spec;
    }

    /** Axes written by their paths, {@code PATH: {from: ...}} or {@code PATH: [values]}, as the list that they stand for. */
    private static void listAxes(MapNode root) {
        Entry vary = root.entries().get("vary");
        if (vary == null || !(vary.value() instanceof MapNode axes)) {
            return;
        }
        List<YamlNode> list = new ArrayList<>();
        axes.entries().forEach((path, entry) -> {
            MapNode axis = new MapNode(entry.keySpan(), new LinkedHashMap<>());
            axis.entries().put("path", text(entry.keySpan(), path));
            if (entry.value() instanceof MapNode map) {
                axis.entries().putAll(map.entries());
            } else {
                axis.entries().put("values", new Entry(entry.keySpan(), entry.value()));
            }
            list.add(axis);
        });
        root.entries().put("vary", new Entry(vary.keySpan(), new ListNode(axes.span(), list)));
    }

    private static Entry text(SourceSpan span, String text) {
        return new Entry(span, new ScalarNode(span, text, ScalarNode.Type.TEXT));
    }
}
