package io.floodscope.host;

/** How many bytes of kernel memory a packet occupies while it waits (skb truesize on x86-64). */
final class BufferSize {

    private static final int DESCRIPTOR = 256;
    private static final int SHARED_INFO = 320;
    private static final int HEADROOM = 16 + 15;
    private static final int SMALL_HEAD = 384;
    private static final int PAGE_LIMIT = 8192;

    private BufferSize() {}

    /**
     * The size for an IP packet of this length. Recorded: 960 bytes for small packets on 6.18, 2,304 for 1,400 bytes of
     * payload; 768 for small ones before small head buffers existed.
     */
    static int of(int ipBytes, boolean smallHeads) {
        int data = ipBytes + HEADROOM;
        if (smallHeads && data <= SMALL_HEAD) {
            return SMALL_HEAD + SHARED_INFO + DESCRIPTOR;
        }
        int wanted = ((data + 63) & ~63) + SHARED_INFO;
        if (wanted > PAGE_LIMIT) {
            return wanted + DESCRIPTOR;
        }
        int bucket = 512;
        while (bucket < wanted) {
            bucket *= 2;
        }
        return bucket + DESCRIPTOR;
    }
}
