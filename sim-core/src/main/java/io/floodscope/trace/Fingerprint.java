package io.floodscope.trace;

import java.util.Locale;

/**
 * An order-sensitive 64-bit digest of a stream of numbers. Not cryptographic: it shows that two runs differ, and where to
 * look (a change of the events print with an unchanged frames print is an inner change).
 */
public final class Fingerprint {

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private long state = 0x6A09E667F3BCC909L;

    /** Mixes in one number. */
    public void add(long value) {
        long mixed = (state ^ value) * MULTIPLIER;
        state = mixed ^ (mixed >>> 29);
    }

    /** Mixes in two numbers. */
    public void add(long first, long second) {
        add(first + Long.rotateLeft(second, 32));
    }

    /** Mixes in a text. */
    public void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
        add(text.length());
    }

    /** The digest so far as a number. */
    public long value() {
        return state;
    }

    /** The digest so far as 16 hexadecimal digits. */
    public String hex() {
        return String.format(Locale.ROOT, "%016x", state);
    }

    /** A stable number for a name, for use as an {@code Event.fingerprint()}. */
    public static long of(String text) {
        Fingerprint print = new Fingerprint();
        print.add(text);
        return print.value();
    }
}
