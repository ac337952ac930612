package io.floodscope.vrrp;

import io.floodscope.engine.FrozenTimers;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Scheduler;
import io.floodscope.engine.Timer;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.rules.RuleHits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Sends the announcements of a master by its {@link GarpSchedule}: first burst, second burst, refreshes. */
final class AddressAnnouncer {

    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Scheduler scheduler;
    private final VirtualAddressHolder holder;
    private final GarpSchedule schedule;
    private final RuleHits<VrrpRule> rules;
    private final List<Frame> frames = new ArrayList<>();
    private final Deque<Frame> waiting = new ArrayDeque<>();
    private final Timer secondBurst;
    private final Timer refresh;
    private final Timer pacing;
    private final FrozenTimers timers;
    private int secondRepeat;
    private long sent;

    AddressAnnouncer(
            Scheduler scheduler,
            VirtualAddressHolder holder,
            VrrpConfig config,
            long mac4,
            long mac6,
            RuleHits<VrrpRule> rules) {
        this.scheduler = scheduler;
        this.holder = holder;
        this.schedule = config.garp();
        this.rules = rules;
        for (IpAddress address : config.addresses()) {
            frames.add(Announcement.KEEPALIVED.frame(address.v6() ? mac6 : mac4, address));
        }
        this.secondBurst = scheduler.timer(Phase.TIMER, this::burstAgain);
        this.refresh = scheduler.timer(Phase.TIMER, this::refreshNow);
        this.pacing = scheduler.timer(Phase.TIMER, this::sendNext);
        this.timers = new FrozenTimers(scheduler, List.of(secondBurst, refresh, pacing));
    }

    /** A take-over: first burst now, the others follow. */
    void takeOver() {
        start(schedule.repeat(), schedule.delayMillis());
        if (schedule.refreshMillis() > 0) {
            refresh.armIn((schedule.delayMillis() + schedule.refreshMillis()) * NANOS_PER_MILLI);
        }
    }

    /** A lower priority was heard: both bursts again. */
    void lowerPriorityHeard() {
        start(schedule.lowerPrioRepeat(), schedule.lowerPrioDelayMillis());
    }

    /** Nothing more is sent. */
    void cancel() {
        timers.forget();
        secondBurst.cancel();
        refresh.cancel();
        pacing.cancel();
        waiting.clear();
    }

    /** Its timers, for times in which the process or its machine stands still. */
    FrozenTimers timers() {
        return timers;
    }

    long sent() {
        return sent;
    }

    private void start(int repeat, long delayMillis) {
        burst(repeat, VrrpRule.GARP_BURST);
        secondRepeat = repeat;
        if (delayMillis > 0 && repeat > 0) {
            secondBurst.armIn(delayMillis * NANOS_PER_MILLI);
        }
    }

    private void burstAgain() {
        burst(secondRepeat, VrrpRule.GARP_SECOND_BURST);
    }

    private void refreshNow() {
        burst(schedule.refreshRepeat(), VrrpRule.GARP_REFRESH);
        refresh.armIn(schedule.refreshMillis() * NANOS_PER_MILLI);
    }

    /** Queues {@code repeat} rounds over all addresses: first every address once, then again. */
    private void burst(int repeat, VrrpRule rule) {
        if (repeat == 0) {
            return;
        }
        rules.hit(rule);
        for (int round = 0; round < repeat; round++) {
            waiting.addAll(frames);
        }
        if (!pacing.isArmed()) {
            sendNext();
        }
    }

    private void sendNext() {
        Frame next = waiting.poll();
        while (next != null) {
            if (next.payload() instanceof io.floodscope.net.frame.NdPacket) {
                rules.hit(VrrpRule.UNSOLICITED_NA);
            }
            holder.send(next);
            sent++;
            if (schedule.intervalMicros() > 0) {
                if (!waiting.isEmpty()) {
                    pacing.armAt(scheduler.nowNanos() + schedule.intervalMicros() * 1_000L);
                }
                return;
            }
            next = waiting.poll();
        }
    }
}
