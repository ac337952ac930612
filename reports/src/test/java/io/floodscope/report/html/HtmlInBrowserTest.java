package io.floodscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.AtomicFiles;
import io.floodscope.report.Flagship;
import io.floodscope.report.ReportContext;
import io.floodscope.report.ReportFormat;
import io.floodscope.report.SmallRuns;
import io.floodscope.report.compare.Comparison;
import io.floodscope.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

class HtmlInBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final String ROW = "return document.querySelector('#rows svg.zoom').getAttribute('viewBox')";

    @TempDir
    Path folder;

    @TempDir
    static Path profile;

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

    static Stream<Arguments> pages() {
        return Stream.of(
                Arguments.of("flagship", Flagship.asItWas()),
                Arguments.of("failed", Flagship.asAFailure()),
                Arguments.of("one-of-each", SmallRuns.oneOfEach()),
                Arguments.of("empty", SmallRuns.empty()),
                Arguments.of("nasty", SmallRuns.nasty()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void opensWithoutComplaintRequestOrBarrier(String name, RunResult result) throws IOException {
        browser.window(1280, 1600, "light").open(page(result));

        assertThat(browser.accessibilityViolations()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).isEmpty();
        browser.screenshot(SCREENSHOTS.resolve(name + ".png"));
    }

    @Test
    void comparisonOpensWithoutComplaintRequestOrBarrier() throws IOException {
        Path page = folder.resolve("compare.html");
        AtomicFiles.write(
                page,
                out -> HtmlReport.write(
                        new Comparison(Flagship.asItWas(), Flagship.fixed()),
                        "a",
                        "b",
                        ReportContext.of("0.1.0"),
                        out));
        browser.window(1280, 1400, "light").open(page);

        assertThat(browser.accessibilityViolations()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).isEmpty();
        browser.screenshot(SCREENSHOTS.resolve("compare.png"));
    }

    @Test
    void isFitForDarknessAndPhones() throws IOException {
        Path page = page(Flagship.asItWas());
        browser.window(420, 900, "dark").open(page);

        assertThat(browser.accessibilityViolations()).isEmpty();
        assertThat(browser.soon("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no sideways scrolling")
                .isTrue();
        browser.screenshot(SCREENSHOTS.resolve("dark-phone.png"));
    }

    @Test
    void zoomsByMouseKeyboardAndButtonAndTheRowsFollow() throws IOException {
        browser.window(1280, 1200, "light").open(page(Flagship.asItWas()));
        assertThat(browser.run(ROW)).isEqualTo("0 0 1000 20");

        WebElement over = browser.driver().findElement(By.cssSelector("#live .u-over"));
        new Actions(browser.driver())
                .moveToElement(over, -200, 0)
                .clickAndHold()
                .moveByOffset(200, 0)
                .release()
                .perform();
        String dragged = (String) browser.run(ROW);
        assertThat(dragged).isNotEqualTo("0 0 1000 20");

        WebElement chart = browser.driver().findElement(By.id("live"));
        chart.sendKeys("0");
        assertThat(browser.run(ROW)).isEqualTo("0 0 1000 20");
        chart.sendKeys("+");
        assertThat(browser.run(ROW)).isEqualTo("250 0 500 20");
        chart.sendKeys(Keys.ARROW_LEFT);
        assertThat(browser.run(ROW)).isEqualTo("125 0 500 20");
        browser.screenshot(SCREENSHOTS.resolve("zoomed.png"));
        browser.driver().findElement(By.cssSelector("[data-zoom=all]")).click();
        assertThat(browser.run(ROW)).isEqualTo("0 0 1000 20");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void rowsZoomByDraggingAndByKeysWhereThereIsNoChart() throws IOException {
        browser.window(1280, 1200, "light").open(page(SmallRuns.onlyStates()));
        assertThat((Boolean) browser.run("return document.getElementById('live').hidden"))
                .isTrue();
        WebElement row = browser.driver().findElement(By.cssSelector("#rows .gutter"));

        new Actions(browser.driver())
                .moveToElement(row, 0, 0)
                .clickAndHold()
                .moveByOffset(200, 0)
                .release()
                .perform();
        String dragged = (String) browser.run(ROW);
        assertThat(Double.parseDouble(dragged.split(" ")[0])).isBetween(495.0, 505.0);
        assertThat(Double.parseDouble(dragged.split(" ")[2])).isBetween(120.0, 260.0);
        assertThat((String) browser.run("return document.querySelector('#axis').textContent"))
                .as("the axis follows")
                .doesNotContain("0:00");
        browser.screenshot(SCREENSHOTS.resolve("rows-zoomed.png"));

        WebElement rows = browser.driver().findElement(By.id("rows"));
        rows.sendKeys("0");
        assertThat(browser.run(ROW)).isEqualTo("0 0 1000 26");
        rows.sendKeys("+");
        assertThat(browser.run(ROW)).isEqualTo("250 0 500 26");
        assertThat(browser.accessibilityViolations()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void losesNothingOfTheChartWhenOnlyLossesTellTheStory() throws IOException {
        browser.window(1280, 1200, "light").open(page(SmallRuns.onlyLosses()));
        WebElement over = browser.driver().findElement(By.cssSelector("#live .u-over"));

        new Actions(browser.driver()).moveToElement(over, 0, 0).perform();

        assertThat(browser.driver().findElement(By.id("readout")).getText())
                .contains("frames of all streams that did not arrive (mean over each outage) 5 frames/s");
        assertThat(browser.driver().findElement(By.id("legend")).getText()).contains("did not arrive");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void hoverShowsValuesAndLinesCanBeSwitched() throws IOException {
        browser.window(1280, 1200, "light").open(page(Flagship.asItWas()));
        WebElement over = browser.driver().findElement(By.cssSelector("#live .u-over"));

        new Actions(browser.driver()).moveToElement(over, 0, 0).perform();
        assertThat(browser.driver().findElement(By.id("readout")).getText())
                .contains("c1-inst10/eth0: not addressed to it")
                .contains("Mbit/s");

        browser.driver().findElement(By.cssSelector("#legend input")).sendKeys(" ");
        new Actions(browser.driver()).moveToElement(over, 5, 0).perform();
        assertThat(browser.driver().findElement(By.id("readout")).getText())
                .doesNotContain("c1-inst10/eth0: everything received");
    }

    @Test
    void showsTheChartWithoutJavaScriptToo() throws IOException {
        Path page = page(Flagship.asItWas());
        Files.writeString(page, Files.readString(page).replaceAll("(?s)<script.*?</script>", ""));
        browser.window(1280, 1400, "light").open(page);

        WebElement area = browser.driver().findElement(By.cssSelector("#static path.line-unwanted"));
        assertThat(area.isDisplayed()).isTrue();
        assertThat(area.getRect().getWidth()).isGreaterThan(900);
        browser.screenshot(SCREENSHOTS.resolve("no-script.png"));
    }

    private Path page(RunResult result) throws IOException {
        Path page = folder.resolve("report.html");
        ReportFormat.HTML.write(result, ReportContext.of("0.1.0"), page);
        return page;
    }
}
