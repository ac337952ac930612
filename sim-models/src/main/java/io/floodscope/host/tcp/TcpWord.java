package io.floodscope.host.tcp;

/** Sequence and acknowledgement number of a segment in the word beside its frame; each modulo 2^32. */
public final class TcpWord {

    private static final long MASK = 0xFFFF_FFFFL;

    private TcpWord() {}

    /** Packs both numbers. */
    public static long of(long sequence, long acknowledgement) {
        return (sequence & MASK) << 32 | (acknowledgement & MASK);
    }

    /** The sequence number nearest to a known one: undoes the wrap-around. */
    static long sequence(long word, long near) {
        return unwrap(word >>> 32, near);
    }

    /** The acknowledgement number nearest to a known one. */
    static long acknowledgement(long word, long near) {
        return unwrap(word & MASK, near);
    }

    private static long unwrap(long low, long near) {
        return near + (int) (low - near);
    }
}
