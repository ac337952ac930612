package io.floodscope.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floodscope.Seeds;
import io.floodscope.gateway.FloodOracle.Window;
import io.floodscope.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloodOracleTest {

    private static final long SECOND = 1_000_000_000L;

    private static List<Long> wholeSeconds(List<Window> windows) {
        return windows.stream().map(w -> w.lengthNanos() / SECOND).toList();
    }

    @Test
    void oneRefreshedHostGivesTheFloodsOfTheFirstVector() {
        long[] learned = FloodOracle.refreshes(1_125 * SECOND, new long[] {0}, 3_000 * SECOND);

        assertThat(FloodOracle.floods(learned, 300, 0, 3_000 * SECOND))
                .containsExactly(
                        new Window(300 * SECOND, 1_125 * SECOND),
                        new Window(1_425 * SECOND, 2_250 * SECOND),
                        new Window(2_550 * SECOND, 3_000 * SECOND));
    }

    @ParameterizedTest
    @CsvSource({"1124, 1500", "1125, 500", "1126, 0"})
    void theBorderDependsOnThePhaseOfTheBridgesClock(long aging, long floodMillis) {
        long[] learned = FloodOracle.refreshes(1_125 * SECOND, new long[] {0}, 2_000 * SECOND);

        long flooded = FloodOracle.floods(learned, aging, SECOND / 2, 2_000 * SECOND).stream()
                .mapToLong(Window::lengthNanos)
                .sum();

        assertThat(flooded).isEqualTo(floodMillis * 1_000_000L);
    }

    @ParameterizedTest
    @CsvSource({"'0', 825", "'0 276', 549", "'0 276 492', 333"})
    void theSeedsGraphFollowsFromThreeOffsets(String offsets, long floodSeconds) {
        long[] nanos = Arrays.stream(offsets.split(" "))
                .mapToLong(text -> Long.parseLong(text) * SECOND)
                .toArray();

        assertThat(FloodOracle.floodedPerPeriodNanos(1_125 * SECOND, nanos, 300 * SECOND))
                .isEqualTo(floodSeconds * SECOND);
        List<Window> floods = FloodOracle.floods(
                FloodOracle.refreshes(1_125 * SECOND, nanos, 4_500 * SECOND), 300, 0, 4_500 * SECOND);
        assertThat(wholeSeconds(floods).get(1)).isEqualTo(floodSeconds);
    }

    @Test
    void windowsAgreeWithTheDefinitionAtEveryInstant() {
        Seeds.check(200, seed -> {
            RandomStream random = new RandomStream(seed);
            long aging = 15 + random.nextLong(100);
            long phase = random.nextLong(SECOND);
            long[] learned = new long[(int) random.nextLong(12)];
            for (int i = 0; i < learned.length; i++) {
                learned[i] = random.nextLong(600 * SECOND);
            }
            Arrays.sort(learned);

            List<Window> windows = FloodOracle.floods(learned, aging, phase, 600 * SECOND);

            for (int i = 0; i < 300; i++) {
                long time = random.nextLong(600 * SECOND);
                boolean inside = windows.stream().anyMatch(w -> w.startNanos() <= time && time < w.endNanos());
                assertThat(inside)
                        .as("flooded at %d ns", time)
                        .isEqualTo(FloodOracle.isFlooded(time, learned, aging, phase));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 0.733", "2, 0.538", "5, 0.212", "10, 0.045", "20, 0.002"})
    void theShareIsThatOfTheSpecification(int hosts, double share) {
        assertThat(FloodOracle.floodedShare(hosts, 300, 1_125)).isCloseTo(share, within(0.0006));
    }

    @ParameterizedTest
    @CsvSource({"1, 1.00, 825", "2, 1.47, 412", "5, 1.45, 165", "10, 0.61, 82"})
    void episodesAreThoseOfTheSpecification(int hosts, double episodes, double seconds) {
        assertThat(FloodOracle.episodesPerPeriod(hosts, 300, 1_125)).isCloseTo(episodes, within(0.006));
        assertThat(FloodOracle.meanEpisodeSeconds(hosts, 300, 1_125)).isCloseTo(seconds, within(0.6));
    }

    /** Random phases, exact floods: the mean share and number of episodes lie in the 99.9 % interval of the formula. */
    @ParameterizedTest
    @CsvSource({"1", "2", "5", "10", "20"})
    void randomPhasesReproduceShareAndEpisodes(int hosts) {
        RandomStream random = new RandomStream(4_711 + hosts);
        SummaryStatistics share = new SummaryStatistics();
        SummaryStatistics episodes = new SummaryStatistics();
        long period = 1_140 * SECOND;
        for (int run = 0; run < 4_000; run++) {
            long[] offsets = new long[hosts];
            for (int i = 0; i < hosts; i++) {
                offsets[i] = random.nextLong(period);
            }
            Arrays.sort(offsets);
            share.addValue((double) FloodOracle.floodedPerPeriodNanos(period, offsets, 300 * SECOND) / period);
            int count = 0;
            for (int i = 0; i < hosts; i++) {
                long next = i + 1 < hosts ? offsets[i + 1] : offsets[0] + period;
                count += next - offsets[i] > 300 * SECOND ? 1 : 0;
            }
            episodes.addValue(count);
        }

        assertWithinInterval(share, FloodOracle.floodedShare(hosts, 300, 1_140));
        assertWithinInterval(episodes, FloodOracle.episodesPerPeriod(hosts, 300, 1_140));
    }

    private static void assertWithinInterval(SummaryStatistics sample, double expected) {
        double quantile = new TDistribution(sample.getN() - 1.0).inverseCumulativeProbability(0.9995);
        double half = quantile * sample.getStandardDeviation() / Math.sqrt(sample.getN());
        assertThat(sample.getMean()).isCloseTo(expected, within(half + 1e-9));
    }

    @Test
    void theSmallestSafeAgingNeverFloodsAndOneSecondLessDoes() {
        assertThat(FloodOracle.minimumSafeAgingSeconds(1_125 * SECOND)).hasValue(1_126);
        assertThat(FloodOracle.minimumSafeAgingSeconds(Profiles.NXOS, false)).hasValue(1_126);
        assertThat(FloodOracle.minimumSafeAgingSeconds(Profiles.NXOS, true)).hasValue(1_501);
        assertThat(FloodOracle.minimumSafeAgingSeconds(3_599 * SECOND)).hasValue(3_600);
        assertThat(FloodOracle.minimumSafeAgingSeconds(3_599 * SECOND + 1)).isEmpty();
        assertThat(FloodOracle.minimumSafeAgingSeconds(Profiles.VGA_AUTO, false))
                .isEmpty();
        Seeds.check(300, seed -> {
            RandomStream random = new RandomStream(seed);
            long gap = SECOND + random.nextLong(3_000 * SECOND);
            long phase = random.nextLong(SECOND);
            long safe = FloodOracle.minimumSafeAgingSeconds(gap).orElseThrow();
            long[] learned = {0, gap, 2 * gap};

            assertThat(FloodOracle.isSafe(gap, safe)).isTrue();
            assertThat(FloodOracle.isSafe(gap, safe - 1)).isFalse();
            assertThat(FloodOracle.floods(learned, safe, phase, 2 * gap)).isEmpty();
        });
    }

    @Test
    void countsWhatAFloodCosts() {
        assertThat(FloodOracle.unwantedRateOfIdle(10, 2_000_000)).isEqualTo(20_000_000);
        assertThat(FloodOracle.unwantedRateOfSender(10, 2_000_000)).isEqualTo(18_000_000);
        assertThat(FloodOracle.wastedRate(10, 2_000_000, 21)).isEqualTo(380_000_000);
        assertThat(FloodOracle.floodedJobSeconds(300, 1, 300, 1_125)).isCloseTo(220, within(0.1));
    }

    @ParameterizedTest
    @CsvSource({"14340, 300, 14040", "1125, 1800, 0", "1125, 300, 825", "1185, 300, 885"})
    void theMirrorImageFloodsASilentHost(long period, long aging, long flooded) {
        assertThat(FloodOracle.silentHostFloodNanos(period * SECOND, aging * SECOND))
                .isEqualTo(flooded * SECOND);
    }
}
