package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.html.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The local page in a real Chromium: move a slider, see the outcome change. */
class ServeInBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    @TempDir
    static Path folder;

    @TempDir
    static Path profile;

    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(SCREENSHOTS);
        browser = Browser.start(profile);
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aSliderChangesOutcomeChartCommandAndFile() throws Exception {
        Path file = Files.writeString(folder.resolve("router.flood.yaml"), ServeTest.SCENARIO);
        try (ServedPage page = ServedPage.start("serve", file.toString(), "--for", "10m")) {
            browser.window(1400, 1200, "light").open(page.url());
            awaitText("happening", "Flooding: 1h 30m");
            awaitReport("receives up to");
            assertThat(text("sentence")).contains("FAIL");

            String id = (String) browser.run("return Array.from(document.querySelectorAll('#sliders label'))"
                    + ".find(function (l) { return l.textContent === 'arp-timeoutrouter'; }).htmlFor");
            WebElement slider = browser.driver().findElement(By.id(id));
            slider.sendKeys(Keys.ARROW_LEFT.toString().repeat(10));
            awaitText("happening", "No unicast flooding");
            awaitReport("receives only its own traffic");
            assertThat(text("sentence")).contains("PASS");
            assertThat(text("figures")).contains("as the file has it: 75.0 %");
            browser.driver().findElement(By.cssSelector("#share summary")).click();
            assertThat(text("command")).endsWith("--set gateways.router.arp-timeout=240s");
            assertThat(text("yaml")).contains("include: router.flood.yaml", "    arp-timeout: 240s");
            browser.screenshot(SCREENSHOTS.resolve("serve.png"));

            WebElement field = browser.driver().findElement(By.cssSelector("#sliders input[type=text]"));
            field.clear();
            field.sendKeys("soon", Keys.TAB);
            awaitText("problems", "soon");
            assertThat(text("happening")).contains("No unicast flooding");

            browser.driver().findElement(By.id("reset")).click();
            awaitText("happening", "Flooding: 1h 30m");

            assertThat(browser.accessibilityViolations()).isEmpty();
            assertThat(browser.complaints()).allMatch(c -> c.contains("422"));
            assertThat(browser.requests()).isEmpty();
        }
    }

    @Test
    void isFitForPhonesInTheDark() throws Exception {
        Path file = Files.writeString(folder.resolve("phone.flood.yaml"), ServeTest.SCENARIO);
        try (ServedPage page = ServedPage.start("serve", file.toString())) {
            browser.window(390, 844, "dark").open(page.url());
            awaitText("happening", "Flooding: 1h 30m");

            assertThat(browser.accessibilityViolations()).isEmpty();
            assertThat(browser.soon("return document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("no sideways scrolling")
                    .isTrue();
            browser.screenshot(SCREENSHOTS.resolve("serve-phone.png"));
        }
    }

    /** A run that takes too long is watched, ended by the next move of a slider or by hand, and never blocks the page. */
    @Test
    void aLongRunShowsItsProgressAndGivesWayToTheNext() throws Exception {
        Path file = Files.writeString(
                folder.resolve("long.flood.yaml"),
                ServeTest.SCENARIO.replace("until: 2h", "until: 365d").replace("packets: 1/s", "packets: 1000/s"));
        try (ServedPage page = ServedPage.start("serve", file.toString())) {
            browser.window(1200, 900, "light").open(page.url());
            awaitText("progress-text", " of 8760h 0m 0s simulated");
            assertThat((Boolean) browser.run("return document.getElementById('progress').value > 0"))
                    .isTrue();
            browser.screenshot(SCREENSHOTS.resolve("serve-running.png"));

            WebElement field = browser.driver().findElement(By.cssSelector("#sliders input[type=text]"));
            field.clear();
            field.sendKeys("400s", Keys.TAB);
            awaitText("status", "Running");
            awaitText("progress-text", " simulated");
            browser.driver().findElement(By.id("stop")).click();
            awaitText("status", "Stopped.");
            assertThat((Boolean) browser.run("return document.getElementById('going').hidden"))
                    .isTrue();
            assertThat(browser.complaints()).allMatch(c -> c.contains("409"));
        }
    }

    @Test
    void showsHostileNamesAsText() throws Exception {
        Path file = Files.writeString(
                folder.resolve("nasty.flood.yaml"),
                ServeTest.SCENARIO
                        .replace(
                                "name: router-outlives-switch",
                                "name: \"<img src=x onerror=alert(1)>\\u202Egnp\\u0007\"")
                        .replace("run: {", "title: \"</title><script>alert(2)</script>\"\nrun: {"));
        try (ServedPage page = ServedPage.start("serve", file.toString())) {
            browser.window(1200, 900, "light").open(page.url());
            awaitText("happening", "Flooding: 1h 30m");

            assertThat(text("name")).isEqualTo("<img src=x onerror=alert(1)>\\u202egnp\\u0007");
            assertThat(text("title")).isEqualTo("</title><script>alert(2)</script>");
            assertThat(browser.run("return document.querySelectorAll('img').length"))
                    .isEqualTo(0L);
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests()).isEmpty();
        }
    }

    private static String text(String id) {
        return browser.driver().findElement(By.id(id)).getText();
    }

    private static void awaitText(String id, String part) throws InterruptedException {
        browser.await("return document.getElementById('" + id + "').textContent", part);
    }

    /** Waits for a report whose chart's title holds these words. */
    private static void awaitReport(String part) throws InterruptedException {
        browser.await(
                "var f = document.querySelector('#report iframe:not(.coming)');"
                        + " var h = f && f.contentDocument.getElementById('traffic-h');"
                        + " return h ? h.textContent : ''",
                part);
    }
}
