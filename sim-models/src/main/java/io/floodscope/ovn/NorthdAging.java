package io.floodscope.ovn;

import io.floodscope.engine.Phase;
import io.floodscope.engine.Scheduler;
import io.floodscope.engine.Timer;
import io.floodscope.random.RandomStream;
import io.floodscope.rules.RuleHits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How northd ages one table: one wake-up for all rows, not a timer per row.
 *
 * <p>A run deletes every row of age T or more and sets the wake-up to the smallest T - age left. Before the wake-up no run
 * does anything, whatever changed (rule (W)); without a wake-up any change of the tables causes a run. A removal limit counts
 * per run and is followed by a pause of 5 s; which rows a limited run takes is a seeded choice. Rows from the future are
 * skipped and set no wake-up.
 */
final class NorthdAging {

    private static final long PAUSE_NANOS = 5_000_000_000L;

    private final Scheduler scheduler;
    private final WallClock clock;
    private final OvnLatencies latencies;
    private final RandomStream jitter;
    private final RuleHits<OvnRule> rules;
    private final Consumer<AgingRow> delete;
    private final DueHeap<AgingRow> due = new DueHeap<>();
    private final List<AgingRow> future = new ArrayList<>();
    private final PriorityQueue<AgingRow> backlog = new PriorityQueue<>(Comparator.comparingLong(row -> row.order));
    private final Timer wake;
    private final Timer reaction;
    private boolean running = true;
    private boolean inRun;
    private int limit;
    private long runs;

    NorthdAging(
            Scheduler scheduler,
            WallClock clock,
            OvnLatencies latencies,
            RandomStream jitter,
            RuleHits<OvnRule> rules,
            Consumer<AgingRow> delete) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.latencies = latencies;
        this.jitter = jitter;
        this.rules = rules;
        this.delete = delete;
        this.wake = scheduler.timer(Phase.TIMER, this::run);
        this.reaction = scheduler.timer(Phase.TIMER, this::run);
    }

    void limit(int rowsPerRun) {
        limit = rowsPerRun;
        changed();
    }

    /** A row is new, or its timestamp or threshold changed. */
    void touched(AgingRow row) {
        if (row.thresholdMillis() == 0) {
            forget(row);
        } else if (row.timestampMillis() > clock.millis()) {
            forget(row);
            future.add(row);
        } else {
            if (!future.isEmpty()) {
                future.remove(row);
            }
            due.place(row);
        }
        changed();
    }

    /** A row's timestamp moved on to now: nothing to do but to notice, its place in the heap is found later. */
    void refreshed(AgingRow row) {
        if (row.heapIndex < 0) {
            touched(row);
        } else {
            changed();
        }
    }

    void removed(AgingRow row) {
        forget(row);
        changed();
    }

    private void forget(AgingRow row) {
        due.remove(row);
        if (!future.isEmpty()) {
            future.remove(row);
        }
        if (!backlog.isEmpty()) {
            backlog.remove(row);
        }
    }

    /** Something in the databases changed: a run follows soon, unless a wake-up is set (rule (W)). */
    void changed() {
        if (!running || inRun || reaction.isArmed()) {
            return;
        }
        if (wake.isArmed()) {
            rules.hit(OvnRule.ONE_WAKE_UP);
            return;
        }
        reaction.armIn(latencies.northdReaction().drawNanos(jitter));
    }

    /** The process ends; its wake-up is lost. */
    void stop() {
        running = false;
        wake.cancel();
        reaction.cancel();
    }

    /** The process starts and soon runs. */
    void start() {
        running = true;
        reaction.armIn(latencies.northdStart().drawNanos(jitter));
    }

    /** The wall clock was stepped: every row may have changed sides between past and future. */
    void clockStepped(Iterable<? extends AgingRow> rows) {
        due.clear();
        future.clear();
        backlog.clear();
        for (AgingRow row : rows) {
            if (row.thresholdMillis() > 0) {
                admit(row);
            }
        }
    }

    private void admit(AgingRow row) {
        if (row.timestampMillis() > clock.millis()) {
            future.add(row);
        } else {
            due.place(row);
        }
    }

    private void run() {
        runs++;
        wake.cancel();
        reaction.cancel();
        long now = clock.millis();
        admitMatured(now);
        inRun = true;
        boolean limited = limit > 0 ? deleteSome(now) : deleteAll(now);
        inRun = false;
        if (limited) {
            rules.hit(OvnRule.REMOVAL_LIMIT);
            wake.armIn(PAUSE_NANOS + latencies.northdWake().drawNanos(jitter) / 3);
            return;
        }
        AgingRow next = due.head();
        if (next != null) {
            wake.armAt(clock.nanosAt(next.dueMillis()) + latencies.northdWake().drawNanos(jitter));
        }
    }

    private void admitMatured(long now) {
        if (future.isEmpty()) {
            return;
        }
        for (int i = future.size() - 1; i >= 0; i--) {
            if (future.get(i).timestampMillis() <= now) {
                due.place(future.remove(i));
            }
        }
        if (!future.isEmpty()) {
            rules.hit(OvnRule.FUTURE_ROWS_SKIPPED);
        }
    }

    private boolean deleteAll(long now) {
        @Nullable AgingRow row = due.head();
        while (row != null && row.dueMillis() <= now) {
            due.remove(row);
            rules.hit(OvnRule.NORTHD_DELETES);
            delete.accept(row);
            row = due.head();
        }
        return false;
    }

    private boolean deleteSome(long now) {
        @Nullable AgingRow row = due.head();
        while (row != null && row.dueMillis() <= now) {
            due.remove(row);
            backlog.add(row);
            row = due.head();
        }
        int deleted = 0;
        while (deleted < limit && !backlog.isEmpty()) {
            AgingRow next = backlog.remove();
            if (next.dueMillis() > now) {
                due.place(next);
                continue;
            }
            rules.hit(OvnRule.NORTHD_DELETES);
            delete.accept(next);
            deleted++;
        }
        return deleted == limit;
    }

    long runs() {
        return runs;
    }
}
