package io.floodscope.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.ReportContext;
import io.floodscope.report.ReportedRun;
import io.floodscope.report.SmallRuns;
import io.floodscope.report.data.ResultJson;
import io.floodscope.result.Cause;
import io.floodscope.result.Disturbance;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Mark;
import io.floodscope.result.RunResult;
import io.floodscope.result.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes wrong without a flood or a loss, with its class, in every form of report. */
class DisturbanceReportTest {

    private static final String WHY = "11 rows deleted while in use: poll 240s + skip 240s >= threshold 320s";

    private static RunResult run() {
        RunResult r = SmallRuns.empty();
        Disturbance disturbance = new Disturbance(
                "rows-in-use-deleted",
                "cloud/lrp-public",
                327_500_000_000L,
                477_500_000_000L,
                11,
                "11 rows of lrp-public deleted while in use",
                new Cause(
                        "G.rows-in-use-deleted",
                        WHY,
                        List.of(new Mark(
                                7_500_000_000L, "cloud/lrp-public/172.16.0.101", "binding-inserted", "taught")),
                        "never by itself",
                        List.of("ovn.cloud.aging.poll: 240s (x.flood.yaml:7:14)"),
                        List.of("more traffic: the rows are in use already")));
        ExpectationResult failed =
                new ExpectationResult("no row is lost", Verdict.FAIL, false, "0", "11", null, WHY, "x.flood.yaml:9:5");
        return new RunResult(
                r.scenario(),
                r.title(),
                r.seed(),
                r.run(),
                r.simulatedNanos(),
                r.events(),
                Verdict.FAIL,
                List.of(failed),
                r.floodWindows(),
                r.outages(),
                r.counters(),
                r.series(),
                r.marks(),
                r.bands(),
                r.warnings(),
                r.configuration(),
                r.fingerprint(),
                r.fidelity(),
                r.topology(),
                List.of(disturbance));
    }

    @Test
    void survivesJson() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultJson.write(run(), out);

        RunResult read = ResultJson.read(new ByteArrayInputStream(out.toByteArray()), "result.json");

        assertThat(read.disturbances()).isEqualTo(run().disturbances());
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"disturbances\"");
    }

    @Test
    void aRunWithoutOneDoesNotMentionThem() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultJson.write(SmallRuns.empty(), out);

        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("disturbances");
    }

    @Test
    void standsInEveryTextWithItsClass() throws IOException {
        assertThat(TextSummary.of(run(), ReportContext.of("0.1.0")))
                .contains("G.rows-in-use-deleted")
                .contains(WHY);
        assertThat(Markdown.of(List.of(new ReportedRun(run(), null))))
                .contains("G.rows-in-use-deleted")
                .contains("disturbances without a flood or a loss");
        ByteArrayOutputStream junit = new ByteArrayOutputStream();
        JUnitXml.write(List.of(new ReportedRun(run(), null)), junit);
        assertThat(junit.toString(StandardCharsets.UTF_8))
                .contains("G.rows-in-use-deleted")
                .contains("does not help");
    }
}
