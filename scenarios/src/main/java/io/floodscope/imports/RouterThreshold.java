package io.floodscope.imports;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The option mac_binding_age_threshold of an OVN logical router: one number, or since 24.03 a list
 * {@code 192.168.0.0/16:300;0}. The longest matching prefix decides; a bare number is the default; 0 means never; no match
 * and no default means never. One bad entry switches ageing off for the router.
 *
 * @param router the router
 * @param text the option as written, null if it is not set
 * @param byPrefix entries with a prefix, in order
 * @param defaultSeconds the default, null if there is none
 * @param defaults how many defaults the list has; the last one is taken
 * @param bad the first entry that is not understood, null if all are
 * @param where place in the file
 */
public record RouterThreshold(
        String router,
        @Nullable String text,
        List<Entry> byPrefix,
        @Nullable Long defaultSeconds,
        int defaults,
        @Nullable String bad,
        Where where) {

    /** Keeps its own copy of the entries. */
    public RouterThreshold {
        byPrefix = List.copyOf(byPrefix);
    }

    /** Seconds for the addresses of one prefix. */
    public record Entry(Prefix prefix, long seconds) {}

    /** Reads the option. */
    public static RouterThreshold parse(String router, @Nullable String text, Where where) {
        List<Entry> entries = new ArrayList<>();
        Long fallback = null;
        int defaults = 0;
        String bad = null;
        for (String part : text == null ? new String[0] : text.split(";", -1)) {
            String item = part.strip();
            if (item.isEmpty()) {
                continue;
            }
            int colon = item.lastIndexOf(':');
            Optional<Prefix> prefix = colon < 0 ? Optional.empty() : prefix(item.substring(0, colon));
            String number = item.substring(colon + 1).strip();
            boolean whole = number.matches("\\d{1,10}") && Long.parseLong(number) <= 0xFFFF_FFFFL;
            if (!whole || (colon >= 0 && prefix.isEmpty())) {
                bad = bad == null ? item : bad;
            } else if (prefix.isPresent() && prefix.get().length() > 0) {
                entries.add(new Entry(prefix.get(), Long.parseLong(number)));
            } else {
                fallback = Long.parseLong(number);
                defaults++;
            }
        }
        return new RouterThreshold(router, text, entries, fallback, defaults, bad, where);
    }

    private static Optional<Prefix> prefix(String text) {
        String plain = text.strip();
        return plain.indexOf('/') >= 0
                ? Prefix.tryParse(plain)
                : IpAddress.tryParse(plain).map(a -> new Prefix(a, a.v6() ? 128 : 32));
    }

    /** Seconds after which a binding of this address is removed; 0 for never. */
    public long secondsFor(IpAddress ip) {
        if (bad != null) {
            return 0;
        }
        Entry best = null;
        for (Entry each : byPrefix) {
            if (each.prefix().contains(ip)
                    && (best == null || each.prefix().length() >= best.prefix().length())) {
                best = each;
            }
        }
        return best != null ? best.seconds() : defaultSeconds == null ? 0 : defaultSeconds;
    }

    /** The smallest threshold that is not 0, which sets the controllers' sampling; 0 if ageing is off. */
    public long smallestSeconds() {
        if (bad != null) {
            return 0;
        }
        long smallest = defaultSeconds == null ? 0 : defaultSeconds;
        for (Entry each : byPrefix) {
            smallest = smallest == 0 || (each.seconds() > 0 && each.seconds() < smallest) ? each.seconds() : smallest;
        }
        return smallest;
    }

    /** The largest threshold; 0 if ageing is off. */
    public long largestSeconds() {
        if (bad != null) {
            return 0;
        }
        long largest = defaultSeconds == null ? 0 : defaultSeconds;
        for (Entry each : byPrefix) {
            largest = Math.max(largest, each.seconds());
        }
        return largest;
    }
}
