package io.floodscope.report.chart;

import java.util.Locale;
import java.util.regex.Pattern;

/** States fall into a few kinds, so that one legend serves neighbours, FDB entries, bindings and routers. */
public enum StateKind {
    /** Valid, present, in charge. */
    GOOD("valid, present, master", 0x4c9fd4),
    /** Kept but not vouched for, waiting. */
    IDLE("stale, backup", 0xc3c9d0),
    /** Being asked for or elected. */
    ASKING("asking", 0xe69f00),
    /** Not there, not working. */
    GONE("absent, failed", 0xd55e00),
    /** Any other state. */
    OTHER("another state", 0xb58bb5);

    /** A MAC binding is called by the address that it holds. */
    private static final Pattern MAC = Pattern.compile("[0-9A-F]{2}(:[0-9A-F]{2}){5}");

    private final String label;
    private final int rgb;

    StateKind(String label, int rgb) {
        this.label = label;
        this.rgb = rgb;
    }

    /** What legends say. */
    public String label() {
        return label;
    }

    int rgb() {
        return rgb;
    }

    /** The kind of a state by its name. */
    public static StateKind of(String state) {
        String word = state.toUpperCase(Locale.ROOT);
        if (word.startsWith("ON ") || MAC.matcher(word).matches()) {
            return GOOD;
        }
        return switch (word) {
            case "REACHABLE", "PERMANENT", "NOARP", "PRESENT", "MASTER", "ACTIVE", "BOUND", "UP" -> GOOD;
            case "STALE", "BACKUP", "STANDBY", "NONE FLOODED", "NONE LOST" -> IDLE;
            case "DELAY", "PROBE", "INCOMPLETE", "LISTEN", "SPEAK", "LEARN" -> ASKING;
            case "ABSENT", "INIT", "INITIAL", "FAILED", "FAULT", "EXPIRED", "DOWN", "NONE", "FLOODING", "LOSING" ->
                GONE;
            default -> OTHER;
        };
    }
}
