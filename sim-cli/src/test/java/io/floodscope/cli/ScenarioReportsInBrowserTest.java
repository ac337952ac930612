package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.ReportContext;
import io.floodscope.report.ReportFormat;
import io.floodscope.report.chart.TrafficChart;
import io.floodscope.report.html.Browser;
import io.floodscope.report.view.RunFacts;
import io.floodscope.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * The report of every shipped scenario in a real Chromium: no complaint, no request, no barrier; it zooms, shows values, and fits
 * a phone. Pictures of each, light and dark, on a phone and on paper, are left in {@code target/screenshots} to look at.
 */
class ScenarioReportsInBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final String ROW = "return document.querySelector('#rows svg.zoom').getAttribute('viewBox')";

    @TempDir
    static Path profile;

    @TempDir
    static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(SCREENSHOTS);
        browser = Browser.start(profile);
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    static List<Path> scenarios() throws IOException {
        return ShippedRuns.files();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void opensZoomsAndFits(Path scenario) throws IOException {
        RunResult result = ShippedRuns.of(scenario);
        Path page = folder.resolve(result.scenario() + ".html");
        ReportFormat.HTML.write(result, ReportContext.of("0.1.0"), page);
        assertThat(Files.size(page)).isLessThan(3_000_000L);

        browser.window(1280, 1500, "light").open(page);
        assertThat(browser.accessibilityViolations()).isEmpty();
        TrafficChart chart = TrafficChart.of(new RunFacts(result));
        assertThat(browser.run("return document.querySelectorAll('#live .uplot').length"))
                .as("panels that zoom")
                .isEqualTo((long) chart.panels().size());
        zoomsAndShowsValues(chart.panels().get(0).unit());
        assertThat(browser.run("return document.querySelectorAll('svg.topology .box').length > 0"))
                .as("a picture of the network")
                .isEqualTo(true);
        picture(result, "light");
        browser.print(true);
        picture(result, "print");
        browser.print(false);
        browser.window(1280, 1500, "dark");
        picture(result, "dark");
        browser.window(390, 844, "light");
        assertThat(browser.soon("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no sideways scrolling")
                .isTrue();
        picture(result, "phone");

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).isEmpty();
    }

    private static void zoomsAndShowsValues(String unit) {
        WebElement chart = browser.driver().findElement(By.id("live"));
        boolean rows = (Boolean) browser.run("return document.querySelector('#rows svg.zoom') !== null");
        chart.sendKeys("+");
        if (rows) {
            assertThat((String) browser.run(ROW)).startsWith("250 0 500 ");
        }
        assertThat(browser.driver().findElement(By.id("readout")).getText()).startsWith("Shown: ");
        chart.sendKeys("0");
        if (rows) {
            assertThat((String) browser.run(ROW)).startsWith("0 0 1000 ");
        }
        new Actions(browser.driver())
                .moveToElement(browser.driver().findElement(By.cssSelector("#live .u-over")), 0, 0)
                .perform();
        assertThat(browser.driver().findElement(By.id("readout")).getText()).contains(" " + unit);
    }

    private static void picture(RunResult result, String look) throws IOException {
        browser.run("window.scrollTo(0, 0)");
        browser.screenshot(SCREENSHOTS.resolve(result.scenario() + "-" + look + ".png"));
    }
}
