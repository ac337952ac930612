package io.floodscope.scenario.schema;

import io.floodscope.ovn.AgeThresholds;
import io.floodscope.ovn.OvnRelease;
import io.floodscope.ovn.OvnReleases;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How releases and age thresholds of OVN are written. */
public final class OvnText {

    private static final Pattern VERSION = Pattern.compile("(?:ovn-)?(\\d{2})\\.(03|06|09|12)(?:\\.\\d{1,3})?");
    private static final Pattern BARE = Pattern.compile("[1-9]\\d*");
    private static final long SECOND = 1_000_000_000L;

    private OvnText() {}

    /** The release of a profile's name or of a version such as 24.03.6, if it existed. */
    public static Optional<OvnRelease> release(String text) {
        Optional<OvnRelease> named = OvnReleases.named(text);
        if (named.isPresent()) {
            return named;
        }
        Matcher version = VERSION.matcher(text);
        if (!version.matches()) {
            return Optional.empty();
        }
        int series = 100 * Integer.parseInt(version.group(1)) + Integer.parseInt(version.group(2));
        int newest = OvnReleases.named("ovn-26.03").map(OvnRelease::series).orElseThrow();
        return series > newest ? Optional.empty() : OvnReleases.forVersion(text);
    }

    /** Names of releases, for suggestions. */
    public static List<String> releases() {
        return OvnReleases.ALL.stream().map(OvnRelease::name).toList();
    }

    /**
     * The thresholds of {@code 300s} or of a list {@code cidr:300s;10s}. In a list bare numbers are taken as OVN's own
     * seconds, so that an option can be pasted; alone a number needs its unit.
     */
    public static Optional<AgeThresholds> thresholds(String text) {
        if (lacksUnit(text)) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            int colon = part.lastIndexOf(':') + 1;
            Optional<String> seconds = seconds(part.substring(colon).strip());
            if (seconds.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.substring(0, colon) + seconds.get());
        }
        return AgeThresholds.tryParse(String.join(";", parts));
    }

    /** Whether a threshold is a number without its unit. */
    public static boolean lacksUnit(String text) {
        return BARE.matcher(text.strip()).matches();
    }

    private static Optional<String> seconds(String text) {
        if (text.isEmpty() || text.matches("\\d{1,9}")) {
            return Optional.of(text);
        }
        OptionalLong nanos = Durations.tryParse(text);
        return nanos.isPresent() && nanos.getAsLong() % SECOND == 0
                ? Optional.of(Long.toString(nanos.getAsLong() / SECOND))
                : Optional.empty();
    }
}
