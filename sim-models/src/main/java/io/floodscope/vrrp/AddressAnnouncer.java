package io.floodscope.vrrp;

import io.floodscope.engine.Phase;
import io.floodscope.engine.Scheduler;
import io.floodscope.engine.Timer;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.rules.RuleHits;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends the announcements of a master by its {@link GarpSchedule}: a burst at the take-over, later bursts, refreshes.
 *
 * <p>Later bursts are independent of one another, as keepalived's timers are: each take-over and each lower priority heard
 * has its own, it is not called off when the member yields, and it is sent if the member is master when it comes.
 */
final class AddressAnnouncer {

    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long NANOS_PER_MICRO = 1_000L;

    /** A later burst. */
    private record Later(long dueNanos, int repeat) {}

    private final Scheduler scheduler;
    private final VirtualAddressHolder holder;
    private final GarpSchedule schedule;
    private final RuleHits<VrrpRule> rules;
    private final AnnouncementQueue requests;
    private final AnnouncementQueue advertisements;
    private final List<Later> later = new ArrayList<>();
    private final Timer laterTimer;
    private boolean holding;
    private long stoppedNanos;
    private long refreshAtNanos;
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
        List<Frame> v4 = new ArrayList<>();
        List<Frame> v6 = new ArrayList<>();
        for (IpAddress address : config.addresses()) {
            (address.v6() ? v6 : v4).add(Announcement.KEEPALIVED.frame(address.v6() ? mac6 : mac4, address));
        }
        this.requests = new AnnouncementQueue(scheduler, v4, schedule.intervalMicros() * NANOS_PER_MICRO, this::send);
        this.advertisements =
                new AnnouncementQueue(scheduler, v6, schedule.naIntervalMicros() * NANOS_PER_MICRO, this::send);
        this.laterTimer = scheduler.timer(Phase.TIMER, this::burstsDue);
    }

    /** A take-over: first burst now, the others follow. */
    void takeOver() {
        holding = true;
        burst(schedule.repeat(), VrrpRule.GARP_BURST);
        burstLater(schedule.repeat(), schedule.delayMillis());
        refreshAtNanos = scheduler.nowNanos() + schedule.refreshMillis() * NANOS_PER_MILLI;
    }

    /** A lower priority was heard: both bursts again. */
    void lowerPriorityHeard() {
        burst(schedule.lowerPrioRepeat(), VrrpRule.GARP_BURST);
        burstLater(schedule.lowerPrioRepeat(), schedule.lowerPrioDelayMillis());
    }

    /** The master's timer sent an advert: refreshes are looked for only then. */
    void advertised() {
        long now = scheduler.nowNanos();
        if (holding && schedule.refreshMillis() > 0 && now >= refreshAtNanos) {
            burst(schedule.refreshRepeat(), VrrpRule.GARP_REFRESH);
            refreshAtNanos = now + schedule.refreshMillis() * NANOS_PER_MILLI;
        }
    }

    /** The member is no longer master. */
    void release() {
        holding = false;
        requests.clear();
        advertisements.clear();
    }

    /** The process ends: nothing more is sent. */
    void end() {
        release();
        later.clear();
        laterTimer.cancel();
    }

    /** The process or its machine stands still: nothing is sent until it goes on. */
    void stop() {
        stoppedNanos = scheduler.nowNanos();
        laterTimer.cancel();
        requests.stop();
        advertisements.stop();
    }

    /** It goes on, and its clock stood still too: everything comes after what was left. */
    void goOn() {
        long shift = scheduler.nowNanos() - stoppedNanos;
        later.replaceAll(burst -> new Later(burst.dueNanos() + shift, burst.repeat()));
        refreshAtNanos += shift;
        requests.goOn(shift);
        advertisements.goOn(shift);
        armLater();
    }

    /** It goes on by a clock that went on: what is overdue comes at once. */
    void catchUp() {
        requests.goOn(0);
        advertisements.goOn(0);
        armLater();
    }

    long sent() {
        return sent;
    }

    private void burstLater(int repeat, long delayMillis) {
        if (delayMillis > 0 && repeat > 0) {
            later.add(new Later(scheduler.nowNanos() + delayMillis * NANOS_PER_MILLI, repeat));
            armLater();
        }
    }

    private void armLater() {
        later.stream()
                .mapToLong(Later::dueNanos)
                .min()
                .ifPresent(due -> laterTimer.armAt(Math.max(scheduler.nowNanos(), due)));
    }

    private void burstsDue() {
        long now = scheduler.nowNanos();
        for (Later burst : List.copyOf(later)) {
            if (burst.dueNanos() <= now) {
                later.remove(burst);
                if (holding) {
                    burst(burst.repeat(), VrrpRule.GARP_SECOND_BURST);
                }
            }
        }
        armLater();
    }

    /** Announces {@code repeat} rounds over all addresses: first every address once, then again. */
    private void burst(int repeat, VrrpRule rule) {
        if (repeat == 0) {
            return;
        }
        rules.hit(rule);
        for (int round = 0; round < repeat; round++) {
            requests.offerAll();
            advertisements.offerAll();
        }
    }

    private void send(Frame frame) {
        if (frame.payload() instanceof NdPacket) {
            rules.hit(VrrpRule.UNSOLICITED_NA);
        }
        holder.send(frame);
        sent++;
    }
}
