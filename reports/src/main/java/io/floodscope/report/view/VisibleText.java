package io.floodscope.report.view;

import io.floodscope.text.EscapedText;

/**
 * Makes text from scenarios and traces safe to look at: what would be invisible, move the cursor, change colours or reverse
 * the reading order is shown as an escape such as {@code \u202e}. Letters of right-to-left scripts stay as they are.
 */
public final class VisibleText {

    private VisibleText() {}

    /** The text with every character visible; the same object if nothing had to change. */
    public static String of(String text) {
        return EscapedText.of(text);
    }

    /** The visible text in at most so many characters; the middle is left out, because names differ at their ends. */
    public static String shortened(String text, int max) {
        String visible = of(text);
        if (visible.length() <= max) {
            return visible;
        }
        int tail = max < 12 ? 0 : max / 2 - 2;
        int head = Math.max(0, max - tail - 3);
        return visible.substring(0, notInsidePair(visible, head)) + "..."
                + visible.substring(notInsidePair(visible, visible.length() - tail));
    }

    /** The index, or the one before it if it would part a pair of surrogates. */
    private static int notInsidePair(String text, int index) {
        boolean inside = index > 0
                && index < text.length()
                && Character.isLowSurrogate(text.charAt(index))
                && Character.isHighSurrogate(text.charAt(index - 1));
        return inside ? index - 1 : index;
    }

    /** The text with unpaired surrogates replaced, so that it can be encoded as UTF-8. */
    public static String encodable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (EscapedText.isUnpairedSurrogate(text, i)) {
                return replaceUnpaired(text);
            }
        }
        return text;
    }

    private static String replaceUnpaired(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (EscapedText.isUnpairedSurrogate(text, i)) {
                out.setCharAt(i, '\ufffd');
            }
        }
        return out.toString();
    }
}
