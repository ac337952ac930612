package io.floodscope.host;

import io.floodscope.net.addr.IpAddress;
import org.jspecify.annotations.Nullable;

/** From where packets last came, by their source address: what a host needs that answers without a neighbour table. */
final class ReturnPaths {

    /** The way back to one address. */
    static final class Path {
        private HostInterface itf;
        private long mac;

        private Path(HostInterface itf, long mac) {
            this.itf = itf;
            this.mac = mac;
        }

        HostInterface itf() {
            return itf;
        }

        long mac() {
            return mac;
        }
    }

    private final PeerMap<Path> paths = new PeerMap<>();

    void heard(IpAddress source, HostInterface in, long mac) {
        Path known = paths.get(source, 0);
        if (known == null) {
            paths.put(source, 0, new Path(in, mac));
        } else {
            known.itf = in;
            known.mac = mac;
        }
    }

    @Nullable
    Path to(IpAddress address) {
        return paths.get(address, 0);
    }
}
