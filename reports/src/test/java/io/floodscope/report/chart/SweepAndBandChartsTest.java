package io.floodscope.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.floodscope.report.AtomicFiles;
import io.floodscope.report.Flagship;
import io.floodscope.report.SmallRuns;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class SweepAndBandChartsTest {

    /** Share of time flooded by one sender: max(0, 1 - aging / refresh interval), in percent. */
    public static HeatMap sweep() {
        double[] aging = {60, 150, 300, 450, 600, 750, 900, 1_050, 1_126, 1_200, 1_800};
        double[] refresh = {60, 180, 300, 600, 900, 1_125, 1_500, 1_800};
        double[][] flooded = new double[refresh.length][aging.length];
        for (int row = 0; row < refresh.length; row++) {
            for (int column = 0; column < aging.length; column++) {
                flooded[row][column] = Math.max(0, 100 * (1 - aging[column] / refresh[row]));
            }
        }
        return new HeatMap(
                "Flooding stops where aging exceeds the refresh interval",
                "88 runs \u00b7 one TCP sender, seed 1",
                new HeatMap.Axis("mac-aging-time, s", aging),
                new HeatMap.Axis("refresh interval, s", refresh),
                flooded,
                "time flooded, %",
                List.of(new double[] {60, 60}, new double[] {300, 300}, new double[] {900, 900}, new double[] {
                    1_800, 1_800
                }),
                "closed form: aging = refresh interval");
    }

    @Test
    void heatMapIsLightWhereNothingFloodsAndDarkWhereMuchDoes() throws IOException {
        HeatMap map = sweep();

        assertThat(map.colour(0)).isEqualTo(0xfff7ec);
        assertThat(map.colour(map.top())).isEqualTo(0x67000d);
        assertThat(map.borderPlaces())
                .anySatisfy(p -> assertThat(p).containsExactly(new double[] {1.2, 1}, within(1e-6)));
        assertThat(map.x().place(375)).isCloseTo(2.5, within(1e-9));
        assertThat(map.x().place(5_000)).isEqualTo(10.5);
        assertThat(png(out -> PngCharts.heatMap(map, out)).getWidth()).isEqualTo(PngCharts.WIDTH);
    }

    @Test
    void heatMapRefusesAShapeThatDoesNotFit() {
        assertThatThrownBy(() -> new HeatMap(
                        "",
                        "",
                        new HeatMap.Axis("x", new double[] {1, 2}),
                        new HeatMap.Axis("y", new double[] {1}),
                        new double[][] {{1}},
                        "",
                        List.of(),
                        ""))
                .hasMessage("1 cells for 2 values");
    }

    @Test
    void svgPicturesAreWellFormedWhateverTheNames() throws Exception {
        ByteArrayOutputStream traffic = new ByteArrayOutputStream();
        TrafficSvg.write(SmallRuns.nasty(), traffic);
        ByteArrayOutputStream heat = new ByteArrayOutputStream();
        HeatMapSvg.write(sweep(), heat);

        for (byte[] svg : List.of(traffic.toByteArray(), heat.toByteArray())) {
            var document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
            assertThat(document.getElementsByTagName("script").getLength()).isZero();
            assertThat(document.getElementsByTagName("b").getLength()).isZero();
            assertThat(document.getElementsByTagName("path").getLength()).isPositive();
        }
    }

    @Test
    void bandsGrowWithTheirNumberAndStayEqual() throws IOException {
        BufferedImage image = png(out -> PngCharts.bands(Flagship.asItWas(), out));

        assertThat(image.getHeight()).isEqualTo(190 + 3 * 40);
        assertThat(png(out -> PngCharts.bands(SmallRuns.empty(), out)).getHeight())
                .isEqualTo(230);
        assertThat(png(out -> PngCharts.bands(SmallRuns.nasty(), out))).isNotNull();
    }

    private interface Drawing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static BufferedImage png(Drawing drawing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        drawing.to(out);
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    }

    /** Draws the pictures into the folder that is the only argument, to be looked at. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        AtomicFiles.write(folder.resolve("heat.png"), out -> PngCharts.heatMap(sweep(), out));
        AtomicFiles.write(folder.resolve("heat.svg"), out -> HeatMapSvg.write(sweep(), out));
        AtomicFiles.write(folder.resolve("bands.png"), out -> PngCharts.bands(Flagship.asItWas(), out));
    }
}
