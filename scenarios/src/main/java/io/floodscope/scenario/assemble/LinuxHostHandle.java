package io.floodscope.scenario.assemble;

import io.floodscope.host.HostInterface;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.app.Applications;
import io.floodscope.host.neigh.NeighborDevice;
import io.floodscope.host.neigh.NeighborEntry;
import io.floodscope.host.neigh.NeighborPrinter;
import io.floodscope.host.neigh.NeighborState;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.link.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Linux host of a scenario with its interfaces and applications. */
final class LinuxHostHandle implements HostHandle {

    private final LinuxHost host;
    private final Applications applications;
    private final List<VrrpMember> vrrp = new ArrayList<>();
    private @Nullable HostPower power;

    LinuxHostHandle(LinuxHost host) {
        this.host = host;
        this.applications = new Applications(host);
    }

    void add(VrrpMember member) {
        vrrp.add(member);
        VrrpMember.listen(first(), vrrp);
    }

    List<VrrpMember> vrrp() {
        return vrrp;
    }

    void setPower(HostPower hostPower) {
        power = hostPower;
    }

    HostPower power() {
        return Objects.requireNonNull(power, "the host is not assembled yet");
    }

    LinuxHost host() {
        return host;
    }

    Applications applications() {
        return applications;
    }

    HostInterface first() {
        return host.interfaces().get(0);
    }

    @Override
    public String name() {
        return host.name();
    }

    @Override
    public String neighborState(IpAddress address) {
        NeighborEntry entry = entry(address);
        return entry == null ? NeighborState.NONE.name() : entry.state().name();
    }

    @Override
    public @Nullable String neighborMac(IpAddress address) {
        NeighborEntry entry = entry(address);
        return entry == null || !entry.state().isValid() ? null : MacAddress.format(entry.mac());
    }

    private @Nullable NeighborEntry entry(IpAddress address) {
        for (HostInterface itf : host.interfaces()) {
            NeighborEntry entry = itf.neighbors(address.v6()).lookup(address);
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    @Override
    public Map<String, Port> ports() {
        Map<String, Port> ports = new LinkedHashMap<>();
        host.interfaces().forEach(itf -> ports.put(name() + "/" + itf.name(), itf.port()));
        return ports;
    }

    @Override
    public CommandOutput showNeighbours(boolean json) {
        List<NeighborDevice> tables = new ArrayList<>();
        host.interfaces().forEach(itf -> tables.add(itf.neighbors(false)));
        host.interfaces().forEach(itf -> tables.add(itf.neighbors(true)));
        return json
                ? CommandOutput.json("ip -j -s neigh", NeighborPrinter.json(tables))
                : new CommandOutput("ip -s neigh", NeighborPrinter.text(tables), false);
    }

    @Override
    public int neighborEntries() {
        int sum = 0;
        for (HostInterface itf : host.interfaces()) {
            sum += itf.neighbors(false).entries().size()
                    + itf.neighbors(true).entries().size();
        }
        return sum;
    }
}
