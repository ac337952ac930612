package io.floodscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.Flagship;
import io.floodscope.report.ReportContext;
import io.floodscope.report.ReportedRun;
import io.floodscope.report.chart.PngCharts;
import io.floodscope.report.chart.TrafficSvg;
import io.floodscope.report.text.Markdown;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A day with a hundred thousand of everything that a report lists: every report stays small and says what it leaves out. */
class ManyFloodsReportTest {

    private static final long MS = 1_000_000L;
    private static final int MANY = 100_000;
    private static final int DESTINATIONS = 4_000;
    private static final long STEP = 864 * MS;
    private static final long END = MANY * STEP;
    private static final int IN_A_BURST = 250;

    private static RunResult many;
    private static String page;

    @BeforeAll
    static void write() throws IOException {
        many = manyOfEverything();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlReport.write(many, ReportContext.of("0.1.0"), out);
        page = out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void pageStaysBelowThreeMegabytes() {
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(3_000_000);
    }

    @Test
    void pageSaysWhatItLeavesOut() {
        assertThat(page)
                .contains("The first 400 of 4,000; all are in result.json.")
                .contains("The first 400 of 100,000; all are in result.json.")
                .contains("The first 30 of 4,001; all are in result.json.")
                .contains("The first 40 of 100,000 entities with states; all are in result.json.")
                .contains("100,000 bursts of flooding are shaded as 400 stretches")
                .contains("The first 500 of 1,937 boxes and 1,200 of 1,936 lines");
    }

    @Test
    void everyBurstIsStillShadedAndTheLastMarkStillDrawn() {
        String shade = new Shading(new RunFacts(many).floods(), END).path(20);
        String last = TimeScale.number(Math.rint(new TimeScale(END).place(at(MANY - 1)) * 2) / 2);

        assertThat(shade).matches("(M[0-9.]+ 0H[0-9.]+V20H[0-9.]+Z){400}");
        assertThat(page).contains(shade).contains("M" + last + " 0V20\"");
    }

    @Test
    void picturesAndMarkdownStaySmall() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        PngCharts.traffic(many, png);
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        TrafficSvg.write(many, svg);

        ByteArrayOutputStream states = new ByteArrayOutputStream();
        PngCharts.bands(many, states);

        assertThat(states.size()).isLessThan(500_000);
        assertThat(png.size()).isLessThan(500_000);
        assertThat(svg.size()).isLessThan(1_000_000);
        assertThat(Markdown.of(List.of(new ReportedRun(many, "x.flood.yaml"))).getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(Markdown.LIMIT);
    }

    /** When something happens: 250 times soon after each other, then a pause nearly six times as long. */
    private static long at(int i) {
        return (long) i / IN_A_BURST * IN_A_BURST * STEP + i % IN_A_BURST * STEP * 15 / 100;
    }

    private static RunResult manyOfEverything() {
        RunResult like = Flagship.asItWas();
        List<FloodWindow> windows = new ArrayList<>(MANY);
        List<Outage> outages = new ArrayList<>(MANY);
        List<Mark> marks = new ArrayList<>(MANY);
        List<Band> bands = new ArrayList<>(MANY);
        for (int i = 0; i < MANY; i++) {
            String mac = String.format("02:00:00:00:%02x:%02x", i % DESTINATIONS / 256, i % DESTINATIONS % 256);
            long at = at(i);
            String why = "the entry of " + mac + " expired after 300 s without a frame";
            Cause cause = new Cause(
                    "A.silent-destination-mac", why, List.of(), "", List.of("a setting for " + mac), List.of());
            windows.add(new FloodWindow("sw", 4, mac, at, at + 50 * MS, false, 10, 1_000, 990, 990_000 + i % 7, cause));
            outages.add(new Outage("client", "server", at, at + 50 * MS, 10, Cause.of("loss", why)));
            marks.add(new Mark(at, "sw/fdb/4/" + mac, "fdb-expired", "expired"));
            bands.add(new Band(
                    "sw/fdb/4/" + mac,
                    IntStream.range(0, i == 0 ? MANY : 6)
                            .mapToObj(c -> new StateChange(c * STEP, c % 2 == 0 ? "PRESENT" : "ABSENT"))
                            .toList()));
        }
        long[] bytes = IntStream.range(0, MANY)
                .mapToLong(i -> 1_000L + i * 7919L % 99_991)
                .toArray();
        List<Series> series = List.of(
                new Series("bystander/eth0/rx_wanted", "bytes", STEP, 0, bytes),
                new Series("bystander/eth0/rx_unwanted", "bytes", STEP, 0, bytes));
        return new RunResult(
                "many",
                "",
                1,
                END,
                99_000_000,
                like.verdict(),
                List.of(),
                windows,
                outages,
                new TreeMap<>(),
                series,
                marks,
                bands,
                List.of(),
                List.of(),
                like.fingerprint(),
                like.fidelity(),
                unlikeBridges());
    }

    /** A row of bridges no two of which look alike, so that the picture cannot draw many as one. */
    private static Topology unlikeBridges() {
        List<Topology.Device> devices = new ArrayList<>();
        List<Topology.Cable> cables = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            String name = "bridge-" + Integer.toString(i, 36).replaceAll("\\d", "x") + "y".repeat(i % 40) + i;
            devices.add(new Topology.Device(name, "bridge", name));
            if (i > 0) {
                cables.add(new Topology.Cable(
                        name,
                        "cable",
                        new Topology.End(devices.get(0).name(), name, 1_000, 0, 0),
                        new Topology.End(name, "up", i % 2, i % 2, 100),
                        true));
            }
        }
        return new Topology(devices, cables);
    }
}
