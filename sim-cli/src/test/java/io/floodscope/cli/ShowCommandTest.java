package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.scenario.schema.Metric;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code show metrics}: the list that messages about unknown metrics point to. */
class ShowCommandTest {

    @TempDir
    Path temp;

    @Test
    void everyMetricIsListedWithItsUnitAndMeaning() {
        String list = CommandRun.of("show", "metrics").out();

        for (Metric metric : Metric.values()) {
            assertThat(list).contains(metric.word(), metric.doc());
        }
        assertThat(list.lines()).hasSize(2 * Metric.values().length);
        assertThat(list).containsPattern("(?m)^flooded_seconds +of bridge, compared with a duration such as 300s$");
    }

    @Test
    void aPatternChoosesAndAnUnknownNameIsRefused() {
        assertThat(CommandRun.of("show", "metrics", "flood_*").out())
                .contains("flood_starts")
                .doesNotContain("hit_rate");
        CommandRun wrong = CommandRun.of("show", "metrics", "flooded_second");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(wrong.err()).contains("did you mean 'flooded_seconds'?");
    }

    @Test
    void aMessageAboutAnUnknownMetricNamesTheCommand() throws Exception {
        Path file = Files.writeString(temp.resolve("x.flood.yaml"), """
                apiVersion: floodscope/v1
                name: x
                run: {until: 10s}
                bridges: {b: {mac-aging-time: 300s}}
                assert:
                  - {metric: floded_seconds, max: 0s}
                """);

        assertThat(CommandRun.of("validate", file).err())
                .contains(file + ":6:14: error: assertion uses unknown metric 'floded_seconds'")
                .contains("^ did you mean 'flooded_seconds'? (list: floodscope show metrics)");
    }
}
