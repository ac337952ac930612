package io.floodscope.engine;

import java.util.List;

/** Timers of something that stands still for a while: they keep what was left of them. */
public final class FrozenTimers {

    private final Scheduler scheduler;
    private final List<Timer> timers;
    private final long[] deadlines;
    private long stoppedNanos;
    private boolean stopped;

    /** These timers, which go on for now. */
    public FrozenTimers(Scheduler scheduler, List<Timer> timers) {
        this.scheduler = scheduler;
        this.timers = List.copyOf(timers);
        this.deadlines = new long[timers.size()];
    }

    /** None of them fires any more; without effect if they stand still already. */
    public void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        stoppedNanos = scheduler.nowNanos();
        for (int i = 0; i < deadlines.length; i++) {
            deadlines[i] = timers.get(i).deadline();
            timers.get(i).cancel();
        }
    }

    /** The clock they go by stood still too: each fires after what was left of it. */
    public void goOn() {
        arm(scheduler.nowNanos() - stoppedNanos);
    }

    /** The clock they go by went on: what is overdue fires at once. */
    public void catchUp() {
        arm(0);
    }

    /** What was left of them is forgotten: they go on without being armed. */
    public void forget() {
        stopped = false;
    }

    private void arm(long shiftNanos) {
        if (!stopped) {
            return;
        }
        stopped = false;
        for (int i = 0; i < deadlines.length; i++) {
            if (deadlines[i] != Timer.NEVER) {
                timers.get(i).armAt(Math.max(scheduler.nowNanos(), deadlines[i] + shiftNanos));
            }
        }
    }
}
