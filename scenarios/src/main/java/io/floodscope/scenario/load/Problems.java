package io.floodscope.scenario.load;

import io.floodscope.scenario.schema.SourceSpan;
import io.floodscope.text.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Collects everything that is wrong, so that one look at a file finds all of it. */
public final class Problems {

    /** More than anybody reads; a generated file may repeat one mistake a million times. */
    private static final int MOST = 200;

    private final Set<Problem> all = new LinkedHashSet<>();
    private int left;

    /** Adds an error. */
    public void error(SourceSpan span, String message) {
        error(span, message, "");
    }

    /** Adds an error with a help text. */
    public void error(SourceSpan span, String message, String help) {
        add(new Problem(span, message, help, false));
    }

    /** Adds a warning. */
    public void warn(SourceSpan span, String message) {
        add(new Problem(span, message, "", true));
    }

    /** Adds an error about a name that is not known, with the nearest known one or the list of them. */
    public void unknown(SourceSpan span, String message, String wrong, Collection<String> known) {
        error(span, message, suggest(wrong, known));
    }

    /** A help text: the nearest of the known names, else a short list of them. */
    public static String suggest(String wrong, Collection<String> known) {
        if (known.isEmpty()) {
            return "there is none here";
        }
        return Suggestions.nearest(wrong, known)
                .map(name -> "did you mean '" + name + "'?")
                .orElseGet(() -> "known: " + shortList(wrong, known));
    }

    /** The first dozen, before all those that have a word in common with the wrong name. */
    private static String shortList(String wrong, Collection<String> known) {
        Set<String> words = words(wrong);
        List<String> names = new ArrayList<>(new LinkedHashSet<>(known));
        if (names.size() > 12) {
            names.sort(Comparator.comparing(name -> Collections.disjoint(words, words(name))));
        }
        return names.size() <= 12
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 12)) + " and " + (names.size() - 12) + " more";
    }

    private static Set<String> words(String name) {
        return new LinkedHashSet<>(List.of(name.toLowerCase(Locale.ROOT).split("[-_/. ]")));
    }

    private void add(Problem problem) {
        if (all.size() < MOST) {
            all.add(problem);
        } else {
            left++;
        }
    }

    /** Whether an error was noted at exactly this place. */
    public boolean hasErrorAt(SourceSpan span) {
        return all.stream().anyMatch(p -> !p.warning() && p.span().equals(span));
    }

    /** Adds the errors of a further look at a file that an earlier look had not found. */
    public void addNewErrors(Problems further, Problems earlier) {
        Set<String> known = new HashSet<>();
        earlier.all.forEach(problem -> known.add(problem.render()));
        further.all.stream()
                .filter(problem -> !problem.warning() && !known.contains(problem.render()))
                .forEach(this::add);
    }

    /** Whether there is at least one error. */
    public boolean hasErrors() {
        return all.stream().anyMatch(p -> !p.warning());
    }

    /** Number of errors. */
    public long errors() {
        return all.stream().filter(p -> !p.warning()).count() + left;
    }

    /** Number of warnings. */
    public long warnings() {
        return all.stream().filter(Problem::warning).count();
    }

    /** Everything, in the order of the files. */
    public List<Problem> sorted() {
        List<Problem> out = new ArrayList<>(all);
        out.sort((a, b) -> a.span().compareTo(b.span()));
        return out;
    }

    /** Everything as text, one problem after the other. */
    public String render() {
        StringBuilder out = new StringBuilder();
        for (Problem problem : sorted()) {
            out.append(problem.render()).append('\n');
        }
        if (left > 0) {
            out.append("... and ").append(left).append(" more\n");
        }
        return out.toString();
    }
}
