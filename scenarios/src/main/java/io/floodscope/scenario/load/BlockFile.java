package io.floodscope.scenario.load;

import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.schema.SourceFile;
import org.jspecify.annotations.Nullable;

/** A file that holds one block other than a scenario, such as a gateway profile. */
public final class BlockFile {

    private BlockFile() {}

    /**
     * Binds a text to a block, noting everything that is wrong with it.
     *
     * @param path what messages call the block
     * @return the block, or null if the text has no mapping at all
     */
    public static <T> @Nullable T bind(Class<T> block, SourceFile file, String text, String path, Problems problems) {
        MapNode root = YamlReader.read(file, text, problems);
        return root == null ? null : new RecordBinder(problems).bind(block, root, path);
    }
}
