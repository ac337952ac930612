package io.floodscope.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floodscope.gateway.FailoverOracle.Probing;
import io.floodscope.random.RandomStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailoverOracleTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    @Test
    void priorityOneHundredDetectsWithinTheKnownBounds() {
        assertThat(FailoverOracle.masterDownNanos(2, SECOND, 100)).isEqualTo(3_609_375_000L);
        assertThat(FailoverOracle.masterDownNanos(3, 2 * SECOND, 100)).isEqualTo(7_218_750_000L);
        assertThat(FailoverOracle.skewNanos(2, SECOND, 100)).isEqualTo(609_375_000L);
        assertThat(FailoverOracle.detectionNanos(2, SECOND, 100, 250 * MILLI)).isEqualTo(3_359_375_000L);
    }

    @Test
    void anUnannouncedMoveLastsUntilProbingHasFailed() {
        long takeOver = 3_359_375_000L;

        assertThat(FailoverOracle.unannouncedReachableNanos(takeOver, 12 * SECOND, Probing.DEFAULT))
                .isEqualTo(20 * SECOND);
        assertThat(FailoverOracle.unannouncedDelayNanos(takeOver, 2 * SECOND, Probing.DEFAULT))
                .isEqualTo(5 * SECOND);
        assertThat(FailoverOracle.unannouncedDelayNanos(takeOver, 0, Probing.DEFAULT))
                .isEqualTo(takeOver);
        assertThat(FailoverOracle.longestUnannouncedNanos(45 * SECOND, Probing.DEFAULT))
                .isEqualTo(53 * SECOND);
    }

    @ParameterizedTest
    @CsvSource({"15, 13.0", "30, 20.5", "45, 28.0"})
    void theMeanOverTheEntrysPhaseAgreesWithDraws(double reachable, double expected) {
        double formula = FailoverOracle.meanUnannouncedSeconds(reachable, 5, 1);
        RandomStream random = new RandomStream(Math.round(reachable));
        SummaryStatistics draws = new SummaryStatistics();
        for (int i = 0; i < 50_000; i++) {
            long phase = random.nextLong(Math.round((reachable + 5) * SECOND));
            long reachableLeft = Math.round(reachable * SECOND) - phase;
            long outage = reachableLeft > 0
                    ? FailoverOracle.unannouncedReachableNanos(0, reachableLeft, Probing.DEFAULT)
                    : FailoverOracle.unannouncedDelayNanos(0, reachableLeft + 5 * SECOND, Probing.DEFAULT);
            draws.addValue((double) outage / SECOND);
        }

        assertThat(formula).isCloseTo(expected, within(0.05));
        double quantile = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.9995);
        assertThat(draws.getMean())
                .isCloseTo(formula, within(quantile * draws.getStandardDeviation() / Math.sqrt(draws.getN())));
    }

    @ParameterizedTest
    @CsvSource({"16000, 51000", "25300, 51000", "25500, 102200", "44000, 102200"})
    void aTcpSenderWaitsForItsRetransmissions(long leftMillis, long outageMillis) {
        assertThat(FailoverOracle.unannouncedTcpNanos(leftMillis * MILLI, 200 * MILLI, Probing.DEFAULT))
                .isEqualTo(outageMillis * MILLI);
    }

    @Test
    void independentLossMustHitEveryAnnouncement() {
        assertThat(FailoverOracle.missesAll(5, 0.1)).isCloseTo(1e-5, within(1e-12));
    }
}
