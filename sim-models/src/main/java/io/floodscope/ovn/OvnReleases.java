package io.floodscope.ovn;

import io.floodscope.ovn.AgingController.Never;
import io.floodscope.ovn.AgingController.NorthdOnly;
import io.floodscope.ovn.AgingController.Probed;
import io.floodscope.ovn.AgingController.Proposal2018;
import io.floodscope.ovn.AgingController.Refreshed;
import io.floodscope.ovn.SamplingRules.Probe;
import io.floodscope.ovn.SamplingRules.Prober;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of releases (sections 0 and 2.1 of the specification). Columns as in {@link OvnRelease}: name, series, patch,
 * controller, kept packets, known-pair filter, learns from requests, delays broadcast, FDB ages, delays FDB, lists, first gap of announcements in s.
 */
public final class OvnReleases {

    private static final SamplingRules R25 = SamplingRules.r25();
    private static final SamplingRules R25_ALL_PROBE = R25.withProbe(Probe.BROADCAST, Prober.ALL, false, true);
    private static final SamplingRules R25_FIRST_ADDRESS = R25.withProbe(Probe.BROADCAST, Prober.OWNER, false, true);
    private static final SamplingRules R25_FIRST = R25_ALL_PROBE.withoutNeverHitRule();
    private static final SamplingRules R25_NO_V6 =
            R25.withoutNeverHitRule().withProbe(Probe.BROADCAST, Prober.ALL, false, false);
    private static final SamplingRules R25_UNICAST = R25.withProbe(Probe.UNICAST, Prober.OWNER, true, true);
    private static final SamplingRules R26 =
            R25.withProbe(Probe.UNICAST_FIRST, Prober.OWNER, true, true).withCountedPackets();

    /** Every release that differs from its predecessor, oldest first within each series. */
    public static final List<OvnRelease> ALL = List.of(
            row("ovn-2018", 1803, 0, Proposal2018.asWritten(), 3, false, false, false, false, false, false, 2),
            row("ovn-20.03", 2003, 0, new Never(), 3, true, true, false, false, false, false, 2),
            row("ovn-22.03", 2203, 0, new Never(), 3, true, true, false, false, false, false, 2),
            row("ovn-22.09", 2209, 0, new NorthdOnly(), 3, true, true, true, false, false, false, 2),
            row("ovn-23.03", 2303, 0, new NorthdOnly(), 3, true, true, true, false, false, false, 2),
            row("ovn-23.06", 2306, 0, new NorthdOnly(), 4, true, true, true, false, false, false, 2),
            row("ovn-23.09", 2309, 0, new Refreshed(false), 4, true, true, true, true, false, false, 1),
            row("ovn-24.03", 2403, 0, new Refreshed(false), 4, true, true, true, true, false, true, 1),
            row("ovn-24.03.5", 2403, 5, new Refreshed(true), 4, true, true, true, true, false, true, 1),
            row("ovn-24.03.6", 2403, 6, new Probed(R25_FIRST), 4, true, true, true, true, false, true, 1),
            row("ovn-24.03.7", 2403, 7, new Probed(R25_ALL_PROBE), 4, true, true, true, true, false, true, 1),
            row("ovn-24.03.8", 2403, 8, new Probed(R25_FIRST_ADDRESS), 4, true, true, true, true, false, true, 1),
            row("ovn-24.03.9", 2403, 9, new Probed(R25), 4, true, true, true, true, false, true, 1),
            row("ovn-24.09", 2409, 0, new Refreshed(false), 4, true, true, true, true, true, true, 1),
            row("ovn-24.09.2", 2409, 2, new Refreshed(true), 4, true, true, true, true, true, true, 1),
            row("ovn-24.09.3", 2409, 3, new Probed(R25_FIRST), 4, true, true, true, true, true, true, 1),
            row("ovn-25.03", 2503, 0, new Probed(R25_NO_V6), 4, true, true, true, true, true, true, 1),
            row("ovn-25.03.1", 2503, 1, new Probed(R25_FIRST), 4, true, true, true, true, true, true, 1),
            row("ovn-25.03.2", 2503, 2, new Probed(R25_ALL_PROBE), 4, true, true, true, true, true, true, 1),
            row("ovn-25.03.3", 2503, 3, new Probed(R25_FIRST_ADDRESS), 4, true, true, true, true, true, true, 1),
            row("ovn-25.09", 2509, 0, new Probed(R25_ALL_PROBE), 4, true, true, true, true, true, true, 1),
            row("ovn-25.09.3", 2509, 3, new Probed(R25_FIRST_ADDRESS), 4, true, true, true, true, true, true, 1),
            row("ovn-25.09.4", 2509, 4, new Probed(R25), 4, true, true, true, true, true, true, 1),
            row("ovn-26.03.0", 2603, 0, new Probed(R25_FIRST_ADDRESS), 4, true, true, true, true, true, true, 1),
            row("ovn-26.03", 2603, 2, new Probed(R25), 4, true, true, true, true, true, true, 1),
            row("ovn-unicast-probe", 2607, 0, new Probed(R25_UNICAST), 4, true, true, true, true, true, true, 1),
            row("ovn-26.09", 2609, 0, new Probed(R26), 4, true, true, true, true, true, true, 1));

    private static final Pattern VERSION = Pattern.compile("(?:ovn-)?(\\d{2})\\.(\\d{1,2})(?:\\.(\\d{1,3}))?.*");

    private OvnReleases() {}

    @SuppressWarnings("TooManyParameters")
    private static OvnRelease row(
            String name,
            int series,
            int patch,
            AgingController controller,
            int kept,
            boolean filter,
            boolean requests,
            boolean delays,
            boolean fdbAges,
            boolean delaysFdb,
            boolean lists,
            int firstGap) {
        return new OvnRelease(
                name, series, patch, controller, kept, filter, requests, delays, fdbAges, delaysFdb, lists, firstGap);
    }

    /** The profile of this name. */
    public static Optional<OvnRelease> named(String name) {
        return ALL.stream().filter(release -> release.name().equals(name)).findFirst();
    }

    /**
     * The row that holds for a version such as {@code 23.03.1}: the latest of its series up to its patch number, or the last
     * row of the series before.
     */
    public static Optional<OvnRelease> forVersion(String version) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int series = 100 * Integer.parseInt(parts.group(1)) + Integer.parseInt(parts.group(2));
        int patch = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        OvnRelease found = null;
        for (OvnRelease release : ALL) {
            if (release.series() < series || (release.series() == series && release.patch() <= patch)) {
                found = release;
            }
        }
        return Optional.ofNullable(found);
    }
}
