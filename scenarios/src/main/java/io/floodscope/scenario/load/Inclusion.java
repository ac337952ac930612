package io.floodscope.scenario.load;

import io.floodscope.scenario.load.YamlNode.ListNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves {@code include}: the blocks of the named files come first, this file's keys win, and lists (links, events,
 * observations, expectations, assertions) are joined.
 */
final class Inclusion {

    private static final int DEEPEST = 8;

    private final Problems problems;
    private final Set<Path> open = new LinkedHashSet<>();

    Inclusion(Problems problems) {
        this.problems = problems;
    }

    /** The tree with everything that it includes. */
    MapNode resolve(MapNode root, Path path) {
        return resolve(root, path, path.getFileName() == null ? path : path.getFileName());
    }

    /**
     * The same for a file that is included itself.
     *
     * @param named the file as results name it: by its way from the scenario's own folder
     */
    private MapNode resolve(MapNode root, Path path, Path named) {
        List<ScalarNode> names = names(root);
        if (names.isEmpty()) {
            return root;
        }
        Path here = path.toAbsolutePath().normalize();
        open.add(here);
        MapNode result = root;
        for (int i = names.size() - 1; i >= 0; i--) {
            ScalarNode name = names.get(i);
            Path file = here.resolveSibling(name.text()).normalize();
            if (open.contains(file)) {
                problems.error(name.span(), "'" + name.text() + "' includes itself");
                continue;
            }
            if (open.size() > DEEPEST) {
                problems.error(name.span(), "includes are nested more than " + DEEPEST + " levels deep");
                continue;
            }
            Problems inner = new Problems();
            String display = path.resolveSibling(name.text()).normalize().toString();
            Path from = named.resolveSibling(name.text()).normalize();
            MapNode included = ScenarioLoader.readTree(file, display, from.toString(), inner);
            if (included == null || inner.hasErrors()) {
                problems.error(name.span(), "'" + name.text() + "' cannot be included");
                inner.sorted().forEach(p -> problems.error(p.span(), p.message(), p.help()));
                continue;
            }
            MapNode below = resolve(included, file, from);
            below.entries().remove("include");
            without(root).forEach(below.entries()::remove);
            result = Merge.over(below, result, true);
        }
        open.remove(here);
        return result;
    }

    private List<String> without(MapNode root) {
        return scalars(root.get("without")).stream().map(ScalarNode::text).toList();
    }

    private List<ScalarNode> names(MapNode root) {
        return scalars(root.get("include"));
    }

    private List<ScalarNode> scalars(@Nullable YamlNode include) {
        List<ScalarNode> out = new ArrayList<>();
        if (include instanceof ScalarNode one && one.type() != ScalarNode.Type.NULL) {
            out.add(one);
        } else if (include instanceof ListNode list) {
            for (YamlNode item : list.items()) {
                if (item instanceof ScalarNode one) {
                    out.add(one);
                } else {
                    problems.error(item.span(), "expected a name, found " + item.kind());
                }
            }
        }
        return out;
    }
}
