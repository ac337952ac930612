package io.floodscope.host.tcp;

/**
 * What one side sends: messages in order, how far they are on their way and how far acknowledged, and the sequence numbers of
 * both ends of that stretch. A SYN and a FIN have a number of their own, as if they were a byte.
 */
final class SendWindow {

    private static final int WINDOW_MESSAGES = 64;
    private static final long BUFFER_BYTES = 4L << 20;

    private final SegmentQueue messages = new SegmentQueue();
    private long next;
    private long unacknowledged;
    private int inFlight;
    private long bufferedBytes;
    private boolean finSent;
    private boolean finAcknowledged;

    /** The SYN left: it has number 0. */
    void synSent() {
        next = 1;
    }

    /** The SYN is acknowledged. */
    void synAcknowledged() {
        unacknowledged = 1;
    }

    /** Takes a message behind those that wait; false if there is no room. */
    boolean add(int bytes) {
        if (bufferedBytes + bytes > BUFFER_BYTES) {
            return false;
        }
        messages.add(bytes);
        bufferedBytes += bytes;
        return true;
    }

    /** Whether a message waits that the window has room for. */
    boolean hasMessageToSend() {
        return inFlight < messages.size() && inFlight < WINDOW_MESSAGES;
    }

    /** Puts the next message on its way; returns its length. Its number was {@link #next()} before. */
    int sendMessage() {
        int length = messages.get(inFlight);
        inFlight++;
        next += length;
        return length;
    }

    /** Whether everything written is on its way. */
    boolean isDrained() {
        return inFlight == messages.size();
    }

    /** The FIN left; it takes the next number. */
    void finSent() {
        finSent = true;
        next++;
    }

    boolean isFinSent() {
        return finSent;
    }

    boolean isFinAcknowledged() {
        return finAcknowledged;
    }

    /** Whether nothing is waiting for an acknowledgement. */
    boolean isAllAcknowledged() {
        return unacknowledged == next;
    }

    /** Whether an acknowledgement is of something sent and not acknowledged before. */
    boolean isProgress(long acknowledgement) {
        return acknowledgement > unacknowledged && acknowledgement <= next;
    }

    /** Everything below this number has arrived. */
    void acknowledge(long acknowledgement) {
        unacknowledged = acknowledgement;
        long outstanding = Math.max(0, next - (finSent ? 1 : 0) - acknowledgement);
        while (inFlight > 0 && messages.bytesOfFirst(inFlight) > outstanding) {
            bufferedBytes -= messages.get(0);
            messages.removeFirst();
            inFlight--;
        }
        if (finSent && acknowledgement == next) {
            finAcknowledged = true;
        }
    }

    /** Messages on their way. */
    int inFlight() {
        return inFlight;
    }

    /** Length of the message {@code index} places behind the oldest on its way. */
    int lengthOf(int index) {
        return messages.get(index);
    }

    /** The number of the next byte to be sent. */
    long next() {
        return next;
    }

    /** The number of the oldest byte that is not acknowledged. */
    long unacknowledged() {
        return unacknowledged;
    }

    /** Forgets what was written. */
    void clear() {
        messages.clear();
        inFlight = 0;
    }
}
