package io.floodscope.gateway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * The floods of a destination in closed form, from the instants at which a bridge hears it as a source. It knows nothing of
 * the simulator and is therefore a check of it, and the arithmetic behind its advice (gateways-and-fabric, sections 5 and 6).
 *
 * <p>Times are nanoseconds of simulated time. An Open vSwitch bridge counts whole seconds of a clock whose seconds turn
 * {@code phase} before those of the simulation: an entry learned at l lives until {@code floor(l + phase) + A - phase}.
 */
public final class FloodOracle {

    private static final long SECOND = 1_000_000_000L;

    /** Longest aging time that Open vSwitch accepts, in s. */
    public static final long LONGEST_OVS_AGING_SECONDS = 3_600;

    private FloodOracle() {}

    /**
     * A time during which the destination is flooded.
     *
     * @param startNanos first instant of it
     * @param endNanos first instant after it
     */
    public record Window(long startNanos, long endNanos) {

        /** Its length in ns. */
        public long lengthNanos() {
            return endNanos - startNanos;
        }
    }

    /** When a bridge with whole-second aging forgets what it learned at an instant. */
    public static long expiryNanos(long learnedNanos, long agingSeconds, long phaseNanos) {
        return (Math.floorDiv(learnedNanos + phaseNanos, SECOND) + agingSeconds) * SECOND - phaseNanos;
    }

    /** Whether a frame to the destination is flooded at an instant, by the definition itself. */
    public static boolean isFlooded(long timeNanos, long[] learnedNanos, long agingSeconds, long phaseNanos) {
        for (long learned : learnedNanos) {
            if (learned <= timeNanos && timeNanos < expiryNanos(learned, agingSeconds, phaseNanos)) {
                return false;
            }
        }
        return true;
    }

    /**
     * All floods before an instant; the last one may be cut off by it. A destination that is not learned at 0 is flooded
     * from there.
     *
     * @param learnedNanos when the bridge heard the destination, ascending
     */
    public static List<Window> floods(long[] learnedNanos, long agingSeconds, long phaseNanos, long untilNanos) {
        List<Window> out = new ArrayList<>();
        long known = 0;
        for (long learned : learnedNanos) {
            if (learned >= untilNanos) {
                break;
            }
            if (learned > known) {
                out.add(new Window(known, learned));
            }
            known = Math.max(known, expiryNanos(learned, agingSeconds, phaseNanos));
        }
        if (known < untilNanos) {
            out.add(new Window(known, untilNanos));
        }
        return out;
    }

    /** The instants {@code offset + n * period} before an end, ascending: refreshes of hosts with these offsets. */
    public static long[] refreshes(long periodNanos, long[] offsetNanos, long untilNanos) {
        return Arrays.stream(offsetNanos)
                .flatMap(offset -> java.util.stream.LongStream.iterate(
                        offset, time -> time < untilNanos, time -> time + periodNanos))
                .sorted()
                .toArray();
    }

    /** Flooded time per period in ns when hosts are refreshed at these offsets and nothing else teaches the bridge. */
    public static long floodedPerPeriodNanos(long periodNanos, long[] offsetNanos, long agingNanos) {
        long[] sorted = offsetNanos.clone();
        Arrays.sort(sorted);
        long flooded = 0;
        for (int i = 0; i < sorted.length; i++) {
            long next = i + 1 < sorted.length ? sorted[i + 1] : sorted[0] + periodNanos;
            flooded += Math.max(0, next - sorted[i] - agingNanos);
        }
        return flooded;
    }

    /** Expected share of time flooded with {@code hosts} refreshed at independent uniform phases: (1 - A/P)^N. */
    public static double floodedShare(int hosts, double agingSeconds, double periodSeconds) {
        return Math.pow(Math.max(0, 1 - agingSeconds / periodSeconds), hosts);
    }

    /** Expected number of floods per period: N (1 - A/P)^(N-1), as long as A is below P. */
    public static double episodesPerPeriod(int hosts, double agingSeconds, double periodSeconds) {
        return agingSeconds >= periodSeconds ? 0 : hosts * floodedShare(hosts - 1, agingSeconds, periodSeconds);
    }

    /** Mean length of a flood in s: (P/N) (1 - A/P). */
    public static double meanEpisodeSeconds(int hosts, double agingSeconds, double periodSeconds) {
        return periodSeconds / hosts * Math.max(0, 1 - agingSeconds / periodSeconds);
    }

    /** Expected flooded part in s of a TCP job of some length that starts at a random time. */
    public static double floodedJobSeconds(double jobSeconds, int hosts, double agingSeconds, double periodSeconds) {
        return jobSeconds * floodedShare(hosts, agingSeconds, periodSeconds);
    }

    /** Whether no flood can happen at any phase of the bridge's clock: the longest silence is at most A - 1 s. */
    public static boolean isSafe(long longestGapNanos, long agingSeconds) {
        return longestGapNanos <= (agingSeconds - 1) * SECOND;
    }

    /** Smallest aging time in whole s that is safe for this longest silence; empty where Open vSwitch cannot have it. */
    public static OptionalLong minimumSafeAgingSeconds(long longestGapNanos) {
        long seconds = -Math.floorDiv(-longestGapNanos, SECOND) + 1;
        return seconds > LONGEST_OVS_AGING_SECONDS ? OptionalLong.empty() : OptionalLong.of(seconds);
    }

    /**
     * Smallest safe aging time in s below a gateway that alone teaches the bridge.
     *
     * @param oneRefreshMayBeLost then the silence lasts until the request at the timeout
     */
    public static OptionalLong minimumSafeAgingSeconds(GatewayProfile profile, boolean oneRefreshMayBeLost) {
        long period = profile.refreshPeriodNanos();
        if (period == 0 || profile.refresh().source() == SourceMac.REAL) {
            return OptionalLong.empty();
        }
        long gap = oneRefreshMayBeLost ? Math.max(period, profile.arpTimeoutNanos()) : period;
        return minimumSafeAgingSeconds(gap + gap / 100 * profile.timeoutJitterPercent());
    }

    /** Rate that an idle member of the VLAN gets during a flood from this many equal senders. */
    public static long unwantedRateOfIdle(int senders, long rate) {
        return senders * rate;
    }

    /** Rate that each of this many equal senders gets from the others during a flood. */
    public static long unwantedRateOfSender(int senders, long rate) {
        return (senders - 1) * rate;
    }

    /** Useless copies that a bridge makes during a flood, as a rate: all ports but ingress and uplink. */
    public static long wastedRate(int senders, long rate, int portsInVlan) {
        return senders * rate * (portsInVlan - 2);
    }

    /** The mirror image: flooded time in ns per refresh of a silent host whose MAC ages faster than it is refreshed. */
    public static long silentHostFloodNanos(long refreshPeriodNanos, long agingNanos) {
        return Math.max(0, refreshPeriodNanos - agingNanos);
    }
}
