package io.floodscope.report.html;

import io.floodscope.report.chart.HeatMap;
import io.floodscope.report.chart.HeatMapSvg;
import io.floodscope.report.sweep.SweepReport;
import io.floodscope.report.view.VisibleText;
import java.util.List;

/** What the page of a sweep shows. */
public final class SweepPage {

    /** Rows of the table; all are in runs.csv. */
    public static final int MAX_ROWS = 1_000;

    private static final int MAX_VALUES = 60;

    private final SweepReport report;
    private final String version;

    SweepPage(SweepReport report, String version) {
        this.report = report;
        this.version = version;
    }

    /** The sweep. */
    public SweepReport report() {
        return report;
    }

    /** Version that wrote the page. */
    public String version() {
        return version;
    }

    /** Text safe to look at. */
    public String show(String text) {
        return VisibleText.of(text);
    }

    /** The values of a setting, the middle of a long list left out. */
    public String values(SweepReport.Axis axis) {
        List<String> values = axis.values();
        return VisibleText.of(
                values.size() <= MAX_VALUES
                        ? String.join(", ", values)
                        : String.join(", ", values.subList(0, 3)) + " ... " + values.get(values.size() - 1) + " ("
                                + values.size() + " values)");
    }

    /** A map as markup: every text in it is escaped. */
    public String svg(HeatMap map) {
        return HeatMapSvg.inline(map);
    }

    /** Rows to show. */
    public List<List<String>> rows() {
        return report.rows().subList(0, Math.min(MAX_ROWS, report.rows().size()));
    }

    /** Whether a cell of the table is a number, and so aligned right. */
    public String align(String cell) {
        return cell.matches("-?[0-9.]+(E-?[0-9]+)?") ? "number" : "code";
    }
}
