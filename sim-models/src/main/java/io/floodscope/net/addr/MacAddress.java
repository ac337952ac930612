package io.floodscope.net.addr;

import java.util.OptionalLong;

/**
 * A 48-bit MAC address. On the hot path it is the bare {@code long} ({@link #value}); this record is its form at the edges.
 *
 * @param value the address in the lower 48 bits, first octet highest
 */
public record MacAddress(long value) implements Comparable<MacAddress> {

    /** ff:ff:ff:ff:ff:ff as a number. */
    public static final long BROADCAST = 0xFFFF_FFFF_FFFFL;

    /** "No address" where a number is needed; not a valid MAC. */
    public static final long NONE = -1L;

    private static final long GROUP_BIT = 0x0100_0000_0000L;
    private static final String HEX = "0123456789abcdef";

    /** Checks the range. */
    public MacAddress {
        if (value < 0 || value > BROADCAST) {
            throw new IllegalArgumentException("a MAC address has 48 bits: " + Long.toHexString(value));
        }
    }

    /** Parses six colon- or hyphen-separated pairs of hexadecimal digits. */
    public static MacAddress parse(String text) {
        return new MacAddress(tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException("not a MAC address like 00:11:22:33:44:55: " + text)));
    }

    /** The number of a MAC address in text form, or empty if the text is not one. */
    public static OptionalLong tryParse(String text) {
        if (text.length() != 17) {
            return OptionalLong.empty();
        }
        long value = 0;
        char separator = text.charAt(2);
        if (separator != ':' && separator != '-') {
            return OptionalLong.empty();
        }
        for (int i = 0; i < 17; i++) {
            char c = text.charAt(i);
            if (i % 3 == 2) {
                if (c != separator) {
                    return OptionalLong.empty();
                }
                continue;
            }
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return OptionalLong.empty();
            }
            value = (value << 4) | digit;
        }
        return OptionalLong.of(value);
    }

    /** Colon notation in lower case. */
    public static String format(long mac) {
        if (mac == NONE) {
            return "none";
        }
        char[] out = new char[17];
        for (int octet = 0; octet < 6; octet++) {
            int bits = (int) (mac >>> (40 - 8 * octet)) & 0xFF;
            out[3 * octet] = HEX.charAt(bits >>> 4);
            out[3 * octet + 1] = HEX.charAt(bits & 15);
            if (octet < 5) {
                out[3 * octet + 2] = ':';
            }
        }
        return new String(out);
    }

    /** Whether a destination is a group address: multicast or broadcast. */
    public static boolean isGroup(long mac) {
        return (mac & GROUP_BIT) != 0;
    }

    @Override
    public int compareTo(MacAddress other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return format(value);
    }
}
