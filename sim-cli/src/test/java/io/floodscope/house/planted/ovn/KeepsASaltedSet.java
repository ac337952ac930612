package io.floodscope.house.planted.ovn;

import static io.floodscope.house.ArchitectureRule.NO_SALTED_ORDER;

import io.floodscope.house.Breaks;
import java.util.Set;

@Breaks(NO_SALTED_ORDER)
public final class KeepsASaltedSet {
    public static Set<String> names() {
        return Set.of("a", "b", "c");
    }
}
