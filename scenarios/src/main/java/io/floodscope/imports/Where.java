package io.floodscope.imports;

import io.floodscope.scenario.schema.SourceSpan;

/**
 * Where a value was read, and what stood there.
 *
 * @param span the place
 * @param excerpt the line, or the keys that were used of a JSON record; one line of text
 */
public record Where(SourceSpan span, String excerpt) {

    private static final int LONGEST = 160;

    /** Keeps the excerpt to one line of printable characters. */
    public Where {
        StringBuilder clean = new StringBuilder();
        for (int i = 0; i < excerpt.length() && clean.length() < LONGEST; i++) {
            char c = excerpt.charAt(i);
            clean.append(
                    c < ' '
                                    || c == 0x7f
                                    || c == 0x85
                                    || c == 0x2028
                                    || c == 0x2029
                                    || Character.isSurrogate(c)
                                    || (c >= 0x80 && c < 0xa0)
                                    || c == 0xfeff
                                    || c >= 0xfffe
                            ? ' '
                            : c);
        }
        excerpt = clean.toString().strip();
    }

    /** {@code fdb.txt:3}: file and line without folders, the same on every machine. */
    public String line() {
        return span.file().resultName() + ":" + span.line();
    }
}
