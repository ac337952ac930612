package io.floodscope.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.Flagship;
import io.floodscope.report.Golden;
import io.floodscope.report.ReportContext;
import io.floodscope.report.SmallRuns;
import io.floodscope.report.html.HtmlReport;
import io.floodscope.result.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ComparisonTest {

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
