package io.floodscope.host;

import io.floodscope.host.neigh.NeighborDevice;
import io.floodscope.host.neigh.NeighborRule;
import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.frame.Payload;
import io.floodscope.net.link.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network interface of a host: a port (or a VLAN on it), a MAC, IP addresses, and the neighbours behind it. */
public final class HostInterface {

    private final LinuxHost host;
    private final String name;
    private final Port port;
    private final int vlan;
    private final InterfaceCounters counters;
    private final List<Prefix> addresses = new ArrayList<>();
    private final List<Prefix> kept = new ArrayList<>();
    private final List<IpAddress> proxied = new ArrayList<>();
    private final int[] tunables = new int[InterfaceTunable.values().length];
    private final ArpFace arp;
    private final NdFace nd;
    private final NeighborDevice neighbors4;
    private final NeighborDevice neighbors6;
    private long mac;
    private long ethernetSource;
    private long arpSender;
    private long[] extraMacs = new long[0];
    private IpAddress linkLocal;
    private boolean up = true;
    private @Nullable PayloadListener listener;

    HostInterface(LinuxHost host, String name, Port port, int vlan, long mac) {
        this.host = host;
        this.name = name;
        this.port = port;
        this.vlan = vlan;
        this.mac = mac;
        this.ethernetSource = mac;
        this.arpSender = mac;
        this.linkLocal = IpAddress.linkLocalOf(mac);
        this.counters = new InterfaceCounters(host.machine().simulation(), host.name() + "/" + name);
        this.arp = new ArpFace(this);
        this.nd = new NdFace(this);
        String device = host.name() + "/" + name;
        this.neighbors4 = host.machine().ipv4().addDevice(device, arp);
        this.neighbors6 = host.machine().ipv6().addDevice(device, nd);
        for (InterfaceTunable tunable : InterfaceTunable.values()) {
            tunables[tunable.ordinal()] = tunable.initial();
        }
    }

    /** A frame arrived at the port in this interface's VLAN. The first test decides most frames of a flood. */
    void receive(Frame frame, long word) {
        long dst = frame.dst();
        if (dst != mac && !MacAddress.isGroup(dst) && !ownsExtra(dst)) {
            counters.unwanted(frame);
            return;
        }
        counters.wanted(frame);
        if (!up) {
            return;
        }
        Payload payload = frame.payload();
        if (payload instanceof IpPacket packet) {
            host.heard(this, packet.src(), frame.src());
            host.ip().receive(this, packet, word, frame.packets());
        } else if (payload instanceof ArpPacket packet) {
            counters.received(packet);
            arp.receive(packet, dst == mac);
        } else if (payload instanceof NdPacket packet) {
            counters.received(packet);
            nd.receive(packet);
        } else if (listener != null) {
            listener.received(this, frame, word);
        }
    }

    boolean owns(long address) {
        return address == mac || ownsExtra(address);
    }

    private boolean ownsExtra(long address) {
        for (long extra : extraMacs) {
            if (extra == address) {
                return true;
            }
        }
        return false;
    }

    /** Sends a frame; an interface that is down drops it. */
    public void send(Frame frame, long word) {
        if (up && host.isRunning()) {
            Frame tagged = vlan == Vlan.UNTAGGED ? frame : frame.withVlan(vlan);
            counters.sent(tagged);
            port.send(tagged, word);
        } else {
            counters.dropped();
        }
    }

    /** Adds an address at once and usable at once. */
    public void addAddress(Prefix address) {
        addresses.add(address);
        host.routes().changed();
    }

    /** Adds an address as {@code ip addr add} does: an IPv6 address first passes duplicate address detection. */
    public void addAddressChecked(Prefix address) {
        if (address.address().v6()) {
            nd.addTentative(address);
        } else {
            addAddress(address);
        }
    }

    /** Removes an address. When the last IPv4 address goes, ARP leaves the interface and its entries go too. */
    public boolean removeAddress(IpAddress address) {
        boolean removed = addresses.removeIf(p -> p.address().equals(address)) | nd.removeTentative(address);
        if (removed) {
            host.routes().changed();
            if (!address.v6() && addresses.stream().allMatch(p -> p.address().v6())) {
                neighbors4.flush(false, NeighborRule.DEVICE_FLUSH);
            }
        }
        return removed;
    }

    /**
     * Answers for an address of somebody else, as {@code ip neigh add proxy} makes it do: ARP if this host forwards and reaches
     * the address through another interface, neighbour discovery if it forwards and proxy_ndp is on.
     */
    public void addProxied(IpAddress address) {
        proxied.add(address);
    }

    boolean isProxied(IpAddress address) {
        return proxied.contains(address);
    }

    /** Brings the interface up or down; going down deletes all neighbours and, as the kernel does, IPv6 addresses. */
    public void setUp(boolean nowUp) {
        if (up == nowUp) {
            return;
        }
        up = nowUp;
        host.routes().changed();
        if (!nowUp) {
            neighbors4.flush(false, NeighborRule.DEVICE_FLUSH);
            neighbors6.flush(false, NeighborRule.DEVICE_FLUSH);
            nd.linkDown();
            keepAddresses();
        } else {
            kept.forEach(this::addAddressChecked);
            kept.clear();
            announce();
        }
    }

    /** IPv6 addresses go with the interface (addrconf_ifdown) unless keep_addr_on_down has them wait for its return. */
    private void keepAddresses() {
        List<Prefix> gone = addresses.stream().filter(p -> p.address().v6()).toList();
        addresses.removeAll(gone);
        if (!gone.isEmpty() && tunable(InterfaceTunable.KEEP_ADDR_ON_DOWN) != 0) {
            kept.addAll(gone);
            host.hit(HostRule.ND_KEPT_ADDRESS);
        }
    }

    /** Forgets addresses that were to come back with the interface, as when the machine is switched off. */
    public void forgetKeptAddresses() {
        kept.clear();
    }

    /** Makes it an interface that was never brought up: it has its addresses, but neither sends nor takes anything. */
    public void startDown() {
        up = false;
        host.routes().changed();
    }

    /** Takes the interface's carrier notice: losing it deletes neighbours where the kernel does so. */
    void carrierChanged(boolean carrier) {
        if (carrier || !host.machine().profile().carrierEvicts()) {
            return;
        }
        if (tunable(InterfaceTunable.ARP_EVICT_NOCARRIER) != 0) {
            neighbors4.flush(true, NeighborRule.CARRIER_FLUSH);
        }
        if (tunable(InterfaceTunable.NDISC_EVICT_NOCARRIER) != 0) {
            neighbors6.flush(true, NeighborRule.CARRIER_FLUSH);
        }
    }

    /** Changes the MAC; all neighbours go. */
    public void setMac(long newMac) {
        if (newMac == mac) {
            return;
        }
        mac = newMac;
        ethernetSource = newMac;
        arpSender = newMac;
        host.routes().changed();
        neighbors4.flush(false, NeighborRule.DEVICE_FLUSH);
        neighbors6.flush(false, NeighborRule.DEVICE_FLUSH);
        if (up) {
            announce();
        }
    }

    private void announce() {
        if (tunable(InterfaceTunable.ARP_NOTIFY) != 0) {
            arp.announceAll();
        }
        if (tunable(InterfaceTunable.NDISC_NOTIFY) != 0) {
            nd.announceAll();
        }
    }

    /** Sends from another Ethernet address than the interface's own, as NLB members and some appliances do. */
    public void setEthernetSource(long address) {
        ethernetSource = address;
        host.routes().changed();
    }

    /** Names another sender hardware address in ARP (and link-layer option in ND) than the interface's own. */
    public void setArpSender(long address) {
        arpSender = address;
    }

    /** Takes unicast frames to a further MAC as its own. */
    public void addMac(long address) {
        extraMacs = Arrays.copyOf(extraMacs, extraMacs.length + 1);
        extraMacs[extraMacs.length - 1] = address;
    }

    /** Stops taking frames to a further MAC. */
    public void removeMac(long address) {
        extraMacs = Arrays.stream(extraMacs).filter(m -> m != address).toArray();
    }

    /** Announces an IPv4 address of this interface with gratuitous requests or an IPv6 one with an unsolicited NA. */
    public void announce(IpAddress address, boolean asReply) {
        if (address.v6()) {
            nd.announce(address);
        } else {
            arp.announce(address, asReply);
        }
    }

    /**
     * Advertises this host as an IPv6 router to all nodes.
     *
     * @param reachableMillis Reachable Time in ms, 0 for unspecified
     */
    public void advertiseRouter(long reachableMillis) {
        nd.advertiseRouter(reachableMillis);
    }

    /** Writes a tunable of {@code net.ipv4.neigh} or {@code net.ipv6.neigh}. */
    public void set(boolean v6, NeighborTunable tunable, long value) {
        neighbors(v6).set(tunable, value);
    }

    /** Writes a tunable of {@code net.ipv4.conf} or {@code net.ipv6.conf}. */
    public void set(InterfaceTunable tunable, long value) {
        tunables[tunable.ordinal()] = tunable.check(value);
    }

    /** The value in force, of this interface and {@code all} together. */
    public int tunable(InterfaceTunable tunable) {
        return tunable.combined(host.allTunable(tunable), tunables[tunable.ordinal()]);
    }

    /** Who takes payloads that the host itself does not understand, such as VRRP. */
    public void setListener(@Nullable PayloadListener payloadListener) {
        listener = payloadListener;
    }

    /** Whether an address is one of this interface's. */
    boolean hasAddress(IpAddress address) {
        for (int i = 0; i < addresses.size(); i++) {
            if (addresses.get(i).address().equals(address)) {
                return true;
            }
        }
        return address.v6() && address.equals(linkLocal);
    }

    /** Whether it is up and answers for an address on the wire with this MAC. */
    public boolean answers(IpAddress address, long hardware) {
        return up && hasAddress(address) && (owns(hardware) || hardware == arpSender);
    }

    /** Whether it is up and has an address. */
    public boolean holds(IpAddress address) {
        return up && hasAddress(address);
    }

    /** The address preferred as a source towards a target: of its subnet, else the first; null if there is none. */
    @Nullable
    IpAddress preferredSource(IpAddress target) {
        IpAddress first = null;
        for (Prefix prefix : addresses) {
            if (prefix.address().v6() != target.v6()) {
                continue;
            }
            if (prefix.contains(target)) {
                return prefix.address();
            }
            first = first == null ? prefix.address() : first;
        }
        return first != null && !target.isLinkLocal6() ? first : target.v6() ? linkLocal : first;
    }

    /** Whether a target lies in a subnet of this interface. */
    boolean isOnLink(IpAddress target) {
        for (int i = 0; i < addresses.size(); i++) {
            if (addresses.get(i).contains(target)) {
                return true;
            }
        }
        return target.isLinkLocal6();
    }

    /** Whether a target is the broadcast address of one of the interface's subnets. */
    boolean isBroadcast(IpAddress target) {
        if (target.v6()) {
            return false;
        }
        for (Prefix prefix : addresses) {
            int length = prefix.length();
            if (!prefix.address().v6() && length < 31) {
                long hostBits = (1L << (32 - length)) - 1;
                if (prefix.contains(target) && (target.low() & hostBits) == hostBits) {
                    return true;
                }
            }
        }
        return target.equals(IpAddress.BROADCAST4);
    }

    /** Neighbours of a family. */
    public NeighborDevice neighbors(boolean v6) {
        return v6 ? neighbors6 : neighbors4;
    }

    /** Its name, such as eth0. */
    public String name() {
        return name;
    }

    /** Its host. */
    public LinuxHost host() {
        return host;
    }

    /** The port it sends through. */
    public Port port() {
        return port;
    }

    /** The VLAN it is tagged with, or {@link Vlan#UNTAGGED}. */
    public int vlan() {
        return vlan;
    }

    /** Its MAC. */
    public long mac() {
        return mac;
    }

    /** Source of the frames it sends. */
    public long ethernetSource() {
        return ethernetSource;
    }

    /** Sender hardware address of its ARP. */
    public long arpSender() {
        return arpSender;
    }

    /** Its addresses with prefix, in the order in which they were added. */
    public List<Prefix> addresses() {
        return Collections.unmodifiableList(addresses);
    }

    /** Its IPv6 link-local address. */
    public IpAddress linkLocal() {
        return linkLocal;
    }

    /** Whether it is administratively up. */
    public boolean isUp() {
        return up;
    }

    /** What passed. */
    public InterfaceCounters counters() {
        return counters;
    }

    @Override
    public String toString() {
        return host.name() + "/" + name;
    }
}
