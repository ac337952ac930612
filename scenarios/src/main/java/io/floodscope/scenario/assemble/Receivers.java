package io.floodscope.scenario.assemble;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.AddressEventSpec;
import io.floodscope.scenario.schema.EventSpec;
import io.floodscope.scenario.schema.PoolSpec;
import io.floodscope.scenario.schema.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may take what is sent to an address: every host that has it at the start, shares it, holds it as a member of a VRRP
 * group, gets it by an event, or may be given it from a pool. Servers run at all of them, so that traffic is counted wherever it arrives.
 */
final class Receivers {

    private final Map<String, LinuxHostHandle> hosts;
    private final Map<IpAddress, Set<String>> later = new LinkedHashMap<>();

    Receivers(Scenario scenario, Names names, Map<String, LinuxHostHandle> hosts) {
        this.hosts = hosts;
        for (PoolSpec pool : scenario.pools().values()) {
            List<String> machines = pool.hosts().stream()
                    .flatMap(pattern -> names.hosts(pattern).stream())
                    .toList();
            for (int i = 0; i < pool.size(); i++) {
                IpAddress address = pool.ip().address().plus(i);
                machines.forEach(machine -> add(address, machine));
            }
        }
        hosts.forEach((name, host) ->
                host.vrrp().forEach(group -> group.addresses().forEach(ip -> add(ip, name))));
        for (EventSpec event : scenario.events()) {
            if (event instanceof AddressEventSpec.MoveIp move && move.to() != null) {
                add(move.ip().address(), move.to());
            }
        }
    }

    private void add(IpAddress address, String host) {
        later.computeIfAbsent(address, a -> new LinkedHashSet<>()).add(host);
    }

    /** The hosts, in the order of the file. */
    List<LinuxHostHandle> of(IpAddress address) {
        Set<String> named = later.getOrDefault(address, Set.of());
        List<LinuxHostHandle> found = new ArrayList<>();
        hosts.forEach((name, host) -> {
            if (named.contains(name) || has(host, address)) {
                found.add(host);
            }
        });
        return found;
    }

    private static boolean has(LinuxHostHandle host, IpAddress address) {
        return host.host().interfaces().stream()
                .flatMap(itf -> itf.addresses().stream())
                .anyMatch(prefix -> prefix.address().equals(address));
    }
}
