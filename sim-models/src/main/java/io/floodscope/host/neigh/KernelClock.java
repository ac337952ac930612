package io.floodscope.host.neigh;

import io.floodscope.engine.Scheduler;
import java.util.ArrayList;
import java.util.List;

/**
 * Time as a kernel sees it: a counter of ticks, and timers that fire at ticks, late by as much as the timer wheel rounds
 * (kernel/time/timer.c, calc_index; recorded in every trace of the wheel). With exact timers a tick is a nanosecond.
 *
 * <p>The clock of a machine that is frozen stands still, and is behind simulated time from then on, as that of a virtual
 * machine is (QEMU stops the guest's clock with its processors).
 */
public final class KernelClock {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /** Ticks covered by level n of the wheel: 63 * 8^n. */
    private static final long LEVEL_SPAN = 63;

    private final Scheduler scheduler;
    private final TimerModel model;
    private final boolean levelled;
    private final boolean firesAtTick;
    private final long tickNanos;
    private final long jiffyNanos;
    private final List<Runnable> sleepers = new ArrayList<>();
    private long behindNanos;
    private long frozenAtNanos = -1;

    /**
     * A clock.
     *
     * @param levelled whether timers fire after their tick, long ones rounded up to their level's step (4.8 and later), or at
     *     their tick
     */
    public KernelClock(Scheduler scheduler, TimerModel model, boolean levelled) {
        this.scheduler = scheduler;
        this.model = model;
        this.levelled = levelled && model.rounded();
        this.firesAtTick = !levelled;
        this.jiffyNanos = NANOS_PER_SECOND / model.jiffyHz();
        this.tickNanos = model.isExact() ? 1 : NANOS_PER_SECOND / model.hz();
    }

    /** Ticks now. */
    public long now() {
        return tickOf(machineNanos());
    }

    /** The clock stands still from now on; without effect if it does already. */
    public void freeze() {
        if (!isFrozen()) {
            frozenAtNanos = scheduler.nowNanos();
        }
    }

    /** The clock goes on where it stood. */
    public void thaw() {
        if (!isFrozen()) {
            return;
        }
        behindNanos += scheduler.nowNanos() - frozenAtNanos;
        frozenAtNanos = -1;
        List<Runnable> due = List.copyOf(sleepers);
        sleepers.clear();
        due.forEach(Runnable::run);
    }

    /** Whether the clock stands still. */
    public boolean isFrozen() {
        return frozenAtNanos >= 0;
    }

    /** For how long it has stood still so far, in ns, the present time not counted. */
    long behindNanos() {
        return behindNanos;
    }

    /** Has something done when the clock goes on. */
    void onThaw(Runnable action) {
        sleepers.add(action);
    }

    /** Simulated time in ns. */
    long schedulerNanos() {
        return scheduler.nowNanos();
    }

    /** Time by this clock in ns: simulated time less what it stood still. */
    long machineNanos() {
        return (isFrozen() ? frozenAtNanos : scheduler.nowNanos()) - behindNanos;
    }

    /** The tick that a time by this clock falls into. */
    long tickOf(long nanos) {
        return model.isExact() ? nanos : model.jiffiesAtStart() + Math.floorDiv(nanos + model.phaseNanos(), tickNanos);
    }

    /** Jiffies now, also with exact timers. */
    public long jiffies() {
        return model.jiffiesAtStart() + (machineNanos() + model.phaseNanos()) / jiffyNanos;
    }

    /** Jiffies per second. */
    public int jiffiesPerSecond() {
        return model.jiffyHz();
    }

    /** A duration in ticks, rounded up as msecs_to_jiffies does. */
    public long ticks(long nanos) {
        return (nanos + tickNanos - 1) / tickNanos;
    }

    /** A number of ticks in nanoseconds. */
    public long nanos(long ticks) {
        return ticks * tickNanos;
    }

    /** When, in simulated nanoseconds, a timer armed now for this tick fires. */
    public long wakeNanos(long expires) {
        return scheduler.nowNanos() - machineNanos() + wakeNanosFrom(now(), expires);
    }

    /** The same by this clock, for a timer armed at another tick than now. */
    long wakeNanosFrom(long now, long expires) {
        if (model.isExact()) {
            return Math.max(expires, now);
        }
        long fire = levelled ? levelledTick(now, expires) : Math.max(firesAtTick ? expires : expires + 1, now + 1);
        return (fire - model.jiffiesAtStart()) * tickNanos - model.phaseNanos();
    }

    private static long levelledTick(long now, long expires) {
        if (expires < now) {
            return now + 1;
        }
        long span = LEVEL_SPAN;
        long step = 1;
        while (expires - now >= span) {
            span *= 8;
            step *= 8;
        }
        return (expires / step + 1) * step;
    }

    /** Whether a limit has passed: the opposite of {@link #notAfter}. */
    public boolean isAfter(long limit) {
        return !notAfter(limit);
    }

    /**
     * Whether a limit has not passed, as a timer's handler judges it: at the limit itself it has not (time_before_eq), but an
     * exact timer that fires at its limit stands for one that fired just after it.
     */
    public boolean notAfter(long limit) {
        return model.isExact() ? now() < limit : now() <= limit;
    }
}
