package io.floodscope.scenario.assemble;

import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.VrrpAdvert;
import io.floodscope.rules.Rule;
import io.floodscope.scenario.schema.EventWords;
import io.floodscope.scenario.schema.VrrpSpec;
import io.floodscope.scenario.schema.VrrpSpec.GarpBurstSpec;
import io.floodscope.vrrp.GarpSchedule;
import io.floodscope.vrrp.VrrpConfig;
import io.floodscope.vrrp.VrrpInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One VRRP group on the first interface of a Linux host. */
final class VrrpMember {

    private final VrrpInstance instance;

    VrrpMember(Simulation simulation, HostInterface itf, VrrpSpec spec) {
        this.instance = new VrrpInstance(
                simulation, simulation.probes(), config(spec), new InterfaceAddressHolder(itf, "vrrp-" + spec.id()));
    }

    /** Gives adverts that arrive at an interface to the members on it. */
    static void listen(HostInterface itf, List<VrrpMember> members) {
        itf.setListener((in, frame, word) -> {
            if (frame.payload() instanceof VrrpAdvert advert) {
                members.forEach(m -> m.hear(advert));
            }
        });
    }

    private void hear(VrrpAdvert advert) {
        if (advert.group() == instance.config().vrid()) {
            instance.receive(advert);
        }
    }

    /** The addresses that the group's master holds. */
    List<IpAddress> addresses() {
        return instance.config().addresses();
    }

    void start() {
        instance.start();
    }

    void carrierChanged(boolean up) {
        instance.carrierChanged(up);
    }

    void act(EventWords.DaemonAction action) {
        switch (action) {
            case STOP -> instance.stop();
            case KILL -> instance.kill();
            case PAUSE -> instance.pause();
            case RESUME -> instance.resume();
            case START -> instance.start();
        }
    }

    void freeze() {
        instance.freeze();
    }

    void thaw() {
        instance.thaw();
    }

    List<Rule> ruleHits() {
        return instance.ruleHits();
    }

    private static VrrpConfig config(VrrpSpec spec) {
        return new VrrpConfig(
                spec.version(),
                spec.id(),
                spec.priority(),
                spec.advert().toMillis(),
                spec.address(),
                spec.virtualMac(),
                spec.vmacXmitBase(),
                spec.preempt(),
                spec.preempt() ? spec.preemptDelay().toMillis() : 0,
                spec.higherPrioSendAdvert(),
                spec.downTimerAdverts(),
                garp(spec.garp()));
    }

    private static GarpSchedule garp(@Nullable GarpBurstSpec spec) {
        return spec == null
                ? GarpSchedule.DEFAULT
                : new GarpSchedule(
                        spec.repeat(),
                        spec.delay().toMillis(),
                        spec.refresh().toMillis(),
                        spec.refreshRepeat(),
                        spec.lowerPrioRepeat(),
                        spec.lowerPrioDelay().toMillis(),
                        spec.interval().toNanos() / 1_000,
                        spec.naInterval().toNanos() / 1_000);
    }
}
