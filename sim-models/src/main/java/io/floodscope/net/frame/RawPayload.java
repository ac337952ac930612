package io.floodscope.net.frame;

/**
 * Bytes that no model interprets.
 *
 * @param etherType the frame's EtherType
 * @param bytes length behind the Ethernet header
 */
public record RawPayload(int etherType, int bytes) implements Payload {}
