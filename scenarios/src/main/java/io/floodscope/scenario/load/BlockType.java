package io.floodscope.scenario.load;

import io.floodscope.scenario.schema.Block;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The keys of a block, read once from its record. */
public final class BlockType {

    private static final Map<Class<?>, BlockType> KNOWN = new ConcurrentHashMap<>();

    private final Class<?> record;
    private final Block meta;
    private final Map<String, KeyType> keys = new LinkedHashMap<>();
    private final List<KeyType> components = new ArrayList<>();
    private final Constructor<?> constructor;

    private BlockType(Class<?> record) {
        this.record = record;
        Block block = record.getAnnotation(Block.class);
        if (block == null) {
            throw new IllegalStateException(record + " has no @Block");
        }
        this.meta = block;
        RecordComponent[] parts = record.getRecordComponents();
        Class<?>[] types = new Class<?>[parts.length];
        for (int i = 0; i < parts.length; i++) {
            types[i] = parts[i].getType();
            KeyType key = KeyType.of(parts[i]);
            components.add(key);
            if (key.isInline()) {
                keys.putAll(of(key.raw()).keys());
            } else if (key.meta() != null) {
                keys.put(key.name(), key);
            }
        }
        try {
            this.constructor = record.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(record + " is not a record", e);
        }
    }

    /** The description of a record. */
    public static BlockType of(Class<?> record) {
        BlockType known = KNOWN.get(record);
        if (known == null) {
            known = new BlockType(record);
            KNOWN.put(record, known);
        }
        return known;
    }

    /**
     * The members of a sealed family, those of its branches included, by their type word, in the order of the words: the order in which a compiler lists
     * permitted classes differs from build to build.
     */
    public static Map<String, BlockType> family(Class<?> sealed) {
        Map<String, BlockType> members = new TreeMap<>();
        for (Class<?> member : sealed.getPermittedSubclasses()) {
            if (member.isSealed()) {
                members.putAll(family(member));
            } else {
                BlockType type = of(member);
                members.put(type.meta().type(), type);
            }
        }
        return members;
    }

    /** The description given to the record. */
    public Block meta() {
        return meta;
    }

    /** The record. */
    public Class<?> record() {
        return record;
    }

    /** Its keys by name, in the order of declaration, shared ones among them. */
    public Map<String, KeyType> keys() {
        return keys;
    }

    /** The key of this name, or null. */
    public @Nullable KeyType key(String name) {
        return keys.get(name);
    }

    /** All components in the order of the constructor, the origin included. */
    List<KeyType> components() {
        return components;
    }

    /** Makes a block. */
    Object create(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(record.getSimpleName() + " refused its values", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + record.getSimpleName(), e);
        }
    }
}
