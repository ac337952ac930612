package io.floodscope.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each run of a seed draws for itself; the first one draws what the seed alone always drew. */
class RunsOfASeedTest {

    private static RandomStream stream(long seed, long run) {
        return new RandomStreams(seed, run).stream("host/h1", "reachable-time");
    }

    @Test
    void theFirstRunIsThatOfTheSeedAlone() {
        RandomStream alone = new RandomStreams(7).stream("host/h1", "reachable-time");
        RandomStream first = stream(7, 1);

        for (int i = 0; i < 100; i++) {
            assertThat(first.nextLong(1L << 40)).isEqualTo(alone.nextLong(1L << 40));
        }
    }

    @Test
    void noRunOfAnySeedDrawsWhatAnotherDraws() {
        Set<Long> seen = new HashSet<>();
        for (long seed = 1; seed <= 100; seed++) {
            for (long run = 1; run <= 100; run++) {
                seen.add(stream(seed, run).nextLong(1L << 62));
            }
        }

        assertThat(seen).hasSize(10_000);
    }

    @Test
    void runsOfASeedAreUncorrelated() {
        int count = 20_000;
        RandomStream second = stream(1, 2);
        RandomStream third = stream(1, 3);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (second.nextLong(1_000_001) - 500_000) / 5e5 * (third.nextLong(1_000_001) - 500_000) / 5e5;
        }

        // The product of two independent uniform numbers from -1 to 1 has the deviation 1/3; five deviations of the
        // mean.
        assertThat(Math.abs(sum / count)).isLessThan(5.0 / 3 / Math.sqrt(count));
    }

    @Test
    void runsAreNumberedFromOne() {
        assertThatThrownBy(() -> new RandomStreams(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
