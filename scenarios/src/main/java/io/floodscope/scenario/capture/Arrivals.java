package io.floodscope.scenario.capture;

import io.floodscope.net.frame.Frame;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Frames on their way from a bridge to a station, with the bridge's reason for sending them. They arrive in the order in
 * which they were sent, less those that are lost on the way.
 */
final class Arrivals {

    /** More than any link holds in flight; if so many are lost in a row the oldest are forgotten. */
    private static final int MOST = 65_536;

    private final ArrayDeque<Expected> underWay = new ArrayDeque<>();

    /** A frame under way; why it was flooded, or null if it was not. */
    private record Expected(
            Frame frame, long word, @Nullable String flooded) {}

    void expect(Frame frame, long word, @Nullable String flooded) {
        if (underWay.size() == MOST) {
            underWay.removeFirst();
        }
        underWay.addLast(new Expected(frame, word, flooded));
    }

    /** The frame sent last did not get as far as the wire. */
    void forgetLast() {
        underWay.pollLast();
    }

    /**
     * What to say of a frame that arrived.
     *
     * @param own whether the station takes frames to this address
     */
    String comment(Frame frame, long word, boolean own) {
        Expected sent = underWay.pollFirst();
        while (sent != null && (sent.frame != frame || sent.word != word)) {
            sent = underWay.pollFirst();
        }
        if (frame.isGroupAddressed()) {
            return Comments.GROUP;
        }
        String why = sent == null ? null : sent.flooded;
        if (own) {
            return why == null ? Comments.DELIVERED : Comments.deliveredByFlood(why);
        }
        return why == null ? Comments.MISDIRECTED : Comments.flooded(why);
    }
}
