package io.floodscope.scenario.advise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AgingStudyTest {

    private final List<Long> asked = new ArrayList<>();

    private Function<List<Long>, List<Boolean>> failsBelow(long border) {
        return values -> {
            asked.addAll(values);
            return values.stream().map(v -> v < border).toList();
        };
    }

    @Test
    void findsEveryBorderFromEveryGuess() {
        for (long border = 2; border <= 40; border++) {
            for (long guess = 0; guess <= 45; guess++) {
                assertThat(AgingStudy.smallest(failsBelow(border), 1, 40, guess))
                        .as("border %s, guess %s", border, guess)
                        .hasValue(border);
            }
        }
    }

    @Test
    void aRightGuessCostsTwoRuns() {
        AgingStudy.smallest(failsBelow(850), 300, 3_600, 850);

        assertThat(asked).containsExactly(850L, 849L);
    }

    @Test
    void saysSoWhenEvenTheLargestValueFails() {
        assertThat(AgingStudy.smallest(failsBelow(5_000), 300, 3_600, 0)).isEmpty();
        assertThat(AgingStudy.smallest(failsBelow(5_000), 300, 3_600, 1_126)).isEmpty();
    }
}
