package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands around a run: compare, sweep, explain, report, profiles, completion. */
class OtherCommandsTest {

    private static final String PERIODIC = scenario("seed-periodic-job");
    private static final String H3C = scenario("seed-h3c");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static String scenario(String name) {
        return Path.of("..", "scenarios", name + ".flood.yaml")
                .toAbsolutePath()
                .normalize()
                .toString();
    }

    private int floodscope(String... args) {
        return Main.execute(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    void compareShowsWhatALongerAgingTimeCuresAndNamesTheSetting() {
        int code = floodscope("compare", PERIODIC, "--set", "**.mac-aging-time=3600s");

        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString())
                .containsPattern("flooded_seconds .* better")
                .contains("mac-aging-time")
                .contains("no regression");
    }

    @Test
    void compareFailsOnARegressionAndRefusesASideThatIsMissing() {
        assertThat(floodscope("compare", PERIODIC, "--set", "**.mac-aging-time=15s"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("regression: ");
        assertThat(floodscope("compare", H3C)).isEqualTo(2);
        assertThat(err.toString()).contains("--set");
    }

    @Test
    void aSweepWritesTheSameTableAgainAndGoesOnWhereItWas() throws Exception {
        Path sweep = folder.resolve("aging.sweep.yaml");
        Files.writeString(
                sweep,
                "apiVersion: floodscope/v1\nkind: Sweep\nbase: " + PERIODIC
                        + "\nvary:\n  - {path: '**.mac-aging-time', values: [300s, 3600s]}\nseeds: 1..2\n"
                        + "record: [flooded_seconds, unwanted_bytes]\n");

        assertThat(floodscope(
                        "sweep", sweep.toString(), "--out", folder.resolve("a").toString(), "--jobs", "1"))
                .as(err.toString())
                .isZero();
        assertThat(floodscope(
                        "sweep", sweep.toString(), "--out", folder.resolve("b").toString(), "--jobs", "2"))
                .isZero();

        String table = Files.readString(folder.resolve("a/runs.csv"));
        assertThat(table.lines()).hasSize(5);
        assertThat(table).startsWith("run,**.mac-aging-time,seed,verdict,events,flooded_seconds,unwanted_bytes\n");
        assertThat(Files.readString(folder.resolve("b/runs.csv"))).isEqualTo(table);
        assertThat(Files.readString(folder.resolve("b/manifest.json")))
                .isEqualTo(Files.readString(folder.resolve("a/manifest.json")));
    }

    @Test
    void aSweepOfAnUnknownMetricRunsNothing() throws Exception {
        Path sweep = folder.resolve("typo.sweep.yaml");
        Files.writeString(
                sweep, "apiVersion: floodscope/v1\nkind: Sweep\nbase: " + PERIODIC + "\nrecord: [floded_seconds]\n");

        assertThat(floodscope(
                        "sweep",
                        sweep.toString(),
                        "--out",
                        folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("flooded_seconds");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void explainSaysThatAQuietMomentIsQuietAndRefusesUnknownHosts() {
        assertThat(floodscope("explain", H3C, "--at", "10s")).isEqualTo(3);
        assertThat(out.toString()).contains("nothing was flooded or lost");
        assertThat(floodscope("explain", H3C, "--at", "10s", "--from", "nobody"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no host is named 'nobody'");
    }

    @Test
    void reportDrawsAResultAgainByteForByte() throws Exception {
        Path first = folder.resolve("first");
        floodscope("run", PERIODIC, "--out", first.toString(), "-q");

        int code = floodscope(
                "report",
                first.resolve("result.json").toString(),
                "--json",
                folder.resolve("again.json").toString());

        assertThat(code).as(err.toString()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("again.json")))
                .isEqualTo(Files.readAllBytes(first.resolve("result.json")));
        assertThat(floodscope("report", folder.resolve("missing.json").toString()))
                .isEqualTo(2);
    }

    @Test
    void profilesAndCompletionPrintWhatThereIs() {
        assertThat(floodscope("profiles")).isZero();
        assertThat(out.toString()).contains("cisco-nxos-anycast").contains("h3c-distributed");
        assertThat(floodscope("completion", "bash")).isZero();
        assertThat(out.toString()).contains("complete").contains("conform");
    }
}
