package io.floodscope.conform.neigh;

import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.net.frame.VrrpAdvert;
import io.floodscope.scenario.assemble.InterfaceAddressHolder;
import io.floodscope.vrrp.VrrpConfig;
import io.floodscope.vrrp.VrrpInstance;

/** keepalived on a Linux host: gives the host's interface to a VRRP member. */
final class VrrpDaemon {

    private static final String VMAC_INTERFACE = "vrrp";

    private final HostInterface itf;
    private final VrrpInstance instance;

    VrrpDaemon(Simulation simulation, HostInterface itf, VrrpConfig config) {
        this.itf = itf;
        this.instance = new VrrpInstance(
                simulation, simulation.probes(), config, new InterfaceAddressHolder(itf, VMAC_INTERFACE));
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
}
