package io.floodscope.host.neigh;

import static io.floodscope.host.neigh.NeighborState.DELAY;
import static io.floodscope.host.neigh.NeighborState.FAILED;
import static io.floodscope.host.neigh.NeighborState.INCOMPLETE;
import static io.floodscope.host.neigh.NeighborState.NOARP;
import static io.floodscope.host.neigh.NeighborState.NONE;
import static io.floodscope.host.neigh.NeighborState.PERMANENT;
import static io.floodscope.host.neigh.NeighborState.PROBE;
import static io.floodscope.host.neigh.NeighborState.REACHABLE;
import static io.floodscope.host.neigh.NeighborState.STALE;

import io.floodscope.host.neigh.Transition.Arm;
import io.floodscope.host.neigh.Transition.Guard;
import io.floodscope.host.neigh.Transition.Notice;
import io.floodscope.host.neigh.Transition.Trigger;
import java.util.List;

/**
 * What a packet and the timer do to an entry, for every state (spec linux-neighbour, sections 3.1 and 3.2; functions
 * __neigh_event_send and neigh_timer_handler). The same for ARP and neighbour discovery.
 */
final class TransitionTable {

    private static final Transition[][][] ROWS =
            new Transition[NeighborState.values().length][Trigger.values().length][];

    static {
        for (NeighborState unresolved : List.of(NONE, FAILED)) {
            rows(
                    unresolved,
                    Trigger.SEND,
                    row(
                            Guard.NO_SOLICIT,
                            FAILED,
                            Arm.STOP,
                            false,
                            Notice.SILENT,
                            NeighborRule.SEND_WITHOUT_SOLICIT_FAILS),
                    row(Guard.ALWAYS, INCOMPLETE, Arm.FIRST_PROBE, true, Notice.SILENT, NeighborRule.SEND_RESOLVES));
        }
        rows(
                STALE,
                Trigger.SEND,
                row(Guard.ALWAYS, DELAY, Arm.DELAY_TIME, false, Notice.SILENT, NeighborRule.STALE_USE_STARTS_DELAY));
        rows(
                REACHABLE,
                Trigger.TIMER,
                row(
                        Guard.CONFIRMED_WITHIN_REACHABLE_TIME,
                        REACHABLE,
                        Arm.REACHABLE_TIME_SINCE_CONFIRMED,
                        false,
                        Notice.SILENT,
                        NeighborRule.REACHABLE_PROLONGED),
                row(
                        Guard.USED_WITHIN_DELAY_TIME,
                        DELAY,
                        Arm.DELAY_TIME,
                        false,
                        Notice.SILENT,
                        NeighborRule.REACHABLE_TO_DELAY),
                row(Guard.ALWAYS, STALE, Arm.STOP, false, Notice.ANNOUNCED, NeighborRule.REACHABLE_TO_STALE));
        rows(
                DELAY,
                Trigger.TIMER,
                row(
                        Guard.CONFIRMED_WITHIN_DELAY_TIME,
                        REACHABLE,
                        Arm.REACHABLE_TIME_SINCE_CONFIRMED,
                        false,
                        Notice.ANNOUNCED,
                        NeighborRule.DELAY_CONFIRMED),
                row(Guard.NO_PROBES_AT_ALL, FAILED, Arm.STOP, false, Notice.ANNOUNCED, NeighborRule.PROBES_EXHAUSTED),
                row(Guard.ALWAYS, PROBE, Arm.RETRANS_TIME, true, Notice.BY_PROFILE, NeighborRule.DELAY_TO_PROBE));
        for (NeighborState probing : List.of(PROBE, INCOMPLETE)) {
            rows(
                    probing,
                    Trigger.TIMER,
                    row(
                            Guard.PROBES_EXHAUSTED,
                            FAILED,
                            Arm.STOP,
                            false,
                            Notice.ANNOUNCED,
                            NeighborRule.PROBES_EXHAUSTED),
                    row(Guard.ALWAYS, probing, Arm.RETRANS_TIME, true, Notice.SILENT, NeighborRule.PROBE_AGAIN));
        }
        for (NeighborState unmoved : List.of(INCOMPLETE, REACHABLE, DELAY, PROBE, NOARP, PERMANENT)) {
            rows(unmoved, Trigger.SEND);
        }
        for (NeighborState untimed : List.of(NONE, STALE, FAILED, NOARP, PERMANENT)) {
            rows(untimed, Trigger.TIMER);
        }
    }

    private TransitionTable() {}

    private static final Transition[] FIXED_LIFETIME_END = {
        row(
                Guard.CONFIRMED_WITHIN_REACHABLE_TIME,
                REACHABLE,
                Arm.REACHABLE_TIME_SINCE_CONFIRMED,
                false,
                Notice.SILENT,
                NeighborRule.REACHABLE_PROLONGED),
        row(Guard.NO_REFRESH, FAILED, Arm.STOP, false, Notice.ANNOUNCED, NeighborRule.FIXED_LIFETIME),
        row(Guard.ALWAYS, PROBE, Arm.REFRESH_LEAD, true, Notice.ANNOUNCED, NeighborRule.FIXED_LIFETIME)
    };

    /** The rows of a state and trigger in the order in which their guards are tried; none means that nothing happens. */
    static Transition[] of(NeighborState state, Trigger trigger, boolean fixedLifetime) {
        if (fixedLifetime && state == REACHABLE && trigger == Trigger.TIMER) {
            return FIXED_LIFETIME_END;
        }
        return ROWS[state.ordinal()][trigger.ordinal()];
    }

    private static void rows(NeighborState state, Trigger trigger, Transition... rows) {
        ROWS[state.ordinal()][trigger.ordinal()] = rows;
    }

    private static Transition row(
            Guard guard, NeighborState to, Arm arm, boolean probe, Notice notice, NeighborRule rule) {
        return new Transition(guard, to, arm, probe, notice, rule);
    }
}
