package io.floodscope.imports;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces every MAC and IP address of some texts by another, the same one wherever it stands. IPv4 networks move below
 * 10.0.0.0/8: each /16 gets the next free number, the third octet is changed bit by bit so that common prefixes stay common,
 * the last octet stays. IPv6 networks of 64 bits and the addresses in them are numbered. MACs are
 * numbered below 02:a0, those of one vendor prefix together. What has a fixed meaning (broadcast, multicast, zero, loopback) stays. Nothing of the mapping can be computed without the texts.
 */
public final class Anonymizer {

    private static final Pattern MAC = Pattern.compile(
            "(?<![0-9A-Fa-f:-])[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})(?![0-9A-Fa-f:])");
    /** A MAC without separators, as in interface names (enx...) and, behind four digits, in datapath ids. */
    private static final Pattern BARE_MAC =
            Pattern.compile("(?<![0-9A-Fa-f-])((?:[0-9A-Fa-f]{4})?)([0-9A-Fa-f]{12})(?![0-9A-Fa-f])");

    private static final Pattern V4 =
            Pattern.compile("(?<![0-9.])(\\d{1,3}(?:\\.\\d{1,3}){3})(?:/(\\d{1,2}))?(?![0-9]|\\.[0-9])");
    private static final Pattern V6 = Pattern.compile(
            "(?<![0-9A-Fa-f:.])([0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?:(?<=:)\\d{1,3}(?:\\.\\d{1,3}){3})?)(?![0-9A-Fa-f:])");

    private static final long FIRST_VENDOR = 0x02A000L;

    private final byte[] key;
    private final Set<Long> knownMacs = new TreeSet<>();
    private final Set<Integer> knownHalves = new TreeSet<>();
    private final Set<IpAddress> knownV6 = new TreeSet<>();
    private final Map<Long, Long> macs = new LinkedHashMap<>();
    private final Map<Long, Long> vendors = new LinkedHashMap<>();
    private final Map<Integer, Integer> halves = new LinkedHashMap<>();
    private final Map<Long, Long> networks = new LinkedHashMap<>();
    private final Map<IpAddress, IpAddress> v6 = new LinkedHashMap<>();
    private long nextMac;
    private int nextHalf = 10 << 8;

    /** An anonymizer for these texts: no address that occurs in them is used as a replacement. */
    public Anonymizer(List<String> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                MAC.matcher(text).results().forEach(m -> knownMacs.add(macOf(m.group())));
                V4.matcher(text)
                        .results()
                        .forEach(m -> IpAddress.tryParse(m.group(1))
                                .ifPresent(ip -> knownHalves.add((int) (ip.low() >>> 16) & 0xFFFF)));
                V6.matcher(text)
                        .results()
                        .forEach(m -> IpAddress.tryParse(m.group(1)).ifPresent(knownV6::add));
            }
            key = digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The text with all addresses replaced. */
    public String apply(String text) {
        String out = replace(MAC, text, m -> MacAddress.format(mac(macOf(m.group()))));
        out = replace(BARE_MAC, out, m -> bareMac(m.group(1), m.group(2)));
        out = replace(
                V6,
                out,
                m -> IpAddress.tryParse(m.group(1))
                        .filter(IpAddress::v6)
                        .map(ip -> v6(ip).toString())
                        .orElse(m.group()));
        return replace(
                V4,
                out,
                m -> IpAddress.tryParse(m.group(1))
                        .map(ip -> v4(ip, m.group(2)))
                        .orElse(m.group()));
    }

    private static String replace(Pattern pattern, String text, Function<Matcher, String> change) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder out = new StringBuilder(text.length());
        while (matcher.find()) {
            matcher.appendReplacement(out, Matcher.quoteReplacement(change.apply(matcher)));
        }
        return matcher.appendTail(out).toString();
    }

    private static long macOf(String text) {
        return MacAddress.tryParse(text).orElse(0);
    }

    private String bareMac(String before, String digits) {
        // A number such as a timestamp in ms has more or fewer digits or is not one of the MACs; 12 letters and digits
        // are.
        boolean number = digits.chars().allMatch(Character::isDigit);
        long mac = Long.parseLong(digits, 16);
        if (number && !knownMacs.contains(mac) && !macs.containsKey(mac)) {
            return before + digits;
        }
        return before + String.format(Locale.ROOT, "%012x", mac(mac));
    }

    private long mac(long mac) {
        // Replacements of the first pass are met again by the second.
        if (mac == 0 || MacAddress.isGroup(mac) || macs.containsValue(mac)) {
            return mac;
        }
        long vendor = vendors.computeIfAbsent(mac >>> 24, v -> FIRST_VENDOR + vendors.size());
        return macs.computeIfAbsent(mac, m -> {
            do {
                nextMac++;
            } while (knownMacs.contains(vendor << 24 | nextMac));
            return vendor << 24 | nextMac;
        });
    }

    private String v4(IpAddress ip, @org.jspecify.annotations.Nullable String length) {
        int bits = (int) ip.low();
        int first = bits >>> 24;
        String suffix = length == null ? "" : "/" + length;
        int prefix = length == null ? 32 : Math.min(32, Integer.parseInt(length));
        if (first == 0 || first == 127 || first >= 224 || prefix <= 8) {
            return ip + suffix;
        }
        int half = halves.computeIfAbsent(bits >>> 16, h -> {
            do {
                nextHalf++;
            } while (knownHalves.contains(nextHalf));
            return nextHalf & 0xFFFF;
        });
        int mapped = (half << 16) | (third(bits >>> 16, bits >>> 8 & 255) << 8) | (bits & 255);
        boolean network = prefix < 32 && (bits & (-1 >>> prefix)) == 0;
        return IpAddress.ofV4(network ? mapped & ~(-1 >>> prefix) : mapped) + suffix;
    }

    /** The third octet with each bit kept or flipped depending on those before it. */
    private int third(int half, int octet) {
        int out = 0;
        for (int i = 7; i >= 0; i--) {
            int before = octet >>> (i + 1);
            out |= ((octet >>> i & 1) ^ flip(half, before, i)) << i;
        }
        return out;
    }

    private int flip(int half, int before, int bit) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            return digest.digest((half + "." + before + "." + bit).getBytes(StandardCharsets.UTF_8))[0] & 1;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private IpAddress v6(IpAddress ip) {
        if (ip.isMulticast() || ip.isUnspecified() || ip.isLoopback()) {
            return ip;
        }
        return v6.computeIfAbsent(ip, this::newV6);
    }

    private IpAddress newV6(IpAddress ip) {
        long high = ip.isLinkLocal6()
                ? 0xFE80_0000_0000_0000L
                : networks.computeIfAbsent(ip.high(), h -> 0xFD00_0000_0000_0000L + networks.size() + 1);
        if (ip.low() == 0) {
            return IpAddress.ofV6(high, 0);
        }
        long low = 0x1000 + v6.size();
        while (knownV6.contains(IpAddress.ofV6(high, low))) {
            low += 0x1_0000;
        }
        return IpAddress.ofV6(high, low);
    }
}
