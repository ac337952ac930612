package io.floodscope.report.html;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window; tests that need it are skipped by name where there is none, and fail under CI=true. */
public final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver driver;
    private String opened = "";

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts one with a new profile in this empty folder. */
    public static Browser start(Path profile) {
        boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(
                    "CI needs chromium and chromium-driver (apt-get install chromium chromium-driver)");
        }
        assumeTrue(there, "chromium or chromedriver is not installed");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** Sets the size and the preferred colours of what is opened next. */
    public Browser window(int width, int height, String colours) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
        return this;
    }

    /** Leaves scroll bars out of pictures. */
    public Browser withoutScrollbars() {
        driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        return this;
    }

    /** Shows the page as on paper, or on the screen again. */
    public void print(boolean paper) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", paper ? "print" : ""));
    }

    /** Opens a file; complaints and requests are counted from here on. */
    public Browser open(Path page) {
        return open(page.toUri().toString());
    }

    /** Opens a page; complaints and requests are counted from here on. */
    public Browser open(String url) {
        driver.manage().logs().get(LogType.BROWSER);
        driver.manage().logs().get(LogType.PERFORMANCE);
        opened = url;
        driver.get(url);
        return this;
    }

    /**
     * Whether a condition holds within three seconds: a page follows a change of the window's size some frames later.
     *
     * @param script a function's body that returns the condition
     */
    public boolean soon(String script) {
        return Boolean.TRUE.equals(driver.executeAsyncScript("const done = arguments[0], end = Date.now() + 3000;"
                + "const holds = () => {" + script + "};"
                + "const look = () => holds() ? done(true) : Date.now() > end ? done(false) : requestAnimationFrame(look);"
                + "look();"));
    }

    /** Runs a script in the page. */
    public Object run(String script) {
        return driver.executeScript(script);
    }

    /** Waits until a script gives a text that holds these words; fails after half a minute. */
    public void await(String script, String part) throws InterruptedException {
        Object last = "";
        for (int i = 0; i < 300; i++) {
            last = run(script);
            if (String.valueOf(last).contains(part)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("waited for '" + part + "', the last was '" + last + "'");
    }

    /** The driver, for what only it can do. */
    public ChromeDriver driver() {
        return driver;
    }

    /** Console messages of level warning and above; a policy violation is one. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(e -> e.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Requests for anything but the page itself and what lies below its address. */
    public List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(m -> m.contains("\"Network.requestWillBeSent\""))
                .filter(m -> m.contains("\"documentURL\":\"" + opened))
                .filter(m -> !m.contains("\"url\":\"" + opened) && !m.contains("\"url\":\"data:"))
                .toList();
    }

    /** Serious and critical findings of axe-core, as id and first element. */
    @SuppressWarnings("unchecked")
    public List<Object> accessibilityViolations() throws IOException {
        try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        Map<String, Object> outcome = (Map<String, Object>) driver.executeAsyncScript(
                "var done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(function (r) {"
                        + " done({found: r.violations.filter(function (v) { return v.impact === 'serious' || v.impact === 'critical'; })"
                        + ".map(function (v) { return v.id + ' at ' + v.nodes[0].html; })}); });");
        return (List<Object>) outcome.get("found");
    }

    /** What the window shows, as PNG. */
    public Path screenshot(Path file) throws IOException {
        return Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
