package io.floodscope.bridge.fdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which port a full table takes an entry from. */
class PortsByUsageTest {

    private final PortsByUsage usage = new PortsByUsage();

    /** Worked by hand on the heap of Open vSwitch; {@code -} takes an entry away. */
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1 2, 1",
        "2 1, 2",
        "1 2 2, 2",
        "1 2 2 1, 2",
        "1 2 2 1 1, 1",
        "1 2 3 3 2 1, 3",
        "1 2 2 -2, 2",
        "1 2 2 1 -2, 1",
        "1 2 3 -1, 3",
        "1 2 3 2 3 1 -2 -2, 1",
        "1 -1, -1"
    })
    void equallyFullPortsComeInTheOrderOfTheHeap(String changes, int fullest) {
        for (String change : changes.split(" ")) {
            int port = Math.abs(Integer.parseInt(change));
            if (change.startsWith("-")) {
                usage.removed(port);
            } else {
                usage.added(port);
            }
        }

        assertThat(usage.fullest()).isEqualTo(fullest);
    }

    @Test
    void noPortIsFullestWithoutEntries() {
        assertThat(usage.fullest()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noPortEverOwnsMoreThanTheFullest(long seed) {
        RandomStream random = new RandomStream(seed);
        int[] counts = new int[40];
        for (int step = 0; step < 5_000; step++) {
            int port = (int) random.nextLong(counts.length);
            if (counts[port] > 0 && random.nextLong(2) == 0) {
                counts[port]--;
                usage.removed(port);
            } else {
                counts[port]++;
                usage.added(port);
            }
            int most = Arrays.stream(counts).max().orElse(0);

            assertThat(usage.fullest() < 0 ? 0 : counts[usage.fullest()]).isEqualTo(most);
        }
    }
}
