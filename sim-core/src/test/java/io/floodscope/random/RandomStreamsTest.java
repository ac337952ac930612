package io.floodscope.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RandomStreamsTest {

    @Test
    void theSameNamesGiveTheSameNumbersWhateverElseWasDrawn() {
        RandomStreams run = new RandomStreams(7);
        long alone = run.stream("host/h1", "reachable-time").nextLong();
        RandomStreams other = new RandomStreams(7);
        other.stream("host/h0", "reachable-time").nextLong();

        assertThat(other.stream("host/h1", "reachable-time").nextLong()).isEqualTo(alone);
        assertThat(other.stream("host/h1", "phase").nextLong()).isNotEqualTo(alone);
        assertThat(new RandomStreams(8).stream("host/h1", "reachable-time").nextLong())
                .isNotEqualTo(alone);
    }

    /** First outputs of the published splitmix64 for state 42. */
    @Test
    void isSplitmix64() {
        RandomStream stream = new RandomStream(42);

        assertThat(Long.toHexString(stream.nextLong())).isEqualTo("bdd732262feb6e95");
        assertThat(Long.toHexString(stream.nextLong())).isEqualTo("28efe333b266f103");
    }

    @Test
    void boundedDrawsAreUniform() {
        RandomStream stream = new RandomStream(1);
        int[] counts = new int[10];
        for (int i = 0; i < 100_000; i++) {
            counts[(int) stream.nextLong(10)]++;
            assertThat(stream.nextDouble()).isBetween(0.0, 1.0);
        }

        for (int count : counts) {
            assertThat(count).isBetween(9_600, 10_400);
        }
        assertThatThrownBy(() -> stream.nextLong(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
