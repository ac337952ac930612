package io.floodscope.net.addr;

import java.util.Optional;

/** Text forms of IP addresses: dotted quad, and RFC 4291 with the RFC 5952 canonical spelling. */
final class IpText {

    private IpText() {}

    static Optional<IpAddress> parseV4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        int bits = 0;
        for (String part : parts) {
            int octet = number(part, 10, 3, 255);
            if (octet < 0 || (part.length() > 1 && part.charAt(0) == '0')) {
                return Optional.empty();
            }
            bits = bits << 8 | octet;
        }
        return Optional.of(IpAddress.ofV4(bits));
    }

    static Optional<IpAddress> parseV6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        int[] head = groups(gap < 0 ? text : text.substring(0, gap));
        int[] tail = gap < 0 ? new int[0] : groups(text.substring(gap + 2));
        if (head == null || tail == null) {
            return Optional.empty();
        }
        int given = head.length + tail.length;
        if (gap < 0 ? given != 8 : given > 7) {
            return Optional.empty();
        }
        long[] words = new long[2];
        for (int i = 0; i < head.length; i++) {
            set(words, i, head[i]);
        }
        for (int i = 0; i < tail.length; i++) {
            set(words, 8 - tail.length + i, tail[i]);
        }
        return Optional.of(IpAddress.ofV6(words[0], words[1]));
    }

    static String formatV6(long high, long low) {
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int length = 0;
            while (i + length < 8 && group(high, low, i + length) == 0) {
                length++;
            }
            if (length > bestLength) {
                bestStart = i;
                bestLength = length;
            }
        }
        StringBuilder out = new StringBuilder(40);
        for (int i = 0; i < 8; i++) {
            if (i == bestStart) {
                out.append("::");
                i += bestLength - 1;
                continue;
            }
            if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
                out.append(':');
            }
            out.append(Integer.toHexString(group(high, low, i)));
        }
        return out.toString();
    }

    private static int group(long high, long low, int index) {
        long word = index < 4 ? high : low;
        return (int) (word >>> (48 - 16 * (index & 3))) & 0xFFFF;
    }

    private static void set(long[] words, int index, int group) {
        words[index >>> 2] |= (long) group << (48 - 16 * (index & 3));
    }

    private static int @org.jspecify.annotations.Nullable [] groups(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        String last = parts[parts.length - 1];
        boolean dotted = last.indexOf('.') >= 0;
        int[] out = new int[parts.length + (dotted ? 1 : 0)];
        for (int i = 0; i < parts.length - (dotted ? 1 : 0); i++) {
            out[i] = number(parts[i], 16, 4, 0xFFFF);
            if (out[i] < 0) {
                return null;
            }
        }
        if (dotted) {
            Optional<IpAddress> v4 = parseV4(last);
            if (v4.isEmpty()) {
                return null;
            }
            out[out.length - 2] = (int) (v4.get().low() >>> 16);
            out[out.length - 1] = (int) (v4.get().low() & 0xFFFF);
        }
        return out;
    }

    private static int number(String text, int radix, int maxDigits, int max) {
        if (text.isEmpty() || text.length() > maxDigits) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value <= max ? value : -1;
    }
}
