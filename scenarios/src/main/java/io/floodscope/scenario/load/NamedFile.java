package io.floodscope.scenario.load;

import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that another file names, such as one that it includes.
 *
 * @param name where it is named
 * @param path the file
 * @param display its name for messages
 */
record NamedFile(ScalarNode name, Path path, String display) {

    /** The file of this name beside another one, or null after noting that no file can have the name. */
    static @Nullable NamedFile beside(Path other, ScalarNode name, Problems problems) {
        try {
            return new NamedFile(
                    name,
                    other.toAbsolutePath().resolveSibling(name.text()).normalize(),
                    other.resolveSibling(name.text()).normalize().toString());
        } catch (InvalidPathException e) {
            problems.error(name.span(), "'" + name.text() + "' cannot be the name of a file");
            return null;
        }
    }

    /**
     * Its tree, or null after noting what is wrong: with the file, at the line that names it; in the file, at its own line.
     *
     * @param resultName the file as results name it
     * @param what what cannot be done then, such as {@code cannot be included}
     */
    @Nullable
    MapNode read(String resultName, String what, Problems problems) {
        Problems inner = new Problems();
        MapNode tree = ScenarioLoader.readTree(path, display, resultName, inner);
        if (tree != null && !inner.hasErrors()) {
            return tree;
        }
        for (Problem problem : inner.sorted()) {
            if (problem.span().file().lines().isEmpty()) {
                problems.error(name.span(), "'" + name.text() + "' " + what + ": " + problem.message());
            } else {
                problems.error(problem.span(), problem.message(), problem.help());
            }
        }
        return null;
    }
}
