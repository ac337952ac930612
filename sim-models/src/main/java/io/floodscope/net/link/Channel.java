package io.floodscope.net.link;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Scheduler;
import io.floodscope.net.frame.Frame;
import io.floodscope.random.RandomStream;
import io.floodscope.trace.Fingerprint;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a link: serialisation, an egress queue, propagation, loss.
 *
 * <p>Frames in flight stand in a ring, first in first out; the channel itself is the delivery event of each of them, so that
 * sending allocates nothing.
 */
public final class Channel implements Event {

    /** {@link #accept} of a frame that the full egress queue does not take. */
    static final long REFUSED = -1;

    /** {@link #accept} of a frame that is lost on the way. */
    static final long LOST = -2;

    private static final Predicate<Frame> ANY_FRAME = frame -> true;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Scheduler scheduler;
    private final Fingerprint framePrint;
    private final Port to;
    private final long identity;
    private LinkParams params;
    private boolean up = true;
    private double lossProbability;
    private @Nullable RandomStream lossStream;
    private Predicate<Frame> lossKind = ANY_FRAME;
    private long busyUntil;
    private int lastBytes;
    private long lastNanos;
    private long lost;

    private @Nullable Frame[] frames = new Frame[4];
    private long[] words = new long[4];
    private int head;
    private int inFlight;

    Channel(Scheduler scheduler, Fingerprint framePrint, Port from, Port to, LinkParams params) {
        this.scheduler = scheduler;
        this.framePrint = framePrint;
        this.to = to;
        this.params = params;
        this.identity = Fingerprint.of(from + ">" + to);
    }

    /** Takes a frame for transmission; false if the egress queue is full. */
    boolean transmit(Frame frame, long word) {
        long arrival = accept(frame, word);
        if (arrival >= 0) {
            scheduler.at(arrival, Phase.DELIVERY, this);
        }
        return arrival != REFUSED;
    }

    /**
     * Takes a frame for transmission without scheduling its delivery: the caller has this channel fired when it arrives.
     *
     * @return when it arrives in ns, {@link #REFUSED} or {@link #LOST}
     */
    long accept(Frame frame, long word) {
        long done = scheduler.nowNanos();
        if (params.bitsPerSecond() > 0) {
            if (busyUntil > done) {
                if (params.queueBytes() != LinkParams.UNBOUNDED
                        && backlogBytes(busyUntil - done) + frame.bytes() > params.queueBytes()) {
                    return REFUSED;
                }
                done = busyUntil;
            }
            done += serialisationNanos(frame.bytes());
            busyUntil = done;
        }
        if (lossStream != null && lossKind.test(frame) && lossStream.nextDouble() < lossProbability) {
            lost++;
            return LOST;
        }
        enqueue(frame, word);
        return done + params.latencyNanos();
    }

    /** Time that a frame of this length occupies the wire; most frames of a channel are as long as the one before. */
    private long serialisationNanos(int bytes) {
        if (bytes != lastBytes) {
            lastBytes = bytes;
            lastNanos = params.serialisationNanos(bytes);
        }
        return lastNanos;
    }

    private long backlogBytes(long waitNanos) {
        return Math.multiplyHigh(waitNanos, params.bitsPerSecond()) != 0
                ? Long.MAX_VALUE / 2
                : waitNanos * params.bitsPerSecond() / (8 * NANOS_PER_SECOND);
    }

    @Override
    public void fire() {
        Frame frame = frames[head];
        long word = words[head];
        frames[head] = null;
        head = (head + 1) & (frames.length - 1);
        inFlight--;
        if (frame == null) {
            return;
        }
        framePrint.add(scheduler.nowNanos() ^ identity, frame.dst() ^ Long.rotateLeft(frame.src(), 16) ^ frame.bytes());
        to.deliver(frame, word);
    }

    @Override
    public long fingerprint() {
        return identity;
    }

    private void enqueue(Frame frame, long word) {
        if (inFlight == frames.length) {
            grow();
        }
        int tail = (head + inFlight) & (frames.length - 1);
        frames[tail] = frame;
        words[tail] = word;
        inFlight++;
    }

    private void grow() {
        int old = frames.length;
        @Nullable Frame[] newFrames = Arrays.copyOf(frames, 2 * old);
        long[] newWords = Arrays.copyOf(words, 2 * old);
        for (int i = 0; i < old; i++) {
            newFrames[i] = frames[(head + i) & (old - 1)];
            newWords[i] = words[(head + i) & (old - 1)];
        }
        frames = newFrames;
        words = newWords;
        head = 0;
    }

    /** Takes this direction down or up. Going down loses what is in flight. */
    void setUp(boolean nowUp) {
        if (up && !nowUp) {
            for (int i = 0; i < inFlight; i++) {
                int at = (head + i) & (frames.length - 1);
                lost += frames[at] == null ? 0 : 1;
                frames[at] = null;
            }
            busyUntil = scheduler.nowNanos();
        }
        up = nowUp;
    }

    /** Loses each frame with this probability from now on, drawn from the given stream. */
    public void setLoss(double probability, @Nullable RandomStream stream) {
        setLoss(probability, stream, ANY_FRAME);
    }

    /** Loses frames of a kind with this probability from now on; others pass. */
    public void setLoss(double probability, @Nullable RandomStream stream, Predicate<Frame> kind) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a loss probability lies between 0 and 1, got " + probability);
        }
        lossProbability = probability;
        lossStream = probability > 0 ? stream : null;
        lossKind = kind;
    }

    /** Changes latency, rate and queue for frames sent from now on; the new latency must not be shorter. */
    public void setParams(LinkParams changed) {
        if (changed.latencyNanos() < params.latencyNanos() && inFlight > 0) {
            throw new IllegalStateException("shortening a latency would reorder frames in flight on the way to " + to);
        }
        params = changed;
        lastBytes = 0;
    }

    /** Whether frames pass. */
    public boolean isUp() {
        return up;
    }

    /** Frames lost on the wire: by probability, or in flight when the link went down. */
    public long lost() {
        return lost;
    }
}
