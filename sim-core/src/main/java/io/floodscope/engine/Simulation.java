package io.floodscope.engine;

import io.floodscope.probe.Probes;
import io.floodscope.random.RandomStreams;
import io.floodscope.trace.Fingerprint;

/**
 * One run: the clock, the queues, the random streams and the probes, and the only event loop.
 *
 * <p>Events fire in the total order (time, {@link Phase}, sequence of scheduling). That order is load-bearing: two runs of
 * the same input and seed are identical because nothing else decides. A simulation is confined to one thread; independent
 * runs may proceed in parallel.
 */
public final class Simulation implements Scheduler {

    /** Events between two looks at the interrupt and the pending limit; a power of two. */
    private static final int CHECK_EVERY = 1 << 12;

    private final EventQueue events = new EventQueue();
    private final TimerQueue timers = new TimerQueue();
    private final RandomStreams random;
    private final Probes probes = new Probes();
    private final Fingerprint eventPrint = new Fingerprint();
    private long now;
    private long sequence;
    private long fired;

    /** A new run at time zero: the first of its seed. */
    public Simulation(long seed) {
        this(seed, RandomStreams.FIRST_RUN);
    }

    /**
     * A new run at time zero.
     *
     * @param run which of the independent runs of the seed, from 1
     */
    public Simulation(long seed, long run) {
        this.random = new RandomStreams(seed, run);
    }

    @Override
    public long nowNanos() {
        return now;
    }

    @Override
    public void at(long timeNanos, Phase phase, Event event) {
        events.add(timeNanos, nextOrder(timeNanos, phase), event);
    }

    @Override
    public Timer timer(Phase phase, Event action) {
        return new Timer(this, timers, phase, action);
    }

    /** Named random streams of this run's seed. */
    public RandomStreams random() {
        return random;
    }

    /** Where models leave what they observed. */
    public Probes probes() {
        return probes;
    }

    /** Events fired so far; early wake-ups of timers do not count. */
    public long eventsFired() {
        return fired;
    }

    /** Events and timers that wait. */
    public int pending() {
        return events.size() + timers.size();
    }

    /** Fingerprint over (time, identity) of every event fired. */
    public Fingerprint eventFingerprint() {
        return eventPrint;
    }

    /**
     * Fires everything up to and including {@code untilNanos}. If the time is reached the clock then shows it, and a later
     * call goes on from there; if a limit was hit the clock shows the last event.
     */
    public StopReason runUntil(long untilNanos, RunLimits limits) {
        while (true) {
            long eventTime = events.headTime();
            long timerTime = timers.headTime();
            if (Math.min(eventTime, timerTime) > untilNanos) {
                now = Math.max(now, untilNanos);
                return StopReason.TIME_REACHED;
            }
            if (fired >= limits.maxEvents()) {
                return StopReason.EVENT_LIMIT;
            }
            if ((fired & (CHECK_EVERY - 1)) == 0) {
                if (pending() > limits.maxPending()) {
                    return StopReason.PENDING_LIMIT;
                }
                if (limits.interrupted().getAsBoolean()) {
                    return StopReason.INTERRUPTED;
                }
            }
            fire(eventTime, timerTime);
        }
    }

    private void fire(long eventTime, long timerTime) {
        boolean isTimer = timerTime < eventTime || (timerTime == eventTime && timers.headOrder() < events.headOrder());
        Event event;
        if (isTimer) {
            now = timerTime;
            event = timers.poll().expire();
        } else {
            now = eventTime;
            event = events.poll();
        }
        fired++;
        eventPrint.add(now, event.fingerprint());
        event.fire();
    }

    /** The key word for something scheduled now: phase, then order of scheduling. */
    long nextOrder(long timeNanos, Phase phase) {
        if (timeNanos < now) {
            throw new IllegalArgumentException(
                    "cannot schedule at " + timeNanos + " ns: the clock shows " + now + " ns");
        }
        return phase.key(sequence++);
    }
}
