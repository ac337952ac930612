package io.floodscope.conform.neigh;

import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.host.InterfaceTunable;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.VrrpAdvert;
import io.floodscope.vrrp.VirtualAddressHolder;
import io.floodscope.vrrp.VrrpConfig;
import io.floodscope.vrrp.VrrpInstance;

/** keepalived on a Linux host: gives the host's interface to a VRRP member. */
final class VrrpDaemon implements VirtualAddressHolder {

    private static final String VMAC_INTERFACE = "vrrp";

    private final HostInterface itf;
    private final VrrpInstance instance;

    VrrpDaemon(Simulation simulation, HostInterface itf, VrrpConfig config) {
        this.itf = itf;
        this.instance = new VrrpInstance(simulation, simulation.probes(), config, this);
        itf.setListener((in, frame, word) -> {
            if (frame.payload() instanceof VrrpAdvert advert) {
                instance.receive(advert);
            }
        });
    }

    void start() {
        instance.start();
    }

    void carrierChanged(boolean up) {
        instance.carrierChanged(up);
    }

    /** A signal: KILL ends it at once, STOP and CONT freeze it and let it go on, any other ends it politely. */
    void signal(String name) {
        switch (name.replaceFirst("^SIG", "")) {
            case "STOP", "19" -> instance.pause();
            case "CONT", "18" -> instance.resume();
            case "KILL", "9" -> {
                instance.kill();
                itf.setListener(null);
            }
            default -> {
                instance.stop();
                itf.setListener(null);
            }
        }
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
        if (v6) {
            return itf.linkLocal();
        }
        return itf.addresses().stream()
                .map(Prefix::address)
                .filter(a -> !a.v6())
                .findFirst()
                .orElse(IpAddress.ANY4);
    }

    @Override
    public void addAddress(IpAddress address, long mac) {
        interfaceOf(mac).addAddress(new Prefix(address, address.v6() ? 128 : 32));
    }

    /** The interface itself, or with use_vmac the macvlan that keepalived makes; then each answers for its own addresses. */
    private HostInterface interfaceOf(long mac) {
        if (mac == itf.mac()) {
            return itf;
        }
        HostInterface known = itf.host().networkInterface(VMAC_INTERFACE);
        if (known != null) {
            return known;
        }
        HostInterface made = itf.host().addMacvlan(itf, VMAC_INTERFACE, mac);
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
