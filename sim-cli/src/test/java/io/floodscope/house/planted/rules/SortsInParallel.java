package io.floodscope.house.planted.rules;

import static io.floodscope.house.ArchitectureRule.NO_THREADS;

import io.floodscope.house.Breaks;
import java.util.List;

@Breaks(NO_THREADS)
public final class SortsInParallel {
    public static int total(List<Integer> numbers) {
        return numbers.parallelStream().mapToInt(n -> n).sum();
    }
}
