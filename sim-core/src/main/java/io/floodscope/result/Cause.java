package io.floodscope.result;

import java.util.List;

/**
 * Why something went wrong: the chain of dated facts back to the setting responsible.
 *
 * @param id stable identifier of the kind of cause, such as {@code A.silent-destination-mac} (classes A to L)
 * @param text one sentence that names the setting or the inequality that was violated
 * @param chain the facts, each earlier than or at the same time as the next
 * @param ends when and by what it ended, or what would end it; may be empty
 * @param setBy the settings responsible, each with its value and where it is written
 * @param doesNotHelp what people try first and why it changes nothing
 */
public record Cause(
        String id, String text, List<Mark> chain, String ends, List<String> setBy, List<String> doesNotHelp) {

    /** Keeps its own copies. */
    public Cause {
        chain = List.copyOf(chain);
        setBy = List.copyOf(setBy);
        doesNotHelp = List.copyOf(doesNotHelp);
    }

    /** What a model knows of a cause by itself: the facts without what follows from them. */
    public Cause(String id, String text, List<Mark> chain) {
        this(id, text, chain, "", List.of(), List.of());
    }

    /** A cause without a chain. */
    public static Cause of(String id, String text) {
        return new Cause(id, text, List.of());
    }
}
