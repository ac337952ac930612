package io.floodscope.scenario.assemble;

import io.floodscope.host.HostInterface;
import io.floodscope.host.LinuxHost;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has which address at the moment, among all hosts. */
final class AddressOwners {

    private final List<LinuxHost> hosts = new ArrayList<>();
    private long version;

    void add(LinuxHost host) {
        hosts.add(host);
        host.onAddressChange(() -> version++);
    }

    /** Grows whenever an answer may have changed. */
    long version() {
        return version;
    }

    /** The present owner's MAC if this one is not an owner's, or null if it is right or nobody has the address. */
    @Nullable
    String rightMac(IpAddress address, long mac) {
        String right = null;
        for (LinuxHost host : hosts) {
            if (!host.isRunning()) {
                continue;
            }
            for (HostInterface itf : host.interfaces()) {
                if (itf.answers(address, mac)) {
                    return null;
                }
                if (itf.holds(address)) {
                    right = MacAddress.format(itf.mac());
                }
            }
        }
        return right;
    }
}
