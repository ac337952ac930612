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
    private boolean whole = true;

    Inclusion(Problems problems) {
        this.problems = problems;
    }

    /** Whether everything could be included so far. */
    boolean isWhole() {
        return whole;
    }

    /** The tree with everything that it includes. */
    MapNode resolve(MapNode root, Path path) {
        return resolve(root, path, path.getFileName() == null ? path : path.getFileName());
    }

    /**
     * The same for a file that is included itself.
     *
     * @param ownName the file as results name it: by its way from the scenario's own folder
     */
    private MapNode resolve(MapNode root, Path path, Path ownName) {
        List<ScalarNode> names = names(root);
        if (names.isEmpty()) {
            return root;
        }
        Path here = path.toAbsolutePath().normalize();
        open.add(here);
        MapNode result = root;
        for (int i = names.size() - 1; i >= 0; i--) {
            ScalarNode name = names.get(i);
            NamedFile named = NamedFile.beside(path, name, problems);
            if (named == null || isLoop(named)) {
                whole = false;
                continue;
            }
            Path from = ownName.resolveSibling(name.text()).normalize();
            MapNode included = named.read(from.toString(), "cannot be included", problems);
            if (included == null) {
                whole = false;
                continue;
            }
            MapNode below = resolve(included, Path.of(named.display()), from);
            below.entries().remove("include");
            without(root).forEach(below.entries()::remove);
            result = Merge.over(below, result, true);
        }
        open.remove(here);
        return result;
    }

    private boolean isLoop(NamedFile file) {
        if (open.contains(file.path())) {
            problems.error(file.name().span(), "'" + file.name().text() + "' includes itself");
            return true;
        }
        if (open.size() > DEEPEST) {
            problems.error(file.name().span(), "includes are nested more than " + DEEPEST + " levels deep");
            return true;
        }
        return false;
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
