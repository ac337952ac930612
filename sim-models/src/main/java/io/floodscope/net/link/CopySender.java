package io.floodscope.net.link;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Scheduler;
import io.floodscope.net.frame.Frame;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sends the copies of a frame through several ports of one node. Copies that arrive at the same instant are delivered by one
 * event, in the order in which they were sent: nothing could have come between them anyway.
 */
public final class CopySender {

    private final Scheduler scheduler;
    private @Nullable Volley filling;
    private Volley[] free = new Volley[4];
    private int freeCount;
    private boolean oneEventPerCopy;

    /** A sender that has sent nothing. */
    public CopySender(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Delivers every copy by an event of its own, as simulators commonly do; for measuring what that costs. */
    public void setOneEventPerCopy(boolean separate) {
        oneEventPerCopy = separate;
    }

    /**
     * Sends one copy; {@link #finish} must follow the last.
     *
     * @return false if the port dropped it: no link, no carrier, or a full egress queue
     */
    public boolean send(Port port, Frame frame, long word) {
        if (oneEventPerCopy) {
            return port.send(frame, word);
        }
        long arrival = port.accept(frame, word);
        if (arrival < 0) {
            return arrival == Channel.LOST;
        }
        Volley volley = filling;
        if (volley == null || volley.arrivalNanos != arrival) {
            finish();
            volley = take(arrival);
            filling = volley;
        }
        volley.add(port.channelInUse());
        return true;
    }

    /** Ends the copies of one frame. */
    public void finish() {
        Volley volley = filling;
        if (volley != null) {
            filling = null;
            scheduler.at(volley.arrivalNanos, Phase.DELIVERY, volley);
        }
    }

    private Volley take(long arrivalNanos) {
        Volley volley = freeCount == 0 ? new Volley() : free[--freeCount];
        volley.arrivalNanos = arrivalNanos;
        return volley;
    }

    private void giveBack(Volley volley) {
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = volley;
    }

    /** Copies that arrive together. */
    private final class Volley implements Event {
        private long arrivalNanos;
        private Channel[] channels = new Channel[8];
        private int count;

        void add(Channel channel) {
            if (count == channels.length) {
                channels = Arrays.copyOf(channels, 2 * count);
            }
            channels[count++] = channel;
        }

        @Override
        public void fire() {
            for (int i = 0; i < count; i++) {
                channels[i].fire();
            }
            count = 0;
            giveBack(this);
        }

        @Override
        public long fingerprint() {
            return channels[0].fingerprint() + count - 1;
        }
    }
}
