package io.floodscope.scenario.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a block of the language: a record, or a sealed family of which one member is written. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Block {

    /** What messages call it, such as {@code bridge}. */
    String value();

    /** What it is for. */
    String doc();

    /** For a member of a family: the word that chooses it. */
    String type() default "";

    /**
     * For a family: the key whose value chooses the member, such as {@code do}. Empty: the member is the one whose type word
     * stands as a key.
     */
    String by() default "";
}
