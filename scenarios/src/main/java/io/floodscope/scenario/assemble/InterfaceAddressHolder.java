package io.floodscope.scenario.assemble;

import io.floodscope.host.HostInterface;
import io.floodscope.host.InterfaceTunable;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.Frame;
import io.floodscope.vrrp.VirtualAddressHolder;

/**
 * An interface of a Linux host to which a VRRP daemon gives virtual addresses: the interface itself with its own MAC, or
 * the macvlan that keepalived makes for the group's MAC ({@code use_vmac}). With a macvlan, each answers for its own
 * addresses only.
 */
public final class InterfaceAddressHolder implements VirtualAddressHolder {

    private final HostInterface itf;
    private final String macvlan;

    /**
     * A holder on an interface.
     *
     * @param macvlan name of the macvlan, should one be needed
     */
    public InterfaceAddressHolder(HostInterface itf, String macvlan) {
        this.itf = itf;
        this.macvlan = macvlan;
    }

    @Override
    public String name() {
        return itf.host().name();
    }

    @Override
    public long mac() {
        return itf.mac();
    }

    @Override
    public IpAddress primaryAddress(boolean v6) {
        return v6
                ? itf.linkLocal()
                : itf.addresses().stream()
                        .map(Prefix::address)
                        .filter(a -> !a.v6())
                        .findFirst()
                        .orElse(IpAddress.ANY4);
    }

    @Override
    public void addAddress(IpAddress address, long mac) {
        interfaceOf(mac).addAddress(new Prefix(address, address.v6() ? 128 : 32));
    }

    private HostInterface interfaceOf(long mac) {
        if (mac == itf.mac()) {
            return itf;
        }
        HostInterface known = itf.host().networkInterface(macvlan);
        if (known != null) {
            return known;
        }
        HostInterface made = itf.host().addMacvlan(itf, macvlan, mac);
        // A new interface forwards if the host does (conf.default follows ip_forward).
        made.set(InterfaceTunable.FORWARDING4, itf.tunable(InterfaceTunable.FORWARDING4));
        made.set(InterfaceTunable.FORWARDING6, itf.tunable(InterfaceTunable.FORWARDING6));
        made.set(InterfaceTunable.ARP_IGNORE, 1);
        itf.set(InterfaceTunable.ARP_IGNORE, 1);
        return made;
    }

    @Override
    public void removeAddress(IpAddress address) {
        itf.host().interfaces().forEach(i -> i.removeAddress(address));
    }

    @Override
    public void send(Frame frame) {
        itf.send(frame, 0);
    }
}
