package io.floodscope.cli;

/** Text that is wrapped so that it can be read beside its label. */
final class WrappedText {

    private WrappedText() {}

    /**
     * Appends a label and a text; further lines stand below the text.
     *
     * @param label what stands before the text, as wide as it is meant to be
     * @param width columns of a line; a word that is longer stands alone
     */
    static void append(StringBuilder out, String label, int width, String text) {
        StringBuilder row = new StringBuilder(label);
        boolean first = true;
        for (String word : text.split(" ")) {
            if (!first && row.length() + 1 + word.length() > width) {
                out.append(row).append('\n');
                row = new StringBuilder(" ".repeat(label.length()));
                first = true;
            }
            row.append(first ? "" : " ").append(word);
            first = false;
        }
        out.append(row).append('\n');
    }
}
