package io.floodscope.text;

import java.util.Locale;

/**
 * Text from files made safe to look at: what would be invisible, move the cursor, change colours or reverse the reading order
 * is shown as an escape such as {@code \u202e}. Letters of right-to-left scripts stay as they are.
 */
public final class EscapedText {

    private EscapedText() {}

    /** The text with every character visible; the same object if nothing had to change. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (mustShow(text, i)) {
                return escaped(text, i);
            }
        }
        return text;
    }

    private static String escaped(String text, int from) {
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!mustShow(text, i)) {
                out.append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (c == '\r') {
                out.append("\\r");
            } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return out.toString();
    }

    private static boolean mustShow(String text, int i) {
        char c = text.charAt(i);
        if (c >= ' ' && c < 0x7f) {
            return false;
        }
        if (Character.isSurrogate(c)) {
            return isUnpairedSurrogate(text, i);
        }
        if (c >= '\ufffe' || (c >= '\ufdd0' && c <= '\ufdef')) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Whether the character there is half of a pair of surrogates without its other half. */
    public static boolean isUnpairedSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
