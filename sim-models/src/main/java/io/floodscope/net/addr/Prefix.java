package io.floodscope.net.addr;

import java.util.Optional;

/**
 * An address with a prefix length, such as 10.0.4.11/24: both an interface address and, by {@link #contains}, its subnet.
 *
 * @param address the address, host bits kept
 * @param length prefix length in bits, 0 to 32 or 128
 */
public record Prefix(IpAddress address, int length) {

    /** Checks the length. */
    public Prefix {
        if (length < 0 || length > (address.v6() ? 128 : 32)) {
            throw new IllegalArgumentException("prefix length out of range: " + address + "/" + length);
        }
    }

    /** Parses {@code address/length}. */
    public static Prefix parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException("not an address with a prefix length: " + text));
    }

    /** The prefix, or empty if the text is not one. */
    public static Optional<Prefix> tryParse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int length = Integer.parseInt(text.substring(slash + 1));
        return IpAddress.tryParse(text.substring(0, slash))
                .filter(a -> length <= (a.v6() ? 128 : 32))
                .map(a -> new Prefix(a, length));
    }

    /** Whether an address lies in this subnet. */
    public boolean contains(IpAddress other) {
        if (other.v6() != address.v6()) {
            return false;
        }
        if (!address.v6()) {
            return ((address.low() ^ other.low()) & mask(length + 32)) == 0;
        }
        return ((address.high() ^ other.high()) & mask(Math.min(length, 64))) == 0
                && ((address.low() ^ other.low()) & mask(Math.max(0, length - 64))) == 0;
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << (64 - bits);
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
