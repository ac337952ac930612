package io.floodscope.engine;

/**
 * One reusable deadline.
 *
 * <p>{@link #putOffTo} only writes two fields; the queue is touched when the old deadline comes up, silently: an early
 * wake-up is not an event, it appears in no count, trace or fingerprint. It is the choice for deadlines that are pushed on
 * again and again (a refreshed entry); {@link #armAt} moves the timer in its queue at once, which is cheaper if most moves
 * are followed by a firing. The order among events of one instant follows the last call of either.
 */
public final class Timer {

    /** What {@link #deadline} says of a timer that is not armed. */
    public static final long NEVER = Long.MAX_VALUE;

    private final Simulation simulation;
    private final TimerQueue queue;
    private final Phase phase;
    private final Event action;
    private final int id;
    private long deadline = NEVER;
    private long order;

    Timer(Simulation simulation, TimerQueue queue, Phase phase, Event action) {
        this.simulation = simulation;
        this.queue = queue;
        this.phase = phase;
        this.action = action;
        this.id = queue.register(this);
    }

    /**
     * Arms the timer, or moves its deadline if it is armed.
     *
     * @param timeNanos absolute simulated time in nanoseconds, not before now
     * @throws IllegalArgumentException if the time lies in the past
     */
    public void armAt(long timeNanos) {
        order = simulation.nextOrder(timeNanos, phase);
        deadline = timeNanos;
        queue.place(id, timeNanos, order);
    }

    /**
     * As {@link #armAt}, but leaves an armed timer where it stands in the queue if the new deadline is not an earlier one.
     *
     * @param timeNanos absolute simulated time in nanoseconds, not before now
     * @throws IllegalArgumentException if the time lies in the past
     */
    public void putOffTo(long timeNanos) {
        order = simulation.nextOrder(timeNanos, phase);
        deadline = timeNanos;
        if (!queue.contains(id) || timeNanos < queue.queuedTime(id)) {
            queue.place(id, timeNanos, order);
        }
    }

    /** Arms the timer {@code delayNanos} from now. */
    public void armIn(long delayNanos) {
        armAt(Math.addExact(simulation.nowNanos(), delayNanos));
    }

    /** Disarms the timer; without effect if it is not armed. */
    public void cancel() {
        if (deadline != NEVER) {
            deadline = NEVER;
            queue.remove(id);
        }
    }

    /** Disarms the timer for good and frees its place; the owner must not use it again. */
    public void release() {
        cancel();
        queue.release(id);
    }

    /** Whether the timer will fire. */
    public boolean isArmed() {
        return deadline != NEVER;
    }

    /** When the timer will fire, in nanoseconds of simulated time, or {@link #NEVER}. */
    public long deadline() {
        return deadline;
    }

    long order() {
        return order;
    }

    /** Called by the simulation after the timer left the queue: a timer may be armed again from its own action. */
    Event expire() {
        deadline = NEVER;
        return action;
    }
}
