package io.floodscope.house.planted.random;

import static io.floodscope.house.ArchitectureRule.NO_SHARED_RANDOM;

import io.floodscope.house.Breaks;
import java.util.Random;
import java.util.UUID;

@Breaks(NO_SHARED_RANDOM)
public final class DrawsFromAnywhere {
    public static String draw() {
        return UUID.randomUUID().toString() + new Random().nextInt();
    }
}
