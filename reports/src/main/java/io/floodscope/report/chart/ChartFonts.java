package io.floodscope.report.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * The bundled font, so that pictures look the same on every machine and can be drawn on one that has no fonts at all. The
 * JDK insists on a font configuration before it loads any font, and newer ones fail if the machine has none; so it is given
 * one of ours, unless somebody set their own.
 */
final class ChartFonts {

    private static final String CONFIGURATION = "sun.awt.fontconfig";

    static final Font REGULAR;
    static final Font BOLD;

    static {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        boolean needsConfiguration = System.getProperty(CONFIGURATION) == null
                && System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        if (needsConfiguration) {
            try {
                Path file = Files.createTempFile("floodscope-fonts", ".properties");
                try (InputStream in = resource("fontconfig.properties")) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                    System.setProperty(CONFIGURATION, file.toString());
                    REGULAR = load("DejaVuSans.ttf");
                } finally {
                    System.clearProperty(CONFIGURATION);
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot prepare the bundled font", e);
            }
        } else {
            REGULAR = load("DejaVuSans.ttf");
        }
        BOLD = load("DejaVuSans-Bold.ttf");
    }

    private ChartFonts() {}

    private static Font load(String name) {
        try (InputStream in = resource(name)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the bundled font " + name + " is damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the bundled font " + name, e);
        }
    }

    private static InputStream resource(String name) {
        InputStream in = ChartFonts.class.getResourceAsStream("/io/floodscope/report/font/" + name);
        if (in == null) {
            throw new IllegalStateException(name + " is missing from the program");
        }
        return in;
    }
}
