package io.floodscope.scenario.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What one key of a block means: the single declaration from which the loader, the JSON Schema and the language reference
 * are made. The key's name is the component's name in kebab case.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {

    /** One or two sentences: what it does. */
    String value();

    /** Whether the block is wrong without it. */
    boolean required() default false;

    /** Default as it would be written; empty if there is none or the profile decides. */
    String def() default "";

    /** Where the default comes from: a kernel or vendor document, or the reason for the choice. */
    String source() default "";

    /** Smallest value, as it would be written; empty for no bound. */
    String min() default "";

    /** Largest value, as it would be written; empty for no bound. */
    String max() default "";

    /** The key's name where kebab case of the component's name is not it. */
    String name() default "";

    /** What the text names, such as {@code bridge}; empty for free text. The checker resolves it. */
    String refers() default "";

    /**
     * For a list of names: a whole number may stand for as many of them, this text followed by 1, 2, ...; empty if not. For a
     * list of pairs the number is that of pairs.
     */
    String counted() default "";

    /** With {@link #counted}: the largest such number. */
    int most() default 0;

    /** Left out of the effective configuration: descriptions and other things that cannot change a result. */
    boolean prose() default false;
}
