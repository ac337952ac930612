package io.floodscope.vrrp;

import io.floodscope.engine.FrozenTimers;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Scheduler;
import io.floodscope.engine.Timer;
import io.floodscope.net.frame.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The announcements of one address family, at least a pause apart ({@code garp_interval}, {@code gna_interval}).
 *
 * <p>As in keepalived an address that has to wait waits once, however often it is offered meanwhile: with a pause a burst of
 * five leaves as one frame at once and one frame later.
 */
final class AnnouncementQueue {

    private final Scheduler scheduler;
    private final List<Frame> frames;
    private final long pauseNanos;
    private final Consumer<Frame> sink;
    private final boolean[] waiting;
    private final Timer timer;
    private final FrozenTimers frozen;
    private long freeAtNanos;

    AnnouncementQueue(Scheduler scheduler, List<Frame> frames, long pauseNanos, Consumer<Frame> sink) {
        this.scheduler = scheduler;
        this.frames = List.copyOf(frames);
        this.pauseNanos = pauseNanos;
        this.sink = sink;
        this.waiting = new boolean[frames.size()];
        this.timer = scheduler.timer(Phase.TIMER, this::sendWaiting);
        this.frozen = new FrozenTimers(scheduler, List.of(timer));
    }

    /** Announces every address once, now or after the pause. */
    void offerAll() {
        for (int i = 0; i < waiting.length; i++) {
            if (scheduler.nowNanos() >= freeAtNanos) {
                send(i);
            } else {
                waiting[i] = true;
                if (!timer.isArmed()) {
                    timer.armIn(pauseNanos);
                }
            }
        }
    }

    private void sendWaiting() {
        boolean left = false;
        for (int i = 0; i < waiting.length; i++) {
            if (waiting[i] && scheduler.nowNanos() >= freeAtNanos) {
                waiting[i] = false;
                send(i);
            }
            left |= waiting[i];
        }
        if (left) {
            timer.armAt(freeAtNanos);
        }
    }

    private void send(int index) {
        freeAtNanos = scheduler.nowNanos() + pauseNanos;
        sink.accept(frames.get(index));
    }

    /** Nothing that waits is sent. */
    void clear() {
        frozen.forget();
        timer.cancel();
        Arrays.fill(waiting, false);
    }

    /** Nothing is sent until it goes on. */
    void stop() {
        frozen.stop();
    }

    /**
     * It goes on.
     *
     * @param shiftNanos by how much its clock stood still; 0 = not at all, what is overdue is sent at once
     */
    void goOn(long shiftNanos) {
        freeAtNanos += shiftNanos;
        if (shiftNanos > 0) {
            frozen.goOn();
        } else {
            frozen.catchUp();
        }
    }
}
