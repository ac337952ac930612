package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** How much is said: nothing but errors, the summary, the speed, and every setting. Stdout holds the result alone. */
class VerbosityTest {

    private static final Path SCENARIO = CommandRun.project("scenarios/garp-locktime.flood.yaml");

    @Test
    void eachStepSaysMoreOnStderrAndNothingElseOnStdout() {
        CommandRun plain = CommandRun.of("run", SCENARIO);
        CommandRun more = CommandRun.of("run", SCENARIO, "-v");
        CommandRun all = CommandRun.of("run", SCENARIO, "-vv");

        assertThat(CommandRun.of("run", SCENARIO, "-q").out()).isEmpty();
        assertThat(plain.err()).isEmpty();
        assertThat(more.err()).matches("[0-9,]+ events in [0-9.]+ s\n");
        assertThat(all.err())
                .containsPattern("(?m)^setting  run.until = \\S+   \\(garp-locktime.flood.yaml:\\d+:\\d+\\)$")
                .containsPattern("(?m)^setting  run.seed = 1   \\(default\\)$")
                .endsWith(" s\n");
        assertThat(more.out()).isEqualTo(plain.out());
        assertThat(all.out()).isEqualTo(plain.out());
        assertThat(CommandRun.of("run", SCENARIO, "-v", "-v").err().lines().count())
                .isEqualTo(all.err().lines().count());
    }
}
