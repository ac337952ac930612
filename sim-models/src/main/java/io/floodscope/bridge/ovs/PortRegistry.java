package io.floodscope.bridge.ovs;

import io.floodscope.bridge.core.PortVlans;
import io.floodscope.net.link.Port;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ports of one bridge by name, by number and by interface, and the addresses known to be behind them. */
final class PortRegistry {

    private final OvsBridge bridge;
    private final Map<String, OvsPort> byName = new LinkedHashMap<>();
    private final Long2ObjectOpenHashMap<OvsPort> localMacs = new Long2ObjectOpenHashMap<>();
    private OvsPort[] present = new OvsPort[0];
    private OvsPort[] numbered = new OvsPort[0];
    private OvsMember[] members = new OvsMember[0];
    private int nextOfport = 1;

    PortRegistry(OvsBridge bridge) {
        this.bridge = bridge;
    }

    /** Adds a port with the next OpenFlow numbers, or the LOCAL one. */
    OvsPort add(String name, PortVlans vlans, List<String> interfaces, boolean local) {
        if (byName.containsKey(name)) {
            throw new IllegalArgumentException("bridge " + bridge.name() + " already has a port " + name);
        }
        OvsPort bundle = new OvsPort(bridge, name, numbered.length, vlans);
        for (String each : interfaces) {
            Port port = new Port(bridge, each, members.length);
            int ofport = local ? OvsBridge.LOCAL : nextOfport++;
            OvsMember member = new OvsMember(bridge.host().nextMemberId(), ofport, bundle, port);
            bundle.members().add(member);
            members = Arrays.copyOf(members, members.length + 1);
            members[members.length - 1] = member;
        }
        byName.put(name, bundle);
        numbered = Arrays.copyOf(numbered, numbered.length + 1);
        numbered[numbered.length - 1] = bundle;
        present = byName.values().toArray(new OvsPort[0]);
        return bundle;
    }

    void remove(OvsPort port) {
        byName.remove(port.name());
        port.markRemoved();
        present = byName.values().toArray(new OvsPort[0]);
        localMacs.values().removeIf(p -> p == port);
    }

    /** Those that were not removed, in the order of adding. */
    OvsPort[] present() {
        return present;
    }

    OvsPort numbered(int number) {
        return numbered[number];
    }

    @Nullable
    OvsPort named(String name) {
        return byName.get(name);
    }

    OvsMember member(Port port) {
        return members[port.index()];
    }

    void addLocalMac(long mac, OvsPort port) {
        localMacs.put(mac, port);
    }

    @Nullable
    OvsPort ofLocalMac(long mac) {
        return localMacs.isEmpty() ? null : localMacs.get(mac);
    }
}
