package io.floodscope.gateway;

/**
 * What decides flooding below a gateway: which of its MACs stands in which frame, and when it speaks at all. One value per
 * vendor and mode; the values live in data files, not here.
 *
 * @param name profile name such as {@code cisco-nxos-anycast}
 * @param replySource Ethernet source of answers to hosts' ARP and ND requests
 * @param sha hardware address inside every ARP or ND message that the gateway sends about its own address
 * @param dataSource Ethernet source of routed packets towards hosts
 * @param arpTimeoutNanos lifetime of an entry in its ARP and ND table in ns
 * @param timeoutJitterPercent each lifetime is drawn uniformly within plus or minus this share; 0 = fixed
 * @param refresh requests with which it re-validates hosts
 * @param hello periodic hellos
 * @param announcements periodic gratuitous announcements
 * @param macAging aging of its own MAC table
 * @param arpSuppression whether it answers or swallows ARP requests rather than flooding them on
 */
public record GatewayProfile(
        String name,
        SourceMac replySource,
        SourceMac sha,
        SourceMac dataSource,
        long arpTimeoutNanos,
        int timeoutJitterPercent,
        RefreshPolicy refresh,
        Hello hello,
        Announcements announcements,
        MacAging macAging,
        boolean arpSuppression) {

    /** Checks the ranges. */
    public GatewayProfile {
        if (arpTimeoutNanos <= 0) {
            throw new IllegalArgumentException("an ARP timeout is longer than 0 ns, got " + arpTimeoutNanos);
        }
        if (timeoutJitterPercent < 0 || timeoutJitterPercent >= 100) {
            throw new IllegalArgumentException("a jitter is 0 to 99 percent, got " + timeoutJitterPercent);
        }
    }

    /** Nominal time in ns between two refreshes of a host that answers and never asks; 0 = it is never refreshed. */
    public long refreshPeriodNanos() {
        return refresh.when() == RefreshPolicy.When.NEVER ? 0 : refresh.firstAfterNanos(arpTimeoutNanos);
    }

    /** The same with other refresh requests. */
    public GatewayProfile withRefresh(RefreshPolicy changed) {
        return with(arpTimeoutNanos, timeoutJitterPercent, changed, hello, announcements, macAging);
    }

    /** The same with another ARP timeout; a refresh given as a fraction moves with it. */
    public GatewayProfile withArpTimeoutNanos(long changed) {
        return with(changed, timeoutJitterPercent, refresh, hello, announcements, macAging);
    }

    /** The same with another spread of the ARP timeout. */
    public GatewayProfile withTimeoutJitterPercent(int changed) {
        return with(arpTimeoutNanos, changed, refresh, hello, announcements, macAging);
    }

    /** The same with other hellos. */
    public GatewayProfile withHello(Hello changed) {
        return with(arpTimeoutNanos, timeoutJitterPercent, refresh, changed, announcements, macAging);
    }

    /** The same with other announcements. */
    public GatewayProfile withAnnouncements(Announcements changed) {
        return with(arpTimeoutNanos, timeoutJitterPercent, refresh, hello, changed, macAging);
    }

    /** The same with another aging of the MAC table. */
    public GatewayProfile withMacAging(MacAging changed) {
        return with(arpTimeoutNanos, timeoutJitterPercent, refresh, hello, announcements, changed);
    }

    /** The same with other MACs in replies, ARP bodies and routed packets. */
    public GatewayProfile withSources(SourceMac reply, SourceMac newSha, SourceMac data) {
        return new GatewayProfile(
                name,
                reply,
                newSha,
                data,
                arpTimeoutNanos,
                timeoutJitterPercent,
                refresh,
                hello,
                announcements,
                macAging,
                arpSuppression);
    }

    /** The same with ARP suppression on or off. */
    public GatewayProfile withArpSuppression(boolean changed) {
        return new GatewayProfile(
                name,
                replySource,
                sha,
                dataSource,
                arpTimeoutNanos,
                timeoutJitterPercent,
                refresh,
                hello,
                announcements,
                macAging,
                changed);
    }

    private GatewayProfile with(
            long timeout, int jitter, RefreshPolicy newRefresh, Hello newHello, Announcements garp, MacAging aging) {
        return new GatewayProfile(
                name, replySource, sha, dataSource, timeout, jitter, newRefresh, newHello, garp, aging, arpSuppression);
    }
}
