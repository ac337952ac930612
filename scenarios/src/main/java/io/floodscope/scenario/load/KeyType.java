package io.floodscope.scenario.load;

import io.floodscope.scenario.schema.Inline;
import io.floodscope.scenario.schema.Key;
import io.floodscope.scenario.schema.Origin;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One component of a block's record: a key, the block's {@link Origin}, or a record of keys that it shares with other blocks
 * ({@link Inline}).
 *
 * @param name the key as it is written
 * @param meta its description, null for the origin and for shared keys
 * @param type the component's generic type
 */
public record KeyType(String name, @Nullable Key meta, Type type) {

    /** Value of {@link Key#def} that leaves the default to a profile. */
    public static final String PROFILE = "profile";

    static KeyType of(RecordComponent component) {
        Key meta = component.getAnnotation(Key.class);
        if (meta == null && component.getType() != Origin.class && !component.isAnnotationPresent(Inline.class)) {
            throw new IllegalStateException(
                    component.getDeclaringRecord().getSimpleName() + "." + component.getName() + " has no @Key");
        }
        String name = meta != null && !meta.name().isEmpty() ? meta.name() : kebab(component.getName());
        return new KeyType(name, meta, component.getGenericType());
    }

    static String kebab(String camel) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < camel.length(); i++) {
            char c = camel.charAt(i);
            if (Character.isUpperCase(c)) {
                out.append('-').append(Character.toLowerCase(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Whether it stands for the keys of a record that other blocks have too. */
    boolean isInline() {
        return meta == null && raw() != Origin.class;
    }

    /** The component's class without type arguments. */
    public Class<?> raw() {
        return raw(type);
    }

    /** The class of a type without its arguments. */
    public static Class<?> raw(Type type) {
        return type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : (Class<?>) type;
    }

    /** The element type of a list, or the value type of a map. */
    public Type element() {
        return element(type);
    }

    /** The element type of a list type, or the value type of a map type. */
    public static Type element(Type type) {
        Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
        return arguments[arguments.length - 1];
    }

    /** Whether a value exists even where the key is not written. */
    public boolean hasDefault() {
        return meta != null && !meta.def().isEmpty();
    }

    /** Whether the key holds a single value rather than a block, list or mapping. */
    public boolean isScalar() {
        return Scalars.isScalar(raw());
    }

    /** Whether values of a class are single texts. */
    public static boolean isScalar(Class<?> type) {
        return Scalars.isScalar(type);
    }

    /** The words of an enum as they are written. */
    public static List<String> words(Class<?> type) {
        return Scalars.words(type);
    }

    /** What a value of a class looks like. */
    public static String expected(Class<?> type) {
        return Scalars.expected(type);
    }
}
