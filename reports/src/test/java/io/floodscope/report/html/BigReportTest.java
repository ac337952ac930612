package io.floodscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.Flagship;
import io.floodscope.report.ReportContext;
import io.floodscope.report.text.TextSummary;
import io.floodscope.result.Band;
import io.floodscope.result.Cause;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.RunResult;
import io.floodscope.result.Series;
import io.floodscope.result.StateChange;
import io.floodscope.result.Topology;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One hour, 200 instances, a bucket per second, neighbours that change all the time: the page must stay a page. Time is the
 * thread's own, so that a busy machine does not fail the test. */
class BigReportTest {

    private static final long S = 1_000_000_000L;
    private static final int INSTANCES = 200;

    @Test
    void isWrittenWithinTwoSecondsAndThreeMegabytes() throws IOException {
        RunResult big = big();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlReport.write(big, ReportContext.of("0.1.0"), out);

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(out.size()).isLessThan(2_500_000);
        assertThat(TextSummary.of(big, ReportContext.of("0.1.0")).lines().count())
                .isLessThan(100);
    }

    private static RunResult big() {
        RunResult like = Flagship.asItWas();
        List<Series> series = new ArrayList<>();
        List<Band> bands = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        List<FloodWindow> windows = new ArrayList<>();
        List<ConfigValue> configuration = new ArrayList<>();
        SortedMap<String, Long> counters = new TreeMap<>();
        List<Topology.Device> devices = new ArrayList<>(List.of(new Topology.Device("br-int", "bridge", "c1")));
        List<Topology.Cable> cables = new ArrayList<>();
        for (int i = 0; i < INSTANCES; i++) {
            String host = "c1-inst" + i;
            devices.add(new Topology.Device(host, "host", host));
            cables.add(new Topology.Cable(
                    host,
                    "cable",
                    new Topology.End("br-int", host, 3_980_000, 3_960_000, 3_960_000_000L),
                    new Topology.End(host, "eth0", 0, 0, 0),
                    true));
            int salt = i;
            long[] values = IntStream.range(0, 3_600)
                    .mapToLong(t -> 1_000_000L + (t * 7919L + salt * 104_729L) % 99_991)
                    .toArray();
            series.add(new Series(host + "/eth0/rx_wanted", "bytes", S, 0, values));
            series.add(new Series(host + "/eth0/rx_unwanted", "bytes", S, 0, values));
            List<StateChange> changes = new ArrayList<>();
            for (int t = 0; t < 3_600; t += 10) {
                changes.add(new StateChange(t * S, t % 20 == 0 ? "REACHABLE" : "STALE"));
                marks.add(new Mark(t * S + i, host + "/neigh/10.0.0.1", "neigh-probe", "probe " + t));
            }
            bands.add(new Band(host + "/neigh/10.0.0.1", changes));
            for (int w = 0; w < 20; w++) {
                windows.add(new FloodWindow(
                        "br-int",
                        4,
                        String.format("fa:16:3e:00:00:%02x", i),
                        (w * 180 + i % 100) * S,
                        (w * 180 + i % 100 + 5) * S,
                        false,
                        1_000,
                        199_000,
                        198_000,
                        198_000_000,
                        Cause.of("A.silent-destination-mac", "it expired at " + w)));
            }
            for (int c = 0; c < 30; c++) {
                counters.put(host + "/eth0/counter" + c, (long) c * i);
                configuration.add(
                        new ConfigValue("hosts." + host + ".setting-" + c, "30s", "default (source " + c + ")"));
            }
        }
        List<ExpectationResult> none = List.of();
        return new RunResult(
                "big",
                "",
                1,
                3_600 * S,
                99_000_000,
                like.verdict(),
                none,
                windows,
                List.of(),
                counters,
                series,
                marks,
                bands,
                List.of(),
                configuration,
                like.fingerprint(),
                like.fidelity(),
                new Topology(devices, cables));
    }
}
