package io.floodscope.gateway;

import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.engine.Timer;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.frame.VrrpAdvert;
import java.util.ArrayList;
import java.util.List;

/** Hellos and unsolicited announcements of a gateway, built once and sent by two timers. */
final class PeriodicFrames {

    /** All routers (224.0.0.2), to which HSRP version 1 speaks (RFC 2281). */
    private static final long ALL_ROUTERS = 0x0100_5E00_0002L;
    /** All VRRP routers (224.0.0.18, RFC 5798). */
    private static final long ALL_VRRP = 0x0100_5E00_0012L;

    private static final int ACTIVE_PRIORITY = 110;
    private static final int STANDBY_PRIORITY = 100;

    private final DistributedGateway gateway;
    private final Hello hello;
    private final Announcements announcements;
    private final Timer helloTimer;
    private final Timer announceTimer;
    private long intervalNanos;
    private int announced;

    PeriodicFrames(DistributedGateway gateway, Simulation simulation) {
        this.gateway = gateway;
        this.hello = gateway.profile().hello();
        this.announcements = gateway.profile().announcements();
        this.helloTimer = simulation.timer(Phase.TIMER, this::sayHello);
        this.announceTimer = simulation.timer(Phase.TIMER, this::announce);
    }

    void start() {
        if (hello.enabled()) {
            sayHello();
        }
        restartAnnouncements();
    }

    void ownershipChanged() {
        restartAnnouncements();
    }

    private void restartAnnouncements() {
        announceTimer.cancel();
        announced = 0;
        intervalNanos = announcements.firstNanos();
        if (announcements.enabled() && gateway.isActive()) {
            announce();
        }
    }

    private void sayHello() {
        boolean active = gateway.isActive();
        if (active || hello.protocol() == VrrpAdvert.Protocol.HSRP) {
            gateway.group().rules().hit(GatewayRule.HELLO_SOURCE);
            for (VlanInterface one : gateway.config().interfaces()) {
                gateway.counters().hellos.add(1);
                gateway.switching().send(helloFrame(one, active), one.vlan(), 0);
            }
        }
        helloTimer.armIn(hello.intervalNanos());
    }

    private Frame helloFrame(VlanInterface iface, boolean active) {
        long source = active && hello.source() == SourceMac.VIRTUAL
                ? iface.virtualMac()
                : gateway.config().realMac();
        VrrpAdvert advert = new VrrpAdvert(
                hello.protocol(),
                hello.group(),
                active ? ACTIVE_PRIORITY : STANDBY_PRIORITY,
                Math.toIntExact(hello.intervalNanos() / 1_000_000L),
                iface.addresses().get(0).address());
        return Frame.of(hello.protocol() == VrrpAdvert.Protocol.HSRP ? ALL_ROUTERS : ALL_VRRP, source, advert);
    }

    private void announce() {
        gateway.group().rules().hit(GatewayRule.ANNOUNCES);
        for (VlanInterface one : gateway.config().interfaces()) {
            for (Frame frame : announcementsOf(one)) {
                gateway.counters().announcements.add(1);
                gateway.switching().send(frame, one.vlan(), 0);
            }
        }
        gateway.mark("gateway-announcement", "announces its addresses");
        announced++;
        if (announcements.stopAfter() == 0 || announced < announcements.stopAfter()) {
            announceTimer.armIn(intervalNanos);
            intervalNanos = Math.min(announcements.maxNanos(), intervalNanos * announcements.factor());
        }
    }

    private List<Frame> announcementsOf(VlanInterface iface) {
        long virtual = iface.virtualMac();
        long source = announcements.source() == SourceMac.VIRTUAL
                ? virtual
                : gateway.config().realMac();
        List<Frame> frames = new ArrayList<>();
        for (Prefix prefix : iface.addresses()) {
            IpAddress own = prefix.address();
            frames.add(
                    own.v6()
                            ? Frame.of(
                                    IpAddress.ALL_NODES6.multicastMac(),
                                    source,
                                    NdPacket.advertisement(own, IpAddress.ALL_NODES6, own, virtual, true, false, true))
                            : Frame.of(MacAddress.BROADCAST, source, ArpPacket.request(virtual, own, own)));
        }
        return frames;
    }
}
