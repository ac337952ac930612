package io.floodscope.vrrp;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;

/**
 * The machine on which a member of a redundancy group runs, as far as the member needs it: one interface that can send and
 * that can be given addresses. Hosts implement it; tests may use a recorder.
 */
public interface VirtualAddressHolder {

    /** Name of the machine, used in marks and random streams. */
    String name();

    /** The interface's own (real) MAC. */
    long mac();

    /** The address from which adverts are sent; it breaks ties between equal priorities. */
    IpAddress primaryAddress(boolean v6);

    /**
     * The machine now owns an address: it answers ARP or ND for it with this MAC and takes frames to that MAC. In real-MAC
     * mode the MAC is {@link #mac()}.
     */
    void addAddress(IpAddress address, long mac);

    /** The machine no longer owns the address, nor the MAC it was given with unless that is its own. */
    void removeAddress(IpAddress address);

    /** Sends a frame from the interface; a machine without carrier drops it. */
    void send(Frame frame);
}
