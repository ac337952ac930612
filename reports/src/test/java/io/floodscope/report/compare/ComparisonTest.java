package io.floodscope.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.Flagship;
import io.floodscope.report.Golden;
import io.floodscope.report.ReportContext;
import io.floodscope.report.SmallRuns;
import io.floodscope.report.html.HtmlReport;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void whatScenariosAreCalledAndExpectIsNoSettingOfTheRun() {
        Comparison comparison = new Comparison(
                with(
                        new ConfigValue("name", "a", "f:1:1"),
                        new ConfigValue("bridges.b.mac-aging-time", "300s", "f:2:1")),
                with(
                        new ConfigValue("name", "b", "g:1:1"),
                        new ConfigValue("bridges.b.mac-aging-time", "900s", "g:2:1"),
                        new ConfigValue("assert.0.metric", "flood_windows", "g:3:1")));

        assertThat(comparison.settings())
                .extracting(Comparison.Setting::path)
                .containsExactly("bridges.b.mac-aging-time");
        assertThat(comparison.otherDifferences())
                .extracting(Comparison.Setting::path)
                .containsExactly("name", "assert.0.metric");
        assertThat(ComparisonText.of(comparison, "a", "b"))
                .contains("300s -> 900s", "and 2 values of names and expectations")
                .doesNotContain("assert.0");
    }

    private static RunResult with(ConfigValue... configuration) {
        RunResult none = SmallRuns.empty();
        return new RunResult(
                none.scenario(),
                none.title(),
                none.seed(),
                none.simulatedNanos(),
                none.events(),
                none.verdict(),
                none.expectations(),
                none.floodWindows(),
                none.outages(),
                none.counters(),
                none.series(),
                none.marks(),
                none.bands(),
                none.warnings(),
                List.of(configuration),
                none.fingerprint(),
                none.fidelity());
    }

    @Test
    void theSameRunTwiceShowsNoDifference() {
        Comparison comparison = new Comparison(Flagship.asItWas(), Flagship.asItWas());

        assertThat(comparison.regression()).isFalse();
        assertThat(comparison.settings()).isEmpty();
        assertThat(comparison.effects()).allMatch(e -> e.judgement() == Comparison.Judgement.SAME);
    }

    @Test
    void moreFloodingIsARegressionAndLessIsNone() {
        RunResult quiet = Flagship.fixed();
        RunResult flooding = Flagship.asItWas();

        assertThat(new Comparison(quiet, flooding).regression()).isTrue();
        assertThat(new Comparison(flooding, quiet).regression()).isFalse();
    }

    @Test
    void textNamesTheSettingThatDiffersAndItsEffect() {
        Golden.assertMatches(
                "compare.txt",
                ComparisonText.of(
                        new Comparison(Flagship.asItWas(), Flagship.fixed()),
                        "seed-fig-1-1.flood.yaml",
                        "seed-fixed.flood.yaml"));
    }

    @Test
    void differentSeedOrLengthIsAnObstacle() {
        assertThat(new Comparison(Flagship.asItWas(), SmallRuns.oneOfEach()).obstacles())
                .containsExactly("the seeds differ: 1 and 42", "the simulated times differ: 6h 0m 0s and 10m 0s");
    }

    @Test
    void pageShowsBothRunsAndKeepsHostileNamesAsText() throws IOException {
        assertThat(page(new Comparison(Flagship.asItWas(), Flagship.fixed())))
                .contains("Better: time flooded goes from 8,271 s to 0 s.")
                .contains("bridges.br-int.mac-aging-time")
                .contains("\"label\":\"A: not addressed to");
        assertThat(page(new Comparison(SmallRuns.nasty(), SmallRuns.empty()))).doesNotContain("<b onclick");
    }

    private static String page(Comparison comparison) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlReport.write(comparison, SmallRuns.NASTY, "B", ReportContext.of("0.1.0"), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
