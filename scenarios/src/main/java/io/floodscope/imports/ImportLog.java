package io.floodscope.imports;

import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was read, what was not understood, and what is wrong. */
public final class ImportLog {

    private static final int MOST_KINDS_PER_FILE = 1_000;

    private final Problems problems = new Problems();
    private final Map<String, Ignored> ignored = new LinkedHashMap<>();
    private final List<String> read = new ArrayList<>();

    /** Errors: files that cannot be used at all. */
    public Problems problems() {
        return problems;
    }

    /** Notes what a file held, for the line {@code read FILE TEXT}. */
    void read(DumpFile file, String text) {
        read.add(String.format(java.util.Locale.ROOT, "%-20s %s", file.source().resultName(), text));
    }

    /** One line per file or table that was understood. */
    public List<String> readings() {
        return List.copyOf(read);
    }

    /** Notes something of which every occurrence deserves a line. */
    void ignore(SourceSpan span, String what) {
        ignoreAs(span.display() + " " + what, span, what);
    }

    /** Notes something that may repeat in every record; only the first place is kept, with a count. */
    void ignoreKind(SourceSpan span, String what) {
        ignoreAs(span.file().displayName() + " " + what, span, what);
    }

    private void ignoreAs(String key, SourceSpan span, String what) {
        Ignored earlier = ignored.get(key);
        if (earlier != null) {
            ignored.put(key, new Ignored(earlier.span(), what, earlier.times() + 1));
        } else if (ignored.size() < MOST_KINDS_PER_FILE) {
            ignored.put(key, new Ignored(span, what, 1));
        } else {
            Ignored rest = ignored.getOrDefault("", new Ignored(span, "further lines and keys", 0));
            ignored.put("", new Ignored(rest.span(), rest.what(), rest.times() + 1));
        }
    }

    /** Everything that had no effect, in the order it was met. */
    public List<Ignored> ignored() {
        return List.copyOf(ignored.values());
    }

    /** Makes an error of everything that was ignored ({@code --strict}). */
    public void refuseIgnored() {
        for (Ignored each : ignored()) {
            problems.error(
                    each.span(),
                    each.what() + (each.times() > 1 ? " (" + each.times() + " times, here first)" : ""),
                    "--strict refuses what would be ignored");
        }
    }
}
