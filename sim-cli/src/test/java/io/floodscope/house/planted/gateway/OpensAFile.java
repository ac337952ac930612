package io.floodscope.house.planted.gateway;

import static io.floodscope.house.ArchitectureRule.NO_FILES;

import io.floodscope.house.Breaks;
import java.nio.file.Files;
import java.nio.file.Path;

@Breaks(NO_FILES)
public final class OpensAFile {
    public static boolean exists(Path file) {
        return Files.exists(file);
    }
}
