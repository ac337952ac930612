package io.floodscope.bridge.ovs;

import io.floodscope.bridge.Station;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.EtherType;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.RawPayload;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.text.Durations;
import java.util.LinkedHashMap;
import java.util.Map;

/** One host's OVS on a bench: stations on ports, frames at given times, the clock at phase 0. */
final class OvsLab {

    final Simulation simulation = new Simulation(1);
    final Network network = new Network(simulation);
    final Vswitchd ovs;
    final Map<String, Station> stations = new LinkedHashMap<>();

    OvsLab() {
        this(OvsProfile.OVS_3, DatapathType.USERSPACE);
    }

    OvsLab(OvsProfile profile, DatapathType datapath) {
        ovs = new Vswitchd(simulation, "", profile, datapath, 0);
    }

    OvsBridge bridge(String name, OvsBridgeParams params) {
        return network.add(ovs.addBridge(name, params));
    }

    /** A station wired to a new port of the same name; its MAC ends in the number of stations so far. */
    Station station(OvsBridge bridge, String name, PortVlans vlans) {
        return wire(bridge.addPort(name, vlans).port(), name);
    }

    Station wire(io.floodscope.net.link.Port port, String name) {
        Station station = new Station(name, mac(stations.size() + 1), simulation::nowNanos);
        network.add(station);
        stations.put(name, station);
        network.connect(station.port(), port, LinkParams.INSTANT);
        return station;
    }

    static long mac(int number) {
        return 0xFA163E000000L | number;
    }

    static Frame raw(long dst, long src) {
        return Frame.of(dst, src, new RawPayload(EtherType.EXPERIMENTAL, 50));
    }

    static Frame announcement(long mac) {
        return announcement(mac, Vlan.UNTAGGED);
    }

    static Frame announcement(long mac, int vlan) {
        return announcement(ArpPacket.REPLY, mac, vlan);
    }

    static Frame announcement(int operation, long mac, int vlan) {
        IpAddress ip = IpAddress.parse("10.0.4.50");
        return Frame.tagged(MacAddress.BROADCAST, mac, vlan, new ArpPacket(operation, mac, ip, mac, ip));
    }

    /** Has a station send a frame at a time such as {@code 10.9s}. */
    void at(String time, Station from, Frame frame) {
        at(Durations.parse(time), from, frame);
    }

    void at(long timeNanos, Station from, Frame frame) {
        simulation.at(timeNanos, Phase.TRAFFIC, () -> from.port().send(frame, 0));
    }

    void run(String until) {
        simulation.runUntil(Durations.parse(until), RunLimits.NONE);
    }
}
