package io.floodscope.net.wire;

/**
 * A frame as it stands on a wire.
 *
 * @param bytes from the destination address on, possibly cut
 * @param length of the whole frame in bytes
 */
public record EncodedFrame(byte[] bytes, int length) {}
