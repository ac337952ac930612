package io.floodscope.lint;

import io.floodscope.scenario.schema.SourceSpan;
import java.util.List;

/**
 * A rule that fired.
 *
 * @param rule the rule
 * @param about what it is about, such as a bridge in quotes; several after {@link Lint} joined equal findings
 * @param text the inequality with both values and where they come from; {@code {}} stands for what it is about
 * @param place the value to change first
 * @param related the other values of the inequality
 */
public record LintFinding(LintRule rule, String about, String text, SourceSpan place, List<SourceSpan> related) {

    /** Keeps its own copy of the places. */
    public LintFinding {
        related = List.copyOf(related);
    }

    /** The whole sentence. */
    public String message() {
        return text.replace("{}", about);
    }

    /** {@code leaf.flood.yaml:5:21: error: MESSAGE [rule-id]}. */
    public String render() {
        return place.display() + ": " + rule.level().text() + ": " + message() + " [" + rule.id() + "]";
    }
}
