package io.floodscope.conform.ovn;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;

/** A host of the recordings, as the actions see it. */
interface TestHost extends Node {

    long mac();

    Port port();

    /** Gives the host an address of its own, from which it also sends. */
    void home(IpAddress address);

    /** It answers for one more address. */
    void own(IpAddress address);

    /** It no longer answers for an address; frames to its MAC still reach it. */
    void disown(IpAddress address);

    void setArpSilent(boolean silent);

    void setEchoSilent(boolean silent);

    void send(Frame frame, long word);

    /** Sends an ICMP packet by its gateway. */
    void sendPacket(IpAddress dst, IpPacket.Kind kind, long seq);
}
