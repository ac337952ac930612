package io.floodscope.scenario.assemble;

import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.host.InterfaceTunable;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.VrrpAdvert;
import io.floodscope.rules.Rule;
import io.floodscope.scenario.schema.EventWords;
import io.floodscope.scenario.schema.VrrpSpec;
import io.floodscope.scenario.schema.VrrpSpec.GarpBurstSpec;
import io.floodscope.vrrp.GarpSchedule;
import io.floodscope.vrrp.VirtualAddressHolder;
import io.floodscope.vrrp.VrrpConfig;
import io.floodscope.vrrp.VrrpInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One VRRP group on the first interface of a Linux host. */
final class VrrpMember implements VirtualAddressHolder {

    private final HostInterface itf;
    private final String macvlan;
    private final VrrpInstance instance;

    VrrpMember(Simulation simulation, HostInterface itf, VrrpSpec spec) {
        this.itf = itf;
        this.macvlan = "vrrp-" + spec.id();
        this.instance = new VrrpInstance(simulation, simulation.probes(), config(spec), this);
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
                spec.preempt(),
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
                        spec.interval().toNanos() / 1_000);
    }

    @Override
    public String name() {
        return itf.host().name();
    }

    @Override
    public long mac() {
        return itf.mac();
    }

    @Override
    public IpAddress primaryAddress(boolean v6) {
        return v6
                ? itf.linkLocal()
                : itf.addresses().stream()
                        .map(Prefix::address)
                        .filter(a -> !a.v6())
                        .findFirst()
                        .orElse(IpAddress.ANY4);
    }

    @Override
    public void addAddress(IpAddress address, long mac) {
        holder(mac).addAddress(new Prefix(address, address.v6() ? 128 : 32));
    }

    /** The interface itself, or the macvlan that use_vmac makes; then each answers for its own addresses only. */
    private HostInterface holder(long mac) {
        if (mac == itf.mac()) {
            return itf;
        }
        HostInterface known = itf.host().networkInterface(macvlan);
        if (known != null) {
            return known;
        }
        HostInterface made = itf.host().addMacvlan(itf, macvlan, mac);
        made.set(InterfaceTunable.ARP_IGNORE, 1);
        itf.set(InterfaceTunable.ARP_IGNORE, 1);
        return made;
    }

    @Override
    public void removeAddress(IpAddress address) {
        itf.host().interfaces().forEach(i -> i.removeAddress(address));
    }

    @Override
    public void send(Frame frame) {
        itf.send(frame, 0);
    }
}
