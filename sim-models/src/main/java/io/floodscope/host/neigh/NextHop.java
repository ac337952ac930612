package io.floodscope.host.neigh;

/** A resolved or resolving next hop that packets are sent through; flows keep it until it is dead. */
public interface NextHop {

    /** Sends a packet or queues it. */
    void send(Outgoing packet, long word);

    /** An upper layer knows that the next hop delivers. */
    void confirm();

    /** An upper layer knows it; it counts when the next packet leaves through the next hop, whoever sends it. */
    void confirmWithNextPacket();

    /** Whether it was removed, so that a sender must look it up again. */
    boolean isDead();

    /** Whether a packet sent now would leave at once. */
    boolean isUsable();
}
