package io.floodscope.report.chart;

/**
 * Colours that stay apart for people who see colours differently (Okabe and Ito's set, darkened where text needs contrast).
 * No chart relies on colour alone: lines differ in stroke, bands carry words.
 */
public enum Palette {
    /** Traffic that is somebody else's. */
    UNWANTED("#d55e00"),
    /** All traffic of a port. */
    TOTAL("#0072b2"),
    /** A port to compare with. */
    CONTRAST("#007a5a"),
    /** Frames that got lost. */
    LOST("#882255"),
    /** Ground of a flood window. */
    FLOOD("#f0e442"),
    /** Text. */
    INK("#1b1f24"),
    /** Lesser text. */
    MUTED("#59636e"),
    /** Grid lines. */
    GRID("#d8dee4");

    private final String hex;

    Palette(String hex) {
        this.hex = hex;
    }

    /** As in CSS: {@code #d55e00}. */
    public String hex() {
        return hex;
    }

    /** As a number: {@code 0xd55e00}. */
    public int rgb() {
        return Integer.parseInt(hex.substring(1), 16);
    }
}
