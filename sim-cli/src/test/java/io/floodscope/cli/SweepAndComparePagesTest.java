package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.html.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of {@code sweep} and {@code compare}. */
class SweepAndComparePagesTest {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    @TempDir
    Path folder;

    @TempDir
    static Path profile;

    @Test
    void aSweepIsDrawnWithTheBorderOfTheClosedFormWhichTheRunsConfirm() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("router.flood.yaml"), ServeTest.SCENARIO);
        Path sweep = Files.writeString(folder.resolve("aging.sweep.yaml"), """
                apiVersion: floodscope/v1
                kind: Sweep
                base: router.flood.yaml
                vary:
                  - {path: bridges.tor.mac-aging-time, values: [200s, 398s, 401s, 598s, 601s, 900s]}
                  - {path: gateways.router.arp-timeout, values: [400s, 600s, 800s]}
                record: [flooded_fraction]
                """);

        CommandRun run = CommandRun.of("sweep", sweep, "--out", folder.resolve("out"), "--jobs", "2");

        assertThat(run.exitCode()).as(run.err()).isZero();
        for (String line : Files.readAllLines(folder.resolve("out/runs.csv")).subList(1, 19)) {
            String[] cells = line.split(",");
            double aging = Double.parseDouble(cells[1].replace("s", ""));
            double timeout = Double.parseDouble(cells[2].replace("s", ""));
            assertThat(Double.parseDouble(cells[6]) == 0).as(line).isEqualTo(aging >= timeout + 1);
        }
        assertThat(new SweepBorder(new ChosenScenario(folder.resolve("router.flood.yaml"), List.of()), List.of())
                        .points(
                                List.of(),
                                "gateways.router.arp-timeout",
                                List.of("400s", "600s", "800s"),
                                new double[] {400, 600, 800}))
                .containsExactly(new double[] {400, 401}, new double[] {600, 601}, new double[] {800, 801});
        String page = Files.readString(folder.resolve("out/sweep.html"));
        assertThat(page)
                .contains(
                        "flooded_fraction is 0 in 7 of 18 points",
                        "stroke-dasharray=\"9 5\"",
                        "closed form: mac-aging-time = longest silence");
        check(folder.resolve("out/sweep.html"), "sweep");
    }

    @Test
    void aSweepOverOneSettingAndSeedsHasAPictureAndOneOverWordsATable() throws IOException {
        Files.writeString(folder.resolve("router.flood.yaml"), ServeTest.SCENARIO);
        String head = "apiVersion: floodscope/v1\nkind: Sweep\nbase: router.flood.yaml\nseeds: 1..2\n"
                + "record: [flooded_fraction]\nvary:\n";
        Path one = Files.writeString(
                folder.resolve("one.sweep.yaml"),
                head + "  - {path: bridges.tor.mac-aging-time, values: [300s, 1300s]}\n");
        Path words = Files.writeString(
                folder.resolve("words.sweep.yaml"),
                head + "  - {path: gateways.router.refresh.when, values: [never, always]}\n");

        assertThat(CommandRun.of("sweep", one, "--out", folder.resolve("one")).exitCode())
                .isZero();
        assertThat(CommandRun.of("sweep", words, "--out", folder.resolve("words"))
                        .exitCode())
                .isZero();

        assertThat(Files.readString(folder.resolve("one/sweep.html"))).contains("<svg", "mean of 2 seeds");
        assertThat(Files.readString(folder.resolve("words/sweep.html")))
                .doesNotContain("<svg")
                .contains("never, always", "4 runs are done.");
    }

    @Test
    void aComparisonHasAPageWithDifferencesFirst() throws IOException, InterruptedException {
        Path scenario = Files.writeString(folder.resolve("router.flood.yaml"), ServeTest.SCENARIO);
        Path page = folder.resolve("compare.html");

        CommandRun run =
                CommandRun.of("compare", scenario, "--set", "gateways.router.arp-timeout=250s", "--html", page);

        assertThat(run.exitCode()).as(run.err()).isIn(0, 1);
        assertThat(run.out()).contains("wrote " + page);
        String html = Files.readString(page);
        assertThat(html).contains("gateways.router.arp-timeout", "--set gateways.router.arp-timeout=250s");
        assertThat(html.indexOf("id=\"effects\"")).isLessThan(html.indexOf("id=\"traffic\""));
        check(page, "compare-command");
    }

    private static void check(Path page, String name) throws IOException, InterruptedException {
        Files.createDirectories(SCREENSHOTS);
        try (Browser browser = Browser.start(profile)) {
            browser.window(1280, 1500, "light").open(page);
            assertThat(browser.accessibilityViolations()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests()).isEmpty();
            browser.screenshot(SCREENSHOTS.resolve(name + ".png"));
        }
    }
}
