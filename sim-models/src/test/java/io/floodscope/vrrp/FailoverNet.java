package io.floodscope.vrrp;

import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.Machine;
import io.floodscope.host.app.Applications;
import io.floodscope.host.neigh.KernelProfile;
import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.host.neigh.TimerModel;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.VrrpAdvert;
import io.floodscope.net.link.Link;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import io.floodscope.net.link.PortTap;
import io.floodscope.traffic.FlowSchedule;
import io.floodscope.traffic.TrafficSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Linux client a and two Linux machines b and c that may hold a virtual address, on one learning switch. Times in s. */
final class FailoverNet {

    static final IpAddress VIP = IpAddress.parse("10.9.0.100");
    static final IpAddress VIP6 = IpAddress.parse("fd09::100");

    final Simulation simulation;
    final Network network;
    final Switch wire = new Switch();
    final LinuxHost a;
    final Member b;
    final Member c;
    final Applications applications;

    /** A switch that learns and never forgets. */
    static final class Switch implements Node {
        private final List<Port> ports = new ArrayList<>();
        private final Map<Long, Port> learned = new LinkedHashMap<>();

        Port newPort() {
            Port port = new Port(this, "p" + ports.size(), ports.size());
            ports.add(port);
            return port;
        }

        @Override
        public String name() {
            return "switch";
        }

        @Override
        public void receive(Port in, Frame frame, long word) {
            learned.put(frame.src(), in);
            Port known = frame.isGroupAddressed() ? null : learned.get(frame.dst());
            for (Port port : ports) {
                if (port != in && (known == null || known == port)) {
                    port.send(frame, word);
                }
            }
        }

        @Override
        public boolean isStation() {
            return false;
        }
    }

    /** A Linux machine as the holder of virtual addresses; notes when IP packets for them reach it. */
    static final class Member implements VirtualAddressHolder, PortTap {
        final LinuxHost host;
        final HostInterface itf;
        final Link link;
        private final Simulation simulation;

        @Nullable
        VrrpInstance vrrp;

        double firstPacket = Double.NaN;
        private double notBefore;

        Member(Simulation simulation, Network network, Switch wire, String name, int number) {
            this.simulation = simulation;
            this.host = new LinuxHost(new Machine(simulation, name), name);
            this.itf = host.addInterface("eth0", 0x02_00_00_00_0A_00L + number);
            itf.addAddress(Prefix.parse("10.9.0." + number + "/24"));
            itf.addAddress(Prefix.parse("fd09::" + number + "/64"));
            itf.setListener((in, frame, word) -> {
                if (vrrp != null && frame.payload() instanceof VrrpAdvert advert) {
                    vrrp.receive(advert);
                }
            });
            network.add(host);
            this.link = network.connect(wire.newPort(), itf.port(), LinkParams.INSTANT);
            itf.port().observe(this);
        }

        void watchFrom(double seconds) {
            notBefore = seconds;
            firstPacket = Double.NaN;
        }

        @Override
        public void received(Port port, Frame frame, long word) {
            boolean forVip = frame.payload() instanceof IpPacket ip
                    && (ip.dst().equals(VIP) || ip.dst().equals(VIP6))
                    && host.owns(port, frame.dst())
                    && host.isLocal(ip.dst());
            double now = simulation.nowNanos() / 1e9;
            if (forVip && Double.isNaN(firstPacket) && now >= notBefore) {
                firstPacket = now;
            }
        }

        @Override
        public void sent(Port port, Frame frame, long word) {}

        @Override
        public String name() {
            return host.name();
        }

        @Override
        public long mac() {
            return itf.mac();
        }

        @Override
        public IpAddress primaryAddress(boolean v6) {
            return v6 ? itf.linkLocal() : itf.addresses().get(0).address();
        }

        @Override
        public void addAddress(IpAddress address, long withMac) {
            itf.addAddress(new Prefix(address, address.v6() ? 128 : 32));
            if (withMac != itf.mac()) {
                itf.addMac(withMac);
                itf.setArpSender(withMac);
                itf.setEthernetSource(withMac);
            }
        }

        @Override
        public void removeAddress(IpAddress address) {
            itf.removeAddress(address);
        }

        @Override
        public void send(Frame frame) {
            itf.send(frame, 0);
        }

        /** The machine loses power: its port goes dark on one side only, nobody is told. */
        void die() {
            itf.setUp(false);
            if (vrrp != null) {
                vrrp.kill();
            }
        }
    }

    FailoverNet(long seed, KernelProfile kernel) {
        this.simulation = new Simulation(seed);
        this.network = new Network(simulation);
        network.add(wire);
        this.a = new LinuxHost(new Machine(simulation, "a", kernel, TimerModel.EXACT), "a");
        HostInterface itf = a.addInterface("eth0", 0x02_00_00_00_0A_01L);
        itf.addAddress(Prefix.parse("10.9.0.1/24"));
        itf.addAddress(Prefix.parse("fd09::1/64"));
        network.add(a);
        network.connect(wire.newPort(), itf.port(), LinkParams.INSTANT);
        this.b = new Member(simulation, network, wire, "b", 2);
        this.c = new Member(simulation, network, wire, "c", 3);
        this.applications = new Applications(a);
    }

    /** Runs VRRP on both: b with priority 150, c with 100. */
    FailoverNet withVrrp(VrrpConfig high, VrrpConfig low) {
        b.vrrp = new VrrpInstance(simulation, simulation.probes(), high, b);
        c.vrrp = new VrrpInstance(simulation, simulation.probes(), low, c);
        at(0, b.vrrp::start);
        at(0, c.vrrp::start);
        return this;
    }

    /** Fixes a's reachable time. */
    FailoverNet reachable(double seconds) {
        for (boolean v6 : new boolean[] {false, true}) {
            a.interfaces().get(0).neighbors(v6).pinReachableTime(Math.round(seconds * 1e9));
        }
        return this;
    }

    FailoverNet set(NeighborTunable tunable, long value) {
        a.interfaces().get(0).set(false, tunable, value);
        return this;
    }

    void sendUdp(IpAddress to, double first, double every) {
        applications.start(
                "udp",
                new TrafficSource.OneWayUdp(
                        to, 9, FlowSchedule.every(Math.round(first * 1e9), Math.round(every * 1e9)), 18, 1, false));
    }

    /** Moves the address from b to c without any announcement, b being dead from then on. */
    void silentMove(double seconds) {
        at(seconds, () -> {
            b.die();
            c.addAddress(VIP, c.mac());
            c.watchFrom(seconds);
        });
    }

    void at(double seconds, Runnable action) {
        simulation.at(Math.round(seconds * 1e9), Phase.SAMPLE, action::run);
    }

    FailoverNet runUntil(double seconds) {
        simulation.runUntil(Math.round(seconds * 1e9), RunLimits.NONE);
        return this;
    }

    /** Runs on until a packet for the virtual address reached c, in steps of a second. */
    double outageFrom(double failure, double most) {
        for (double t = failure; t < failure + most && Double.isNaN(c.firstPacket); t += 1) {
            runUntil(t);
        }
        return c.firstPacket - failure;
    }
}
