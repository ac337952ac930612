package io.floodscope.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.Flagship;
import io.floodscope.report.SmallRuns;
import io.floodscope.report.view.RunFacts;
import io.floodscope.result.Band;
import io.floodscope.result.Cause;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import io.floodscope.result.Series;
import io.floodscope.result.StateChange;
import io.floodscope.result.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever the story of a run is, its chart tells it. */
class TrafficChartTest {

    private static final long S = 1_000_000_000L;

    private final List<Series> series = new ArrayList<>();
    private final List<FloodWindow> floods = new ArrayList<>();
    private final List<Outage> outages = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Band> bands = new ArrayList<>();

    @Test
    void lossesAtAFullPortStandBelowTheTrafficThatFillsIt() {
        series.add(bytes("vm/eth0/rx_wanted", "the limited one", 0, 1_000, 1_000));
        series.add(bytes("vm/eth0/rx_unwanted", "the limited one", 0, 0, 9_000));
        series.add(bytes("other/eth0/rx_wanted", "", 0, 1_000, 1_000));
        series.add(bytes("other/eth0/rx_unwanted", "", 0, 0, 99_000));
        series.add(frames("br/p7/tx-lost-own", 0, 0, 30));
        series.add(frames("br/p7/tx-lost-unwanted", 0, 0, 200));
        floods.add(flood(20, 30, 1_000, 90_000));

        TrafficChart chart = chart();

        assertThat(chart.title())
                .isEqualTo(
                        "The limited one receives up to 7.2 kbit/s that is not its own, in 1 burst, and loses 30 frames"
                                + " of its own at its port");
        assertThat(chart.panels())
                .extracting(ChartPanel::axisLabel)
                .containsExactly("received, kbit/s", "lost, frames/s");
        ChartLine own = chart.panels().get(1).lines().get(0);
        assertThat(own.label()).isEqualTo("for the limited one: its own frames, lost at its port");
        assertThat(own.role()).isEqualTo(Palette.LOST);
        assertThat(own.values()).containsExactly(0, 0, 3);
        assertThat(chart.panels().get(1).hidden().get(0).values()).containsExactly(0, 0, 20);
    }

    @Test
    void outagesAreDrawnAsLossOverTheirTime() {
        outages.add(new Outage("a", "b", 10 * S, 20 * S, 50, Cause.of("loss", "why")));
        outages.add(new Outage("a", "c", 15 * S, 15 * S, 1, Cause.of("loss", "why")));

        TrafficChart chart = chart();

        assertThat(chart.title()).isEqualTo("51 frames lost in 2 outages, the longest 10 s");
        ChartLine lost = chart.lines().get(0);
        assertThat(lost.role()).isEqualTo(Palette.LOST);
        assertThat(lost.bucketNanos()).isEqualTo(S);
        assertThat(lost.values()[9]).isZero();
        assertThat(lost.values()[12]).isEqualTo(5);
        assertThat(lost.values()[15]).isEqualTo(6);
        assertThat(Arrays.stream(lost.values()).sum()).isEqualTo(51);
    }

    @Test
    void moreLossThanUnwantedCopiesComesFirst() {
        floods.add(flood(20, 30, 10, 600));
        outages.add(new Outage("a", "b", 10 * S, 20 * S, 50, Cause.of("loss", "why")));

        assertThat(chart().title())
                .isEqualTo(
                        "50 frames lost in an outage of 10 s; floods send up to 480 bit/s of unwanted copies, in 1 burst");
    }

    @Test
    void aTableThatFillsAndEmptiesIsDrawnAsItsEntries() {
        IntStream.range(0, 40)
                .forEach(i -> bands.add(new Band(
                        "node/eth0/neigh/10.0.0." + i,
                        List.of(
                                new StateChange(i * S / 10, "REACHABLE"),
                                new StateChange(8 * S, "STALE"),
                                new StateChange(i < 30 ? 20 * S : 29 * S, "ABSENT")))));

        TrafficChart chart = chart();

        assertThat(chart.title()).isEqualTo("node/eth0 holds up to 40 neighbour entries and drops 30 of them at 20 s");
        assertThat(chart.lines().get(0).values()[5]).isEqualTo(40);
        assertThat(chart.lines().get(0).values()[22]).isEqualTo(10);
    }

    @Test
    void frequentChangesAreCountedPerInterval() {
        IntStream.range(0, 90)
                .forEach(i -> marks.add(new Mark(i / 30 * 10 * S, "br/fdb/0/02:00:00:00:00:01", "fdb-moved", "moved")));

        TrafficChart chart = chart();

        assertThat(chart.title()).isEqualTo("FDB entry moved: 90 in all, up to 30 within 1 s");
        assertThat(chart.panels().get(0).axisLabel()).isEqualTo("count, per second");
        assertThat(chart.lines().get(0).values()[10]).isEqualTo(30);
    }

    @Test
    void aTrickleOfOwnTrafficFillsItsAxis() {
        series.add(bytes("vm/eth0/rx_wanted", "a quiet host", 100, 120, 0));
        series.add(bytes("vm/eth0/rx_unwanted", "a quiet host", 0, 0, 0));

        TrafficChart chart = chart();

        assertThat(chart.title()).isEqualTo("A quiet host receives only its own traffic, at most 96 bit/s");
        assertThat(chart.panels().get(0).unit()).isEqualTo("bit/s");
        assertThat(chart.panels().get(0).top()).isEqualTo(100);
    }

    @Test
    void nothingRecordedIsSaid() {
        assertThat(chart().title()).isEqualTo("Nothing that changes over time was recorded");
        assertThat(chart().panels()).isEmpty();
    }

    @Test
    void expiriesAndRefreshesStandOnThePlotAndCrowdsStayInTheirLane() {
        List<PlotMarks> marks = PlotMarks.of(TrafficChart.of(new RunFacts(Flagship.asItWas())));

        assertThat(marks)
                .extracting(PlotMarks::label)
                .containsExactly("FDB entry expired", "gateway asks its hosts again", "neighbour probed");
        assertThat(marks).extracting(PlotMarks::glyph).containsExactly("down", "up", "dot");
        assertThat(marks.get(0).bad()).isTrue();
        assertThat(marks.get(0).hairline()).isTrue();
        assertThat(marks.get(0).times()[0]).isEqualTo(576 * S);
        assertThat(marks.get(1).hairline())
                .as("too many for lines through the plot")
                .isFalse();

        IntStream.range(0, 500)
                .forEach(i ->
                        this.marks.add(new Mark(i * 60_000_000L, "br/fdb/0/02:00:00:00:00:01", "fdb-moved", "moved")));
        assertThat(PlotMarks.of(chart())).isEmpty();
    }

    private TrafficChart chart() {
        RunResult r = SmallRuns.empty();
        return TrafficChart.of(new RunFacts(new RunResult(
                r.scenario(),
                "",
                1,
                30 * S,
                0,
                r.verdict(),
                List.of(),
                floods,
                outages,
                r.counters(),
                series,
                marks,
                bands,
                List.of(),
                List.of(),
                r.fingerprint(),
                r.fidelity(),
                new Topology(
                        List.of(),
                        List.of(new Topology.Cable(
                                "c",
                                "cable",
                                new Topology.End("br", "p7", 0, 0, 0),
                                new Topology.End("vm", "eth0", 0, 0, 0),
                                true))))));
    }

    private static FloodWindow flood(long start, long end, long copies, long bytes) {
        Cause cause = Cause.of("A.x", "why");
        return new FloodWindow(
                "br", 0, "02:00:00:00:00:01", start * S, end * S, false, 5, copies, copies, bytes, cause);
    }

    private static Series bytes(String name, String label, long... values) {
        return new Series(name, "bytes", 10 * S, 0, values, label);
    }

    private static Series frames(String name, long... values) {
        return new Series(name, "frames", 10 * S, 0, values);
    }
}
