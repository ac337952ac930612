package io.floodscope.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.Flagship;
import io.floodscope.report.Golden;
import io.floodscope.report.ReportContext;
import io.floodscope.report.SmallRuns;
import io.floodscope.result.RunResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextSummaryTest {

    private static final ReportContext CONTEXT = ReportContext.of("0.1.0").withScenarioFile("scenarios/x.flood.yaml");

    static Stream<Arguments> goldens() {
        return Stream.of(
                Arguments.of("flagship.txt", Flagship.asItWas()),
                Arguments.of("flagship-failed.txt", Flagship.asAFailure()),
                Arguments.of("one-of-each.txt", SmallRuns.oneOfEach()),
                Arguments.of("empty.txt", SmallRuns.empty()));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void looksAsTheGoldenFile(String golden, RunResult result) {
        Golden.assertMatches(golden, TextSummary.of(result, CONTEXT));
    }

    @Test
    void coloursAreOnlyAddedWhenAskedFor() {
        assertThat(TextSummary.of(SmallRuns.oneOfEach(), CONTEXT)).doesNotContain("\u001b");
        assertThat(TextSummary.of(SmallRuns.oneOfEach(), CONTEXT, AnsiStyle.COLOURED))
                .contains("\u001b[1;31mFAIL\u001b[0m");
    }

    @Test
    void hostileNamesCannotReachTheTerminal() {
        assertThat(TextSummary.of(SmallRuns.nasty(), CONTEXT).chars())
                .allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
    }
}
