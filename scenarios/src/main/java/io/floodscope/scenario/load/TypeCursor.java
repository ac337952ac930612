package io.floodscope.scenario.load;

import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import io.floodscope.scenario.schema.Block;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows the types of the language while somebody walks through a tree that is not bound yet. */
final class TypeCursor {

    /** Somewhere the language does not describe. */
    private static final TypeCursor UNKNOWN = new TypeCursor(null);

    private final @Nullable Type type;

    private TypeCursor(@Nullable Type type) {
        this.type = type;
    }

    /** At a block. */
    static TypeCursor at(Class<?> record) {
        return new TypeCursor(record);
    }

    /** Whether this place holds a mapping with fixed keys. */
    boolean isBlock() {
        return type instanceof Class<?> c && c.isRecord() && !Scalars.isScalar(c);
    }

    /** The key of this name in the block written here, or null. */
    @Nullable
    KeyType key(String name, MapNode here) {
        BlockType block = blockOf(here);
        return block == null ? null : block.key(name);
    }

    /** Below a key. */
    TypeCursor down(String key, MapNode here) {
        if (type != null && KeyType.raw(type) == Map.class) {
            return new TypeCursor(KeyType.element(type));
        }
        KeyType found = key(key, here);
        return found == null ? UNKNOWN : new TypeCursor(found.type());
    }

    /** An element of the list that stands here. */
    TypeCursor item() {
        return type != null && KeyType.raw(type) == List.class ? new TypeCursor(KeyType.element(type)) : UNKNOWN;
    }

    private @Nullable BlockType blockOf(MapNode here) {
        if (!(type instanceof Class<?> c) || Scalars.isScalar(c)) {
            return null;
        }
        if (c.isRecord()) {
            return BlockType.of(c);
        }
        if (!c.isSealed()) {
            return null;
        }
        Map<String, BlockType> members = BlockType.family(c);
        String by = c.getAnnotation(Block.class).by();
        if (!by.isEmpty()) {
            return here.get(by) instanceof ScalarNode word ? members.get(word.text()) : null;
        }
        for (Map.Entry<String, BlockType> member : members.entrySet()) {
            if (here.entries().containsKey(member.getKey())) {
                return member.getValue();
            }
        }
        return null;
    }
}
