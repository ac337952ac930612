package io.floodscope.conform.neigh;

import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.VrrpAdvert;
import io.floodscope.vrrp.VirtualAddressHolder;
import io.floodscope.vrrp.VrrpConfig;
import io.floodscope.vrrp.VrrpInstance;

/** keepalived on a Linux host: gives the host's interface to a VRRP member. */
final class VrrpDaemon implements VirtualAddressHolder {

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

    /** A signal: KILL ends it at once, any other politely. */
    void signal(String name) {
        if (name.endsWith("KILL") || name.equals("9")) {
            instance.kill();
        } else {
            instance.stop();
        }
        itf.setListener(null);
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
        if (mac != itf.mac()) {
            itf.addMac(mac);
        }
        itf.addAddress(new Prefix(address, address.v6() ? 128 : 32));
    }

    @Override
    public void removeAddress(IpAddress address) {
        itf.removeAddress(address);
    }

    @Override
    public void send(Frame frame) {
        itf.send(frame, 0);
    }
}
