package io.floodscope.report.chart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;

/** A {@link HeatMap} as one SVG picture that needs nothing else. */
public final class HeatMapSvg {

    private static final int LEFT = 110;
    private static final int TOP = 100;
    private static final int WIDTH = 860;
    private static final int HEIGHT = 460;

    private HeatMapSvg() {}

    /** Writes the picture. */
    public static void write(HeatMap map, OutputStream out) throws IOException {
        try {
            SvgDocument svg = SvgDocument.start(out, LEFT + WIDTH + 150, TOP + HEIGHT + 100, map.title());
            svg.text(24, 34, "start", 19, true, Palette.INK, map.title());
            svg.text(24, 57, "start", 14, false, Palette.MUTED, map.subtitle());
            cells(svg, map);
            axes(svg, map);
            scale(svg, map);
            border(svg, map);
            svg.end();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    /** The picture as markup for a page. */
    public static String inline(HeatMap map) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(map, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory refuses nothing", e);
        }
        String svg = bytes.toString(StandardCharsets.UTF_8);
        return svg.substring(svg.indexOf("<svg"));
    }

    private static double cellWidth(HeatMap map) {
        return (double) WIDTH / map.x().values().length;
    }

    private static double cellHeight(HeatMap map) {
        return (double) HEIGHT / map.y().values().length;
    }

    private static double x(HeatMap map, double place) {
        return LEFT + (place + 0.5) * cellWidth(map);
    }

    private static double y(HeatMap map, double place) {
        return TOP + HEIGHT - (place + 0.5) * cellHeight(map);
    }

    private static void cells(SvgDocument svg, HeatMap map) throws XMLStreamException {
        boolean labelled = cellWidth(map) >= 40 && cellHeight(map) >= 16;
        for (int row = 0; row < map.values().length; row++) {
            for (int column = 0; column < map.values()[row].length; column++) {
                double value = map.values()[row][column];
                svg.rect(
                        x(map, column - 0.5),
                        y(map, row + 0.5),
                        cellWidth(map),
                        cellHeight(map),
                        hex(map.colour(value)));
                if (labelled) {
                    Palette ink = map.isDark(value) ? Palette.GRID : Palette.INK;
                    svg.text(x(map, column), y(map, row) + 4, "middle", 12, false, ink, HeatMap.print(value));
                }
            }
        }
    }

    private static void axes(SvgDocument svg, HeatMap map) throws XMLStreamException {
        String[] columns = map.x().labels();
        int every = Math.max(1, (int) Math.ceil(44 / cellWidth(map)));
        for (int i = 0; i < columns.length; i += every) {
            svg.text(x(map, i), TOP + HEIGHT + 20, "middle", 13, false, Palette.INK, columns[i]);
        }
        String[] rows = map.y().labels();
        every = Math.max(1, (int) Math.ceil(16 / cellHeight(map)));
        for (int i = 0; i < rows.length; i += every) {
            svg.text(LEFT - 8, y(map, i) + 4, "end", 13, false, Palette.INK, rows[i]);
        }
        svg.text(
                LEFT + WIDTH / 2.0,
                TOP + HEIGHT + 44,
                "middle",
                14,
                false,
                Palette.INK,
                map.x().label());
        svg.text(24, TOP - 10, "start", 13, false, Palette.MUTED, map.y().label());
    }

    private static void scale(SvgDocument svg, HeatMap map) throws XMLStreamException {
        int steps = 40;
        int left = LEFT + WIDTH + 24;
        for (int i = 0; i < steps; i++) {
            double height = (double) HEIGHT / steps;
            svg.rect(
                    left,
                    TOP + HEIGHT - (i + 1) * height,
                    18,
                    height + 0.5,
                    hex(map.colour(map.top() * (i + 0.5) / steps)));
        }
        double step = ChartPanel.step(map.top(), 8);
        for (int i = 0; i * step <= map.top() * 1.000001; i++) {
            double y = TOP + HEIGHT - HEIGHT * i * step / map.top();
            svg.text(left + 26, y + 4, "start", 13, false, Palette.INK, HeatMap.print(i * step));
        }
        svg.text(left + 44, TOP - 10, "end", 13, false, Palette.MUTED, map.unit());
    }

    private static void border(SvgDocument svg, HeatMap map) throws XMLStreamException {
        if (map.border().isEmpty()) {
            return;
        }
        StringBuilder path = new StringBuilder();
        for (double[] point : map.borderPlaces()) {
            path.append(path.length() == 0 ? 'M' : 'L')
                    .append(SvgDocument.number(x(map, point[0])))
                    .append(' ')
                    .append(SvgDocument.number(y(map, point[1])));
        }
        svg.path(path.toString(), Palette.TOTAL.hex(), "none", "1", "9 5");
        svg.path("M24 " + (TOP + HEIGHT + 74) + "h28", Palette.TOTAL.hex(), "none", "1", "9 5");
        svg.text(60, TOP + HEIGHT + 78, "start", 13, false, Palette.INK, map.borderLabel());
    }

    private static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
