package io.floodscope.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The largest resident memory of this process, as Linux counts it. */
public final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern HIGH_WATER = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");

    private PeakMemory() {}

    /** In KiB; empty where the system has no such file. */
    public static OptionalLong kibibytes() {
        if (!Files.isReadable(STATUS)) {
            return OptionalLong.empty();
        }
        try {
            Matcher line = HIGH_WATER.matcher(Files.readString(STATUS, StandardCharsets.ISO_8859_1));
            return line.find() ? OptionalLong.of(Long.parseLong(line.group(1))) : OptionalLong.empty();
        } catch (IOException e) {
            // The figure is an extra of the line; a machine that withholds it still gives a valid measurement.
            return OptionalLong.empty();
        }
    }
}
