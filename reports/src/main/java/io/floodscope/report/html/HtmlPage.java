package io.floodscope.report.html;

import io.floodscope.report.ReportContext;
import io.floodscope.report.chart.MarkLane;
import io.floodscope.report.chart.ReceivedPanel;
import io.floodscope.report.chart.TrafficChart;
import io.floodscope.report.topology.TopologyPicture;
import io.floodscope.report.view.BandOrder;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.Reproduction;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.Band;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Fidelity;
import io.floodscope.result.Mark;
import io.floodscope.result.RunResult;
import io.floodscope.result.Topology;
import io.floodscope.result.Verdict;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything the templates show, ready to be printed: they hold markup, this holds what it says. */
public final class HtmlPage {

    /** Rows of a table; more are in result.json. */
    public static final int MAX_ROWS = 400;
    /** Counters shown. */
    public static final int MAX_COUNTERS = 1_000;

    /** Warnings shown. */
    public static final int MAX_WARNINGS = 50;

    private static final int OPEN_ROWS = 24;
    private static final int MAX_TEXT = 1_000;
    private static final int MAX_BANDS = 40;
    private static final int MAX_BLOCKS = 3_000;
    private static final int MAX_LANE_MARKS = 2_000;

    private final RunFacts facts;
    private final ReportContext context;
    private final TrafficChart chart;
    private final TimeScale scale;
    private final Shading shading;
    private final List<BandRow> bands;
    private final TopologyPicture topology;

    HtmlPage(RunResult result, ReportContext context) {
        this.facts = new RunFacts(result);
        this.context = context;
        this.chart = TrafficChart.of(facts);
        this.scale = new TimeScale(chart.endNanos());
        this.shading = new Shading(facts.floods(), chart.endNanos());
        this.bands = bandRows();
        this.topology = new TopologyPicture(facts);
    }

    /** The run. */
    public RunResult result() {
        return facts.result();
    }

    /** What was worked out from it. */
    public RunFacts facts() {
        return facts;
    }

    /** What happened: harm, else what the chart shows besides that there was none. */
    public String headline() {
        boolean tells =
                !chart.panels().isEmpty() && !chart.panels().get(0).measure().equals(ReceivedPanel.MEASURE);
        return facts.isHarmless() && tells ? chart.title() + ". " + facts.finding() : facts.finding();
    }

    /** The chart's meaning. */
    public TrafficChart chart() {
        return chart;
    }

    /** The chart as shapes. */
    public StaticPlot plot() {
        return new StaticPlot(chart);
    }

    /** The chart as JSON for the script. */
    public String chartData() {
        return ChartData.json(facts, chart);
    }

    /** Text safe to look at, the middle of a very long one left out. */
    public String show(String text) {
        return VisibleText.shortened(text, MAX_TEXT);
    }

    /** The verdict as a badge says it. */
    public String verdictWord() {
        return result().verdict() == Verdict.NONE
                ? "no verdict"
                : result().verdict().word();
    }

    /** An expectation's verdict as a badge says it. */
    public String word(ExpectationResult e) {
        return e.warning() && e.verdict() == Verdict.FAIL
                ? "warning"
                : e.verdict().word();
    }

    /** When an expectation first failed. */
    public String moment(ExpectationResult e) {
        Long at = e.firstViolationNanos();
        return at == null ? "" : Quantities.instant(at);
    }

    /** Seconds with milliseconds, for columns. */
    public String exact(long nanos) {
        return Durations.readableSeconds(nanos, 3);
    }

    /** As many rows as a table shows. */
    public <T> List<T> first(List<T> rows) {
        return rows.subList(0, Math.min(MAX_ROWS, rows.size()));
    }

    /** Whether a table of so many rows stands open, rather than folded away. */
    public boolean isShort(int rows) {
        return rows <= OPEN_ROWS;
    }

    /** As many warnings as are shown. */
    public List<String> warnings() {
        return result().warnings()
                .subList(0, Math.min(MAX_WARNINGS, result().warnings().size()));
    }

    /** Says that a table shows the first rows only; empty if it shows all. */
    public String cut(int rows) {
        return rows <= MAX_ROWS
                ? ""
                : "The first " + Quantities.count(MAX_ROWS) + " of " + Quantities.count(rows)
                        + "; all are in result.json.";
    }

    /** Counters to show: if there are very many, only those that counted something. */
    public List<Map.Entry<String, Long>> counters() {
        boolean many = result().counters().size() > MAX_COUNTERS;
        return result().counters().entrySet().stream()
                .filter(c -> !many || c.getValue() != 0)
                .limit(MAX_COUNTERS)
                .toList();
    }

    /**
     * Rules of one standing.
     *
     * @param title as a heading goes on after their number
     * @param meaning what the standing means
     * @param rules their ids
     */
    public record Ledger(String title, String meaning, List<String> rules) {}

    /** The rules by what they rest on, the least founded first: these are what a reader should doubt. */
    public List<Ledger> ledgers() {
        return List.of(
                new Ledger(
                        "assumed", "verified by nobody yet", result().fidelity().assumed()),
                new Ledger(
                        "documented",
                        "read in sources or vendor documents",
                        result().fidelity().documented()),
                new Ledger(
                        "measured",
                        "seen to hold in recordings of real stacks",
                        result().fidelity().measured()));
    }

    /** How well founded the run is, in one sentence. */
    public String ledgerSentence() {
        Fidelity rules = result().fidelity();
        int all = rules.measured().size()
                + rules.documented().size()
                + rules.assumed().size();
        return all == 0
                ? "The run used no modelled rule."
                : "The run used " + Quantities.count(all, "modelled rule") + ": "
                        + rules.measured().size() + " measured, "
                        + rules.documented().size() + " documented, "
                        + rules.assumed().size() + " assumed.";
    }

    /**
     * Settings of one origin.
     *
     * @param origin as a summary goes on after their number
     * @param values the settings
     */
    public record Settings(String origin, List<ConfigValue> values) {}

    /** The effective configuration: what was changed, what is written, what profiles decide, and what defaults. */
    public List<Settings> settings() {
        List<ConfigValue> set = new ArrayList<>();
        List<ConfigValue> written = new ArrayList<>();
        List<ConfigValue> inherited = new ArrayList<>();
        List<ConfigValue> defaults = new ArrayList<>();
        for (ConfigValue value : result().configuration()) {
            String origin = value.origin();
            (origin.startsWith("--set")
                            ? set
                            : origin.startsWith("profile ")
                                    ? inherited
                                    : origin.startsWith("default") ? defaults : written)
                    .add(value);
        }
        return Stream.of(
                        new Settings("changed by --set", set),
                        new Settings("written in the scenario", written),
                        new Settings("from vendor and kernel profiles", inherited),
                        new Settings("left to their defaults", defaults))
                .filter(part -> !part.values().isEmpty())
                .toList();
    }

    /** Expectations, those that failed first. */
    public List<ExpectationResult> expectations() {
        return result().expectations().stream()
                .sorted(Comparator.comparing(e -> e.verdict() == Verdict.PASS))
                .toList();
    }

    /** Whether any expectation says when it first failed. */
    public boolean hasMoments() {
        return result().expectations().stream().anyMatch(e -> e.firstViolationNanos() != null);
    }

    /** Title of the window. */
    public String title() {
        return VisibleText.of(result().scenario()) + ": " + result().verdict().word() + " \u00b7 Floodscope";
    }

    /** How long was simulated. */
    public String clock() {
        return Quantities.clock(result().simulatedNanos());
    }

    /** Version that wrote the page. */
    public String version() {
        return context.toolVersion();
    }

    /** Command that repeats the run. */
    public String command() {
        return Reproduction.command(result(), context);
    }

    /** Why things went wrong. */
    public List<CauseCard> causes() {
        return CauseCard.of(facts);
    }

    /** Causes that would be too many cards. */
    public int allCauses() {
        return CauseCard.countOf(facts);
    }

    /** Flooded stretches for rows. */
    public Shading shades() {
        return shading;
    }

    /** A lane of ticks. */
    public record LaneRow(String label, @Nullable String glyph, String count, String cssClass, String path) {}

    /** Dated facts in rows. */
    public List<LaneRow> lanes() {
        return chart.lanes().stream()
                .map(lane -> new LaneRow(
                        lane.label(),
                        lane.glyph(),
                        Quantities.count(lane.marks().size()),
                        lane.isBad() ? "tick-bad" : "tick",
                        ticks(lane)))
                .toList();
    }

    /** A tick for each fact; of very many only those that can be told apart, up to the last. */
    private String ticks(MarkLane lane) {
        StringBuilder path = new StringBuilder();
        String last = "";
        double perUnit = lane.marks().size() > MAX_LANE_MARKS ? (double) MAX_LANE_MARKS / TimeScale.WIDTH : 100;
        for (Mark mark : lane.marks()) {
            String x = TimeScale.number(Math.rint(scale.place(mark.timeNanos()) * perUnit) / perUnit);
            if (!x.equals(last)) {
                path.append('M').append(x).append(" 0V20");
            }
            last = x;
        }
        return path.toString();
    }

    /** The network. */
    public TopologyPicture topology() {
        return topology;
    }

    /** Cables, those with most unwanted traffic first. */
    public List<Topology.Cable> cables() {
        return result().topology().cables().stream()
                .sorted(Comparator.comparingLong((Topology.Cable c) -> c.a().unwantedBytes() + c.b().unwantedBytes())
                        .thenComparingLong(c -> c.a().floodedFrames() + c.b().floodedFrames())
                        .reversed())
                .toList();
    }

    /** States of entities in rows, the most telling first. */
    public List<BandRow> bands() {
        return bands;
    }

    private List<BandRow> bandRows() {
        List<BandRow> rows = new ArrayList<>();
        int blocks = 0;
        for (Band band : BandOrder.mostTelling(facts)) {
            BandRow row = BandRow.of(band, chart.endNanos());
            blocks += row.blocks().size();
            if (rows.size() == MAX_BANDS || (blocks > MAX_BLOCKS && !rows.isEmpty())) {
                break;
            }
            rows.add(row);
        }
        return rows;
    }

    /** What the rows leave out or draw together, a sentence each. */
    public List<String> figureNotes() {
        List<String> notes = new ArrayList<>();
        long all = result().bands().stream().filter(b -> !b.changes().isEmpty()).count();
        if (all > bands.size()) {
            notes.add("The first " + Quantities.count(bands.size()) + " of " + Quantities.count(all)
                    + " entities with states; all are in result.json.");
        }
        if (!shading.note().isEmpty()) {
            notes.add(shading.note());
        }
        return notes;
    }
}
