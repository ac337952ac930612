package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.ReportContext;
import io.floodscope.report.ReportFormat;
import io.floodscope.report.html.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The pictures of README and docs: small, shown, and drawn anew from real runs with {@code -Dpictures.update=true}. */
class PicturesTest {

    private static final Path IMAGES = CommandRun.project("docs/images");

    @TempDir
    Path folder;

    @TempDir
    static Path profile;

    @Test
    void everyPictureIsSmallAndShown() throws IOException {
        String shown = Files.readString(CommandRun.project("README.md"))
                + Files.readString(CommandRun.project("docs/report.md"))
                + Files.readString(CommandRun.project("docs/serve.md"));
        List<Path> pictures;
        try (Stream<Path> all = Files.list(IMAGES)) {
            pictures = all.sorted().toList();
        }
        assertThat(pictures).isNotEmpty();
        for (Path picture : pictures) {
            assertThat(Files.size(picture)).as(picture.toString()).isLessThan(200_000);
            assertThat(shown).contains("images/" + picture.getFileName());
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "pictures.update", matches = "true", disabledReason = "draws only when asked to")
    void drawThemAnew() throws Exception {
        Path report = folder.resolve("report.html");
        ReportFormat.HTML.write(
                ShippedRuns.of(CommandRun.project("scenarios/seed-fig-1-1.flood.yaml")),
                ReportContext.of(VersionCommand.program()),
                report);
        ReportFormat.PNG.write(
                ShippedRuns.of(CommandRun.project("scenarios/flood-drops-qos.flood.yaml")),
                ReportContext.of(VersionCommand.program()),
                IMAGES.resolve("losses.png"));
        Files.writeString(folder.resolve("router.flood.yaml"), ServeTest.SCENARIO);
        Files.writeString(Path.of("target/router.flood.yaml"), ServeTest.SCENARIO);
        Path sweep = Files.writeString(folder.resolve("aging.sweep.yaml"), """
                apiVersion: floodscope/v1
                kind: Sweep
                base: router.flood.yaml
                vary:
                  - {path: bridges.tor.mac-aging-time, from: 60s, to: 1500s, steps: 13}
                  - {path: gateways.router.arp-timeout, from: 100s, to: 1300s, steps: 13}
                record: [flooded_fraction]
                """);
        assertThat(CommandRun.of("sweep", sweep, "--out", folder.resolve("out")).exitCode())
                .isZero();
        try (Browser browser = Browser.start(profile);
                ServedPage page = ServedPage.start("serve", "target/router.flood.yaml")) {
            browser.withoutScrollbars()
                    .window(1120, 1010, "light")
                    .open(report)
                    .screenshot(IMAGES.resolve("report.png"));
            browser.run("document.getElementById('topology').scrollIntoView()");
            browser.window(1120, 790, "light").screenshot(IMAGES.resolve("network.png"));
            browser.window(1120, 800, "light").open(folder.resolve("out/sweep.html"));
            browser.screenshot(IMAGES.resolve("sweep.png"));
            browser.window(1160, 1020, "light").open(page.url());
            browser.await("return document.getElementById('status').textContent", "Run in");
            browser.await("return String(!!document.querySelector('#report iframe:not(.coming)'))", "true");
            browser.screenshot(IMAGES.resolve("serve.png"));
        }
    }
}
