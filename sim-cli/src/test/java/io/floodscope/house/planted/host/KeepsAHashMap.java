package io.floodscope.house.planted.host;

import static io.floodscope.house.ArchitectureRule.NO_HASH_ORDER;

import io.floodscope.house.Breaks;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

@Breaks(NO_HASH_ORDER)
public final class KeepsAHashMap {
    public static Supplier<Map<String, String>> table() {
        return HashMap::new;
    }
}
