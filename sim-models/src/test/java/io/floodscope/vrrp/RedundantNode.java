package io.floodscope.vrrp;

import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.VrrpAdvert;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A machine with one interface that runs one group member and notes what it sends. */
final class RedundantNode implements Node, VirtualAddressHolder {

    record Sent(long atNanos, Frame frame) {}

    final Simulation simulation;
    final String name;
    final long mac;
    final IpAddress address;
    final Port port;
    final List<Sent> sent = new ArrayList<>();
    final Map<IpAddress, Long> owned = new TreeMap<>();
    long heardAdverts;

    @Nullable
    VrrpInstance vrrp;

    @Nullable
    HsrpInstance hsrp;

    RedundantNode(Simulation simulation, String name, int number) {
        this.simulation = simulation;
        this.name = name;
        this.mac = 0x02_00_00_00_0A_00L + number;
        this.address = IpAddress.parse("10.9.0." + number);
        this.port = new Port(this, "eth0", 0);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long mac() {
        return mac;
    }

    @Override
    public IpAddress primaryAddress(boolean v6) {
        return v6 ? IpAddress.linkLocalOf(mac) : address;
    }

    @Override
    public void addAddress(IpAddress added, long withMac) {
        owned.put(added, withMac);
    }

    @Override
    public void removeAddress(IpAddress removed) {
        owned.remove(removed);
    }

    @Override
    public void send(Frame frame) {
        sent.add(new Sent(simulation.nowNanos(), frame));
        port.send(frame, 0);
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        if (frame.payload() instanceof VrrpAdvert advert) {
            heardAdverts++;
            if (vrrp != null) {
                vrrp.receive(advert);
            }
            if (hsrp != null) {
                hsrp.receive(advert, frame.src());
            }
        }
    }

    @Override
    public boolean isStation() {
        return true;
    }

    @Override
    public void carrierChanged(Port changed, boolean up) {
        if (vrrp != null) {
            vrrp.carrierChanged(up);
        }
        if (hsrp != null) {
            hsrp.carrierChanged(up);
        }
    }

    /** Times in ms of the frames sent that carry this kind of payload. */
    List<Double> sentMillis(Class<?> payload) {
        return sent.stream()
                .filter(s -> payload.isInstance(s.frame().payload()))
                .map(s -> s.atNanos() / 1e6)
                .toList();
    }
}
