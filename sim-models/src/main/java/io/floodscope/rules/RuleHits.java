package io.floodscope.rules;

import java.util.ArrayList;
import java.util.List;

/** Which rules of one model a run has used; noting one is an array store. */
public final class RuleHits<R extends Enum<R> & Rule> {

    private final R[] rules;
    private final boolean[] seen;

    /** Nothing hit yet. */
    public RuleHits(Class<R> family) {
        this.rules = family.getEnumConstants();
        this.seen = new boolean[rules.length];
    }

    /** Notes that a rule acted. */
    public void hit(R rule) {
        seen[rule.ordinal()] = true;
    }

    /** The rules hit, in declaration order. */
    public List<Rule> hits() {
        List<Rule> out = new ArrayList<>();
        for (R rule : rules) {
            if (seen[rule.ordinal()]) {
                out.add(rule);
            }
        }
        return out;
    }
}
