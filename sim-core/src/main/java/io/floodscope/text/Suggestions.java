package io.floodscope.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name a person probably meant. */
public final class Suggestions {

    private Suggestions() {}

    /**
     * The known name nearest to a wrong one, or empty if none is near. Near means few insertions, deletions, substitutions
     * and swaps of neighbours (at most a third of the longer word, at least 1, and fewer than the wrong name has letters), or
     * about as few at the beginning of a longer name or at its end: {@code mac-ageing} and {@code ageing-time} mean
     * {@code mac-aging-time}. Letter case and the choice of hyphen or underscore do not count. Among equally near names the
     * first wins.
     */
    public static Optional<String> nearest(String wrong, Collection<String> known) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(fold(wrong), fold(candidate));
            int allowed = Math.max(1, Math.max(wrong.length(), candidate.length()) / 3);
            if (distance <= allowed && distance < bestDistance && distance < wrong.length()) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int distance(String wrong, String candidate) {
        int[][] d = table(wrong, candidate);
        int whole = d[wrong.length()][candidate.length()];
        if (wrong.length() < 4) {
            return whole;
        }
        int beginning = Integer.MAX_VALUE;
        for (int end = 4; end < candidate.length(); end++) {
            beginning = Math.min(beginning, d[wrong.length()][end]);
        }
        int part = Math.min(beginning, ending(wrong, candidate));
        return part <= wrong.length() / 4 ? Math.min(whole, part + 2) : whole;
    }

    /** Distance to a longer name without its first word. */
    private static int ending(String wrong, String candidate) {
        String end = candidate.substring(candidate.indexOf('-') + 1);
        return end.length() < 4 ? Integer.MAX_VALUE : table(wrong, end)[wrong.length()][end.length()];
    }

    /** Optimal string alignment: {@code table[i][j]} is the distance of the first i letters of a and j of b. */
    private static int[][] table(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d;
    }
}
