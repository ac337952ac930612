package io.floodscope.host;

import io.floodscope.net.addr.IpAddress;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Values by remote address and port, found without allocating. Open addressing; no value is ever removed but replaced. */
public final class PeerMap<T> {

    private @Nullable IpAddress[] addresses = new IpAddress[8];
    private int[] ports = new int[8];
    private @Nullable Object[] values = new Object[8];
    private int size;

    /** The value of a peer, or null. */
    @SuppressWarnings("unchecked")
    public @Nullable T get(IpAddress address, int port) {
        int at = slot(address, port);
        return addresses[at] == null ? null : (T) values[at];
    }

    /** Sets the value of a peer. */
    public void put(IpAddress address, int port, T value) {
        int at = slot(address, port);
        if (addresses[at] == null) {
            if (2 * (size + 1) > addresses.length) {
                grow();
                at = slot(address, port);
            }
            addresses[at] = address;
            ports[at] = port;
            size++;
        }
        values[at] = value;
    }

    private int slot(IpAddress address, int port) {
        int mask = addresses.length - 1;
        long mixed = (address.low() * 31 + address.high()) * 31 + port;
        mixed *= 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 33) & mask;
        while (true) {
            IpAddress there = addresses[at];
            if (there == null || (ports[at] == port && there.equals(address))) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    private void grow() {
        @Nullable IpAddress[] oldAddresses = addresses;
        int[] oldPorts = ports;
        @Nullable Object[] oldValues = values;
        addresses = new IpAddress[2 * oldPorts.length];
        ports = new int[2 * oldPorts.length];
        values = Arrays.copyOf(new Object[0], 2 * oldPorts.length);
        for (int i = 0; i < oldPorts.length; i++) {
            IpAddress address = oldAddresses[i];
            if (address != null) {
                int at = slot(address, oldPorts[i]);
                addresses[at] = address;
                ports[at] = oldPorts[i];
                values[at] = oldValues[i];
            }
        }
    }

    /** Shows all values, in the order of their slots. */
    @SuppressWarnings("unchecked")
    public void forEach(Consumer<T> action) {
        for (int i = 0; i < ports.length; i++) {
            if (addresses[i] != null) {
                action.accept((T) Objects.requireNonNull(values[i]));
            }
        }
    }

    /** Number of peers. */
    public int size() {
        return size;
    }
}
