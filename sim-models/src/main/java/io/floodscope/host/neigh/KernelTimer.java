package io.floodscope.host.neigh;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Scheduler;
import io.floodscope.engine.Timer;

/**
 * A timer that goes by the clock of a machine: while that stands still it does not fire, and afterwards it fires after what
 * was left of it. Times are simulated ones.
 */
public final class KernelTimer implements Event {

    private static final long NONE = -1;

    private final KernelClock clock;
    private final Event action;
    private final Timer timer;
    private long behindNanos;
    private long waitingSinceNanos = NONE;

    /** A timer that is not armed. */
    public KernelTimer(Scheduler scheduler, KernelClock clock, Phase phase, Event action) {
        this.clock = clock;
        this.action = action;
        this.timer = scheduler.timer(phase, this);
    }

    /** Arms the timer, or moves its deadline. */
    public void armAt(long nanos) {
        waitingSinceNanos = NONE;
        behindNanos = clock.behindNanos();
        timer.armAt(nanos);
    }

    /** Arms the timer so many nanoseconds from now. */
    public void armIn(long nanos) {
        waitingSinceNanos = NONE;
        behindNanos = clock.behindNanos();
        timer.armIn(nanos);
    }

    /** Disarms it. */
    public void cancel() {
        waitingSinceNanos = NONE;
        timer.cancel();
    }

    /** Disarms it for good. */
    public void release() {
        waitingSinceNanos = NONE;
        timer.release();
    }

    /** Whether it will fire. */
    public boolean isArmed() {
        return waitingSinceNanos != NONE || timer.isArmed();
    }

    @Override
    public void fire() {
        if (clock.isFrozen()) {
            waitingSinceNanos = clock.schedulerNanos();
            clock.onThaw(this::wake);
        } else if (behindNanos != clock.behindNanos()) {
            armAt(clock.schedulerNanos() + clock.behindNanos() - behindNanos);
        } else {
            action.fire();
        }
    }

    private void wake() {
        if (waitingSinceNanos != NONE) {
            armAt(waitingSinceNanos + clock.behindNanos() - behindNanos);
        }
    }

    @Override
    public long fingerprint() {
        return action.fingerprint();
    }
}
