package io.floodscope.gateway;

/** Profiles for tests of the model; the shipped ones are data files of the scenarios module. */
public final class Profiles {

    private static final long SECOND = 1_000_000_000L;

    /** Replies and refreshes from the virtual MAC, data from the real one: refresh every 1,125 s. */
    public static final GatewayProfile NXOS = new GatewayProfile(
            "cisco-nxos-anycast",
            SourceMac.VIRTUAL,
            SourceMac.VIRTUAL,
            SourceMac.REAL,
            1_500 * SECOND,
            0,
            RefreshPolicy.atFraction(0.75, SourceMac.VIRTUAL),
            Hello.NONE,
            Announcements.NONE,
            MacAging.exact(1_800 * SECOND),
            true);

    /** Everything from the virtual MAC; three probes in the last 15 s. */
    public static final GatewayProfile H3C = new GatewayProfile(
            "h3c-distributed",
            SourceMac.VIRTUAL,
            SourceMac.VIRTUAL,
            SourceMac.VIRTUAL,
            1_200 * SECOND,
            0,
            new RefreshPolicy(RefreshPolicy.When.ALWAYS, SourceMac.VIRTUAL, true, true, 1, -15 * SECOND, 3, 5 * SECOND),
            Hello.NONE,
            Announcements.NONE,
            MacAging.exact(300 * SECOND),
            true);

    /** A router without a virtual MAC: 4 h, unicast 60 s before expiry and at expiry. */
    public static final GatewayProfile IOS = new GatewayProfile(
            "cisco-ios-svi",
            SourceMac.REAL,
            SourceMac.REAL,
            SourceMac.REAL,
            14_400 * SECOND,
            0,
            new RefreshPolicy(RefreshPolicy.When.ALWAYS, SourceMac.REAL, true, true, 1, -60 * SECOND, 2, 60 * SECOND),
            Hello.NONE,
            Announcements.NONE,
            MacAging.exact(300 * SECOND),
            false);

    /** Nothing ever leaves from the virtual MAC. */
    public static final GatewayProfile VGA_AUTO = new GatewayProfile(
            "juniper-vga-auto",
            SourceMac.REAL,
            SourceMac.VIRTUAL,
            SourceMac.REAL,
            1_200 * SECOND,
            25,
            new RefreshPolicy(RefreshPolicy.When.ALWAYS, SourceMac.REAL, true, true, 1, 0, 3, SECOND),
            Hello.NONE,
            Announcements.NONE,
            MacAging.exact(300 * SECOND),
            true);

    private Profiles() {}
}
