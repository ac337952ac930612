package io.floodscope.result;

import java.util.List;

/**
 * Why something went wrong: the chain of dated facts back to the setting responsible.
 *
 * @param id stable identifier of the kind of cause, such as {@code A.silent-destination-mac} (classes A to L)
 * @param text one sentence that names the setting or the inequality that was violated
 * @param chain the facts, each earlier than or at the same time as the next
 */
public record Cause(String id, String text, List<Mark> chain) {

    /** Keeps its own copy of the chain. */
    public Cause {
        chain = List.copyOf(chain);
    }

    /** A cause without a chain. */
    public static Cause of(String id, String text) {
        return new Cause(id, text, List.of());
    }
}
