package io.floodscope.vrrp;

import io.floodscope.engine.FrozenTimers;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Scheduler;
import io.floodscope.engine.Timer;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.VrrpAdvert;
import io.floodscope.probe.Probes;
import io.floodscope.rules.Rule;
import io.floodscope.rules.RuleHits;
import java.util.List;

/**
 * One member of a VRRP group, as keepalived runs it (RFC 3768 and RFC 5798; keepalived 2.2 where that differs).
 *
 * <p>The owner hands it every frame that carries a {@link VrrpAdvert} and tells it about carrier; it answers by adding and
 * removing addresses and by sending frames through its {@link VirtualAddressHolder}.
 */
public final class VrrpInstance {

    private static final int OWNER = 255;
    private static final long NOT_WAITING = -1;

    private final Scheduler scheduler;
    private final Probes probes;
    private VrrpConfig config;
    private final VirtualAddressHolder holder;
    private final String entity;
    private final AddressAnnouncer announcer;
    private final Timer masterDown;
    private final Timer advertise;
    private final FrozenTimers frozen;
    private Frame advert;
    private final Frame resignation;
    private final RuleHits<VrrpRule> rules = new RuleHits<>(VrrpRule.class);
    private VrrpState state = VrrpState.INIT;
    private boolean carrier = true;
    private boolean paused;
    private long masterAdvertMillis;
    private long preemptAtNanos = NOT_WAITING;
    private long frozenAtNanos;
    private long takeOvers;
    private long discarded;
    private String lastCause = "not started";

    /** A member that has not started. */
    public VrrpInstance(Scheduler scheduler, Probes probes, VrrpConfig config, VirtualAddressHolder holder) {
        this.scheduler = scheduler;
        this.probes = probes;
        this.config = config;
        this.holder = holder;
        this.entity = "vrrp/" + holder.name() + "/" + config.vrid();
        this.announcer = new AddressAnnouncer(scheduler, holder, config, macFor(false), macFor(true), rules);
        this.masterDown = scheduler.timer(Phase.TIMER, this::masterDownExpired);
        this.advertise = scheduler.timer(Phase.TIMER, this::advertiseAtTimer);
        this.frozen = new FrozenTimers(scheduler, List.of(masterDown, advertise));
        this.masterAdvertMillis = config.advertMillis();
        this.advert = advertFrame(config.priority());
        this.resignation = advertFrame(0);
    }

    /** The MAC that owns the virtual addresses of a family while this member is master. */
    public long macFor(boolean v6) {
        return config.virtualMac() ? VirtualMac.vrrp(config.vrid(), v6) : holder.mac();
    }

    private Frame advertFrame(int priority) {
        boolean v6 = config.v6();
        VrrpAdvert payload = new VrrpAdvert(
                config.version() == 2 ? VrrpAdvert.Protocol.VRRP2 : VrrpAdvert.Protocol.VRRP3,
                config.vrid(),
                priority,
                Math.toIntExact(config.advertMillis()),
                holder.primaryAddress(v6));
        long source = config.advertsFromBase() ? holder.mac() : macFor(v6);
        return Frame.of(v6 ? VirtualMac.VRRP_GROUP6 : VirtualMac.VRRP_GROUP4, source, payload);
    }

    /**
     * Starts the process: it becomes BACKUP and master after the master-down time, whatever its configured initial state
     * (keepalived 2.2); an address owner (priority 255) is master at once.
     */
    public void start() {
        paused = false;
        masterAdvertMillis = config.advertMillis();
        if (!carrier) {
            enter(VrrpState.FAULT, "started without carrier");
        } else if (config.priority() == OWNER) {
            becomeMaster("address owner started");
        } else {
            becomeBackup("started");
        }
    }

    /** A polite stop: a master resigns by an advert of priority 0 and gives its addresses up. */
    public void stop() {
        if (state == VrrpState.MASTER) {
            holder.send(resignation);
        }
        leaveMaster();
        announcer.end();
        masterDown.cancel();
        enter(VrrpState.INIT, "stopped");
    }

    /** The process dies: nothing is sent any more, its addresses stay on the interface. */
    public void kill() {
        frozen.forget();
        announcer.end();
        advertise.cancel();
        masterDown.cancel();
        enter(VrrpState.INIT, "killed");
    }

    /** The machine freezes (a paused virtual machine), and its clock with it: nothing is heard. */
    public void freeze() {
        paused = true;
        frozen.stop();
        announcer.stop();
        frozenAtNanos = scheduler.nowNanos();
        lastCause = "frozen";
    }

    /** The machine goes on as if nothing had happened. */
    public void thaw() {
        paused = false;
        frozen.goOn();
        announcer.goOn();
        if (preemptAtNanos != NOT_WAITING) {
            preemptAtNanos += scheduler.nowNanos() - frozenAtNanos;
        }
        lastCause = "went on";
    }

    /** The process is stopped (SIGSTOP) while its machine goes on: it does nothing and hears nothing. */
    public void pause() {
        paused = true;
        announcer.stop();
        advertise.cancel();
        masterDown.cancel();
        lastCause = "paused";
    }

    /** The process goes on: a master still thinks that it is one and does at once what is overdue; a backup waits anew. */
    public void resume() {
        paused = false;
        announcer.catchUp();
        lastCause = "resumed";
        if (state == VrrpState.MASTER) {
            advertiseAtTimer();
        } else if (state == VrrpState.BACKUP) {
            armMasterDown();
        }
    }

    /** The carrier of the interface changed. */
    public void carrierChanged(boolean up) {
        carrier = up;
        if (state == VrrpState.INIT) {
            return;
        }
        if (!up) {
            leaveMaster();
            masterDown.cancel();
            enter(VrrpState.FAULT, "carrier lost");
        } else if (state == VrrpState.FAULT) {
            start();
        }
    }

    /** An advert arrived at the interface; adverts of other groups or protocols are ignored. */
    public void receive(VrrpAdvert heard) {
        boolean mine = heard.group() == config.vrid()
                && heard.protocol() != VrrpAdvert.Protocol.HSRP
                && heard.sender().v6() == config.v6();
        if (!mine || paused || state == VrrpState.INIT || state == VrrpState.FAULT) {
            return;
        }
        boolean version2 = config.version() == 2;
        if (version2 != (heard.protocol() == VrrpAdvert.Protocol.VRRP2)
                || (version2 && heard.intervalMillis() != config.advertMillis())) {
            rules.hit(VrrpRule.INTERVAL_MISMATCH);
            discarded++;
        } else if (state == VrrpState.MASTER) {
            heardAsMaster(heard);
        } else {
            heardAsBackup(heard);
        }
        if (state == VrrpState.MASTER) {
            rules.hit(VrrpRule.HEARD_ADVERT_PUTS_OFF);
            armAdvertise();
        }
    }

    private void heardAsMaster(VrrpAdvert heard) {
        if (heard.priority() == 0) {
            holder.send(advert);
            return;
        }
        if (heard.priority() == OWNER && config.priority() == OWNER) {
            rules.hit(VrrpRule.OWNER_CONFLICT);
            config = config.withPriority(OWNER - 1);
            advert = advertFrame(config.priority());
        }
        boolean higher = heard.priority() > config.priority()
                || (heard.priority() == config.priority()
                        && heard.sender().compareTo(holder.primaryAddress(config.v6())) > 0);
        if (higher) {
            rules.hit(VrrpRule.YIELDS_TO_HIGHER);
            if (config.higherPrioSendAdvert()) {
                holder.send(advert);
            }
            leaveMaster();
            masterAdvertMillis = heard.intervalMillis();
            becomeBackup("heard priority " + heard.priority() + " from " + heard.sender());
        } else {
            rules.hit(VrrpRule.LOWER_PRIORITY_HEARD);
            mark("vrrp-lower-priority-heard", "heard priority " + heard.priority() + " from " + heard.sender());
            holder.send(advert);
            announcer.lowerPriorityHeard();
        }
    }

    private void heardAsBackup(VrrpAdvert heard) {
        if (heard.priority() == 0) {
            rules.hit(VrrpRule.RESIGNED_MASTER);
            lastCause = "the master resigned";
            masterDown.armIn(config.skewNanos(masterAdvertMillis));
        } else if (!config.preempt() || heard.priority() >= config.priority()) {
            preemptAtNanos = NOT_WAITING;
            masterAdvertMillis = heard.intervalMillis();
            armMasterDown();
        } else if (waitsToPreempt()) {
            rules.hit(VrrpRule.PREEMPT_DELAY);
            masterAdvertMillis = heard.intervalMillis();
            armMasterDown();
        } else {
            rules.hit(VrrpRule.PREEMPTS);
        }
    }

    /** Whether {@code preempt_delay}, which the first advert of lower priority starts, is still running. */
    private boolean waitsToPreempt() {
        if (config.preemptDelayMillis() == 0) {
            return false;
        }
        if (preemptAtNanos == NOT_WAITING) {
            preemptAtNanos = scheduler.nowNanos() + config.preemptDelayMillis() * 1_000_000L;
        }
        return scheduler.nowNanos() < preemptAtNanos;
    }

    private void masterDownExpired() {
        rules.hit(VrrpRule.MASTER_DOWN);
        becomeMaster("no advert within the master-down time");
    }

    private void becomeMaster(String cause) {
        masterDown.cancel();
        takeOvers++;
        enter(VrrpState.MASTER, cause);
        if (config.virtualMac()) {
            rules.hit(VrrpRule.VIRTUAL_MAC);
        }
        for (IpAddress address : config.addresses()) {
            holder.addAddress(address, macFor(address.v6()));
        }
        holder.send(advert);
        armAdvertise();
        announcer.takeOver();
    }

    private void becomeBackup(String cause) {
        enter(VrrpState.BACKUP, cause);
        preemptAtNanos = NOT_WAITING;
        armMasterDown();
    }

    private void leaveMaster() {
        frozen.forget();
        announcer.release();
        advertise.cancel();
        if (state == VrrpState.MASTER) {
            for (IpAddress address : config.addresses()) {
                holder.removeAddress(address);
            }
        }
    }

    private void armMasterDown() {
        masterDown.armIn(config.masterDownNanos(masterAdvertMillis));
    }

    private void advertiseAtTimer() {
        holder.send(advert);
        announcer.advertised();
        armAdvertise();
    }

    private void armAdvertise() {
        advertise.armIn(config.advertMillis() * 1_000_000L);
    }

    private void enter(VrrpState next, String cause) {
        lastCause = cause;
        if (next == state) {
            return;
        }
        state = next;
        probes.band(entity).enter(scheduler.nowNanos(), next.name());
        mark("vrrp-" + next.name().toLowerCase(java.util.Locale.ROOT), holder.name() + ": " + cause);
    }

    private void mark(String kind, String text) {
        probes.mark(scheduler.nowNanos(), entity, kind, text);
    }

    /** The state it is in. */
    public VrrpState state() {
        return state;
    }

    /** Why it is in that state. */
    public String lastCause() {
        return lastCause;
    }

    /** How it is configured; an owner that met another owner has given up its priority. */
    public VrrpConfig config() {
        return config;
    }

    /** How often it became master. */
    public long takeOvers() {
        return takeOvers;
    }

    /** Announcements (gratuitous ARP and unsolicited NA) sent so far. */
    public long announcementsSent() {
        return announcer.sent();
    }

    /** Adverts discarded because version or interval disagree. */
    public long discarded() {
        return discarded;
    }

    /** Rules that acted. */
    public List<Rule> ruleHits() {
        return rules.hits();
    }
}
