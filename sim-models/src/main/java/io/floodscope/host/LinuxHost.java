package io.floodscope.host;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.host.neigh.NeighborDevice;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import io.floodscope.random.RandomStream;
import io.floodscope.rules.RuleHits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Linux host, or one network namespace of a machine: interfaces, routes, IP, ARP and neighbour discovery. Transports and
 * applications sit on top ({@code host.tcp}, {@code host.app}).
 */
public final class LinuxHost implements Node {

    private final Machine machine;
    private final String name;
    private final List<Port> ports = new ArrayList<>();
    private final List<HostInterface> interfaces = new ArrayList<>();
    private HostInterface[][] byPort = new HostInterface[0][];
    private final RouteTable routes;
    private final IpLayer ip;
    private final int[] allTunables = new int[InterfaceTunable.values().length];
    private final RuleHits<HostRule> rules = new RuleHits<>(HostRule.class);
    private @Nullable ReturnPaths returnPaths;
    private int nextEphemeralPort = 32_768;
    private boolean running = true;
    private boolean frozen;
    private Runnable addressListener = () -> {};

    /** A host without interfaces on a machine that it may share. */
    public LinuxHost(Machine machine, String name) {
        this.machine = machine;
        this.name = name;
        this.routes = new RouteTable(this);
        this.ip = new IpLayer(this);
        machine.hostAdded();
        for (InterfaceTunable tunable : InterfaceTunable.values()) {
            allTunables[tunable.ordinal()] = tunable.combine() == InterfaceTunable.Combine.AND ? tunable.initial() : 0;
        }
    }

    /** Adds an interface with a port of its own. */
    public HostInterface addInterface(String interfaceName, long mac) {
        Port port = new Port(this, interfaceName, ports.size());
        ports.add(port);
        return add(new HostInterface(this, interfaceName, port, Vlan.UNTAGGED, mac));
    }

    /** Adds a VLAN interface on the port of another one, with that one's MAC. */
    public HostInterface addVlan(HostInterface parent, int vlan) {
        if (!Vlan.isConfigurable(vlan)) {
            throw new IllegalArgumentException("a VLAN id lies between 1 and 4094, got " + vlan);
        }
        return add(new HostInterface(this, parent.name() + "." + vlan, parent.port(), vlan, parent.mac()));
    }

    /** Adds an interface with a MAC of its own on the port of another one, as a macvlan: group frames reach both. */
    public HostInterface addMacvlan(HostInterface parent, String interfaceName, long mac) {
        return add(new HostInterface(this, interfaceName, parent.port(), parent.vlan(), mac));
    }

    private HostInterface add(HostInterface itf) {
        interfaces.add(itf);
        byPort = new HostInterface[ports.size()][];
        for (Port port : ports) {
            byPort[port.index()] =
                    interfaces.stream().filter(i -> i.port() == port).toArray(HostInterface[]::new);
        }
        routes.changed();
        return itf;
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        if (!isRunning()) {
            return;
        }
        HostInterface[] here = byPort[in.index()];
        if (here.length == 1 && here[0].vlan() == frame.vlan()) {
            here[0].receive(frame, word);
            return;
        }
        receiveAmongSeveral(here, frame, word);
    }

    /** A port with several interfaces: group frames reach all in their VLAN, unicast the owner of the MAC or the first. */
    private static void receiveAmongSeveral(HostInterface[] here, Frame frame, long word) {
        boolean group = frame.isGroupAddressed();
        HostInterface first = null;
        for (HostInterface itf : here) {
            boolean untagged = itf.vlan() == Vlan.UNTAGGED && frame.vlan() == Vlan.PRIORITY;
            if (itf.vlan() != frame.vlan() && !untagged) {
                continue;
            }
            first = first == null ? itf : first;
            if (group || itf.owns(frame.dst())) {
                itf.receive(frame, word);
                if (!group) {
                    return;
                }
            }
        }
        if (first == null) {
            here[0].counters().unwanted(frame);
        } else if (!group) {
            first.receive(frame, word);
        }
    }

    @Override
    public boolean isStation() {
        return true;
    }

    @Override
    public boolean owns(Port port, long mac) {
        for (HostInterface itf : byPort[port.index()]) {
            if (itf.owns(mac)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void carrierChanged(Port port, boolean up) {
        for (HostInterface itf : byPort[port.index()]) {
            itf.carrierChanged(up);
        }
    }

    /** Switches the host off or on: one that is off neither sends nor takes anything. */
    public void setRunning(boolean runs) {
        running = runs;
        routes.changed();
    }

    /**
     * Freezes the host, as a hypervisor does: it neither sends nor takes anything and forgets nothing. The clock of its machine
     * stops if no other host of the machine runs on.
     */
    public void freeze() {
        if (!frozen) {
            frozen = true;
            machine.hostFrozen();
            routes.changed();
        }
    }

    /** Lets a frozen host go on. */
    public void thaw() {
        if (frozen) {
            frozen = false;
            machine.hostThawed();
            routes.changed();
        }
    }

    /** Whether it is switched on and not frozen. */
    public boolean isRunning() {
        return running && !frozen;
    }

    /** Has somebody told whenever addresses, MACs, interfaces or routes changed. */
    public void onAddressChange(Runnable listener) {
        addressListener = listener;
    }

    void addressesChanged() {
        addressListener.run();
    }

    /** Whether an address belongs to any interface of this host. */
    public boolean isLocal(IpAddress address) {
        for (int i = 0; i < interfaces.size(); i++) {
            if (interfaces.get(i).hasAddress(address)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether packets to an address that was heard go to the Ethernet source of the last packet from it, past routes and
     * neighbour table, as filers and load balancers with a fast path do.
     */
    public void setRepliesToLastSource(boolean replies) {
        returnPaths = replies ? new ReturnPaths() : null;
    }

    /** A packet for this host came in from this Ethernet source. */
    void heard(HostInterface in, IpAddress source, long ethernetSource) {
        ReturnPaths paths = returnPaths;
        if (paths != null) {
            paths.heard(source, in, ethernetSource);
        }
    }

    /** The way back to an address, or null if it was never heard or the host looks up neighbours. */
    ReturnPaths.@Nullable Path returnPath(IpAddress address) {
        ReturnPaths paths = returnPaths;
        return paths == null ? null : paths.to(address);
    }

    /** Writes a tunable of {@code net.ipv4.conf.all} or {@code net.ipv6.conf.all}. */
    public void setAll(InterfaceTunable tunable, long value) {
        allTunables[tunable.ordinal()] = tunable.check(value);
    }

    int allTunable(InterfaceTunable tunable) {
        return allTunables[tunable.ordinal()];
    }

    /** Schedules something after a delay. */
    void at(long delayNanos, Phase phase, Event event) {
        machine.simulation().at(machine.simulation().nowNanos() + delayNanos, phase, event);
    }

    /** A random stream of this host. */
    RandomStream randomStream(String purpose) {
        return machine.simulation().random().stream("host/" + name, purpose);
    }

    /** Notes that a rule acted. */
    public void hit(HostRule rule) {
        rules.hit(rule);
    }

    /** Keeps a state band and marks for every neighbour of the interfaces there are, for reports. */
    public void observeNeighbors() {
        NeighborBands bands = new NeighborBands(machine.simulation());
        for (NeighborDevice device : neighborDevices()) {
            device.entries().forEach(bands::begin);
            device.listen(bands);
        }
    }

    /** The neighbour tables of its interfaces, IPv4 and then IPv6 of each, as the neighbour printer takes them. */
    public List<NeighborDevice> neighborDevices() {
        List<NeighborDevice> devices = new ArrayList<>();
        for (HostInterface itf : interfaces) {
            devices.add(itf.neighbors(false));
            devices.add(itf.neighbors(true));
        }
        return devices;
    }

    /** The next local port for a connection, counting up from 32768. */
    public int ephemeralPort() {
        int port = nextEphemeralPort;
        nextEphemeralPort = port == 60_999 ? 32_768 : port + 1;
        return port;
    }

    @Override
    public String name() {
        return name;
    }

    /** The machine it runs on. */
    public Machine machine() {
        return machine;
    }

    /** Its interfaces, in the order in which they were added. */
    public List<HostInterface> interfaces() {
        return Collections.unmodifiableList(interfaces);
    }

    /** The interface of this name, or null. */
    public @Nullable HostInterface networkInterface(String interfaceName) {
        for (HostInterface itf : interfaces) {
            if (itf.name().equals(interfaceName)) {
                return itf;
            }
        }
        return null;
    }

    /** Its routes. */
    public RouteTable routes() {
        return routes;
    }

    /** Its IP layer. */
    public IpLayer ip() {
        return ip;
    }

    /** The rules that acted. */
    public RuleHits<HostRule> rules() {
        return rules;
    }

    @Override
    public String toString() {
        return name;
    }
}
