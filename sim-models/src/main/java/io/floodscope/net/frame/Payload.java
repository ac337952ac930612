package io.floodscope.net.frame;

/** What a frame carries. */
public sealed interface Payload permits ArpPacket, NdPacket, IpPacket, VrrpAdvert, RawPayload {

    /** Bytes behind the Ethernet header, before padding. */
    int bytes();

    /** The EtherType that announces it. */
    int etherType();
}
