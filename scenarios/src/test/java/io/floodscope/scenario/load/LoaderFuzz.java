package io.floodscope.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.check.ScenarioChecker;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What must hold whatever the bytes: the loader and the checker end soon, say what is wrong, and throw nothing. */
public final class LoaderFuzz {

    /** Of processor time: what else runs on the machine does not count. */
    private static final long LONGEST_NANOS = 10_000_000_000L;

    static {
        // Loading and instrumenting the classes is no work of the first text.
        read("apiVersion: floodscope/v1".getBytes(StandardCharsets.UTF_8));
    }

    private LoaderFuzz() {}

    /** One text; the name is the one that the fuzzer looks for. */
    public static void fuzzerTestOneInput(byte[] text) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        read(text);
        assertThat(clock.getCurrentThreadCpuTime() - start).as("time").isLessThan(LONGEST_NANOS);
    }

    private static void read(byte[] text) {
        Problems problems = new Problems();
        LoadedScenario loaded =
                new ScenarioLoader(problems).load(text, "fuzzed.flood.yaml", Path.of("nowhere"), List.of(), null);
        if (loaded != null && !problems.hasErrors()) {
            ScenarioChecker.check(loaded.scenario(), new Names(loaded.scenario()), problems);
        }
        String said = problems.render();

        assertThat(loaded != null || problems.hasErrors())
                .as("refused in words")
                .isTrue();
        assertThat(said).doesNotContain("Exception");
    }
}
