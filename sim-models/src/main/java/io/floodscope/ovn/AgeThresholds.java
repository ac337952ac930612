package io.floodscope.ovn;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The option {@code mac_binding_age_threshold} of a router: a number of seconds, or from 24.03 on a list of
 * {@code [cidr:]seconds} separated by semicolons. The longest matching prefix wins, a bare number is the default, 0 = never.
 */
public final class AgeThresholds {

    /** Ageing switched off. */
    public static final AgeThresholds OFF = new AgeThresholds(List.of(), 0);

    private record Entry(Prefix prefix, long millis) {}

    private final List<Entry> entries;
    private final long defaultMillis;

    private AgeThresholds(List<Entry> entries, long defaultMillis) {
        this.entries = List.copyOf(entries);
        this.defaultMillis = defaultMillis;
    }

    /** One threshold for all addresses; 0 = off. */
    public static AgeThresholds ofSeconds(long seconds) {
        if (seconds < 0 || seconds > Long.MAX_VALUE / 1_000_000_000L) {
            throw new IllegalArgumentException("an age threshold is 0 or more whole seconds, got " + seconds);
        }
        return new AgeThresholds(List.of(), seconds * 1_000);
    }

    /**
     * Parses a list, or returns empty if any entry is bad; OVN then switches ageing off for the router, with a warning. An
     * IPv6 prefix may be used: the last colon separates the number. A prefix length of 0 is taken as the default; of several
     * defaults the last one counts.
     */
    public static Optional<AgeThresholds> tryParse(String text) {
        List<Entry> entries = new ArrayList<>();
        long fallback = 0;
        for (String part : text.split(";", -1)) {
            if (part.isBlank()) {
                continue;
            }
            int colon = part.lastIndexOf(':');
            Optional<Long> seconds = seconds(part.substring(colon + 1).trim());
            if (seconds.isEmpty()) {
                return Optional.empty();
            }
            long millis = seconds.get() * 1_000;
            if (colon < 0) {
                fallback = millis;
                continue;
            }
            Optional<Prefix> prefix = prefix(part.substring(0, colon).trim());
            if (prefix.isEmpty()) {
                return Optional.empty();
            }
            if (prefix.get().length() == 0) {
                fallback = millis;
            } else {
                entries.add(new Entry(prefix.get(), millis));
            }
        }
        return Optional.of(new AgeThresholds(entries, fallback));
    }

    private static Optional<Prefix> prefix(String text) {
        Optional<Prefix> prefix = Prefix.tryParse(text);
        return prefix.isPresent()
                ? prefix
                : IpAddress.tryParse(text).map(address -> new Prefix(address, address.v6() ? 128 : 32));
    }

    private static Optional<Long> seconds(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** Threshold of an address in ms; 0 = never. This is what northd deletes by. */
    public long millisFor(IpAddress address) {
        long found = defaultMillis;
        int longest = -1;
        for (Entry entry : entries) {
            if (entry.prefix().length() > longest && entry.prefix().contains(address)) {
                longest = entry.prefix().length();
                found = entry.millis();
            }
        }
        return found;
    }

    /** The smallest threshold other than 0, in ms, or 0 if there is none: all that controllers get to know. */
    public long smallestMillis() {
        long smallest = defaultMillis;
        for (Entry entry : entries) {
            if (entry.millis() > 0 && (smallest == 0 || entry.millis() < smallest)) {
                smallest = entry.millis();
            }
        }
        return smallest;
    }

    /** Whether any address ages. */
    public boolean isOn() {
        return smallestMillis() > 0;
    }

    /** Whether this is more than a plain number, which OVN knows from 24.03 on. */
    public boolean isList() {
        return !entries.isEmpty();
    }
}
