package io.floodscope.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.Flagship;
import io.floodscope.report.SmallRuns;
import io.floodscope.result.RunResult;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PngChartsTest {

    @TempDir
    Path folder;

    static Stream<RunResult> results() {
        return Stream.of(Flagship.asItWas(), SmallRuns.oneOfEach(), SmallRuns.empty(), SmallRuns.nasty());
    }

    @ParameterizedTest
    @MethodSource("results")
    void isAPictureAndTheSameBytesEveryTime(RunResult result) throws IOException {
        byte[] png = png(result);

        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(PngCharts.WIDTH);
        assertThat(png(result)).isEqualTo(png);
    }

    @Test
    void floodsAreShadedAndUnwantedTrafficStandsOnThem() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png(Flagship.asItWas())));

        int orange = count(image, 0xe59e59, 12);
        int yellow = count(image, 0xf9f5b4, 12);

        assertThat(orange).as("pixels of unwanted traffic").isBetween(60_000, 300_000);
        assertThat(yellow).as("pixels of shading").isBetween(40_000, 400_000);
    }

    /** In JVMs of their own: one with another locale, one on a machine without any font. */
    @Test
    void isTheSameInAnotherLocaleAndOnAMachineWithoutFonts() throws IOException, InterruptedException {
        Path none = Files.writeString(folder.resolve("none.conf"), "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
        byte[] here = png(Flagship.asItWas());

        assertThat(inAnotherJvm(List.of("-Duser.language=ar", "-Duser.country=EG"), null))
                .isEqualTo(here);
        assertThat(inAnotherJvm(List.of(), none)).isEqualTo(here);
    }

    private byte[] inAnotherJvm(List<String> options, Path fontConfiguration) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path file = folder.resolve("flagship.png");
        Files.deleteIfExists(file);
        ProcessBuilder command = new ProcessBuilder(java.toString(), "-Xmx256m", "-XX:+UseSerialGC");
        command.command().addAll(options);
        command.command()
                .addAll(List.of("-cp", System.getProperty("java.class.path"), OnePng.class.getName(), file.toString()));
        if (fontConfiguration != null) {
            command.environment().put("FONTCONFIG_FILE", fontConfiguration.toString());
        }
        Process process = command.redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(text).isZero();
        }
        return Files.readAllBytes(file);
    }

    /** Draws the flagship into the file that is the only argument. */
    public static final class OnePng {

        private OnePng() {}

        /** Draws it. */
        public static void main(String[] args) throws IOException {
            Files.write(Path.of(args[0]), png(Flagship.asItWas()));
        }
    }

    private static int count(BufferedImage image, int rgb, int tolerance) {
        int hits = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int pixel = image.getRGB(x, y);
                boolean near = Math.abs((pixel >> 16 & 255) - (rgb >> 16 & 255)) <= tolerance
                        && Math.abs((pixel >> 8 & 255) - (rgb >> 8 & 255)) <= tolerance
                        && Math.abs((pixel & 255) - (rgb & 255)) <= tolerance;
                hits += near ? 1 : 0;
            }
        }
        return hits;
    }

    private static byte[] png(RunResult result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngCharts.traffic(result, out);
        return out.toByteArray();
    }
}
