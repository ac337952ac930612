package io.floodscope.rules;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the modelled rules that a test makes act, by id; a house test finds rules that nobody covers. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Covers {

    /** Rule ids, such as {@code neigh.stale-use-starts-delay}. */
    String[] value();
}
