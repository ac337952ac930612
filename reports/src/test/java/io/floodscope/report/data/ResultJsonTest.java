package io.floodscope.report.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floodscope.report.Flagship;
import io.floodscope.report.Golden;
import io.floodscope.report.SmallRuns;
import io.floodscope.result.RunResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResultJsonTest {

    static Stream<RunResult> results() {
        return Stream.of(SmallRuns.empty(), SmallRuns.oneOfEach(), Flagship.asItWas(), Flagship.asAFailure());
    }

    @ParameterizedTest
    @MethodSource("results")
    void readsBackWhatItWrote(RunResult result) throws IOException {
        assertThat(read(ResultJson.bytes(result))).isEqualTo(result);
    }

    @Test
    void looksAsTheGoldenFile() {
        Golden.assertMatches("one-of-each.json", text(SmallRuns.oneOfEach()));
    }

    @Test
    void keepsHostileNamesExceptHalfSurrogates() throws IOException {
        RunResult nasty = read(ResultJson.bytes(SmallRuns.nasty()));

        assertThat(nasty.scenario()).isEqualTo(SmallRuns.NASTY.replace('\uD800', '\uFFFD'));
    }

    @Test
    void keepsNanosecondDigitsExactly() {
        assertThat(text(SmallRuns.oneOfEach()))
                .contains("\"simulated_s\": 600.000000001")
                .contains("\"start_s\": 301.000000001")
                .contains("\"end_s\": 400.0,")
                .contains("\"bucket_s\": 100.0")
                .doesNotContain("E+");
    }

    @Test
    void isTheSameInAnotherLocaleAndTimeZone() {
        byte[] here = ResultJson.bytes(Flagship.asItWas());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(ResultJson.bytes(Flagship.asItWas())).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void readsFilesWithoutTheFurtherFieldsAndWithUnknownOnes() throws IOException {
        RunResult read = read("""
                {"format_version": "1.7", "scenario": "s", "seed": 1, "simulated_s": 3600.0, "events": 5,
                 "verdict": "pass", "expectations": [], "flood_windows": [], "outages": [], "counters": {"a/b/c": 3},
                 "series": [], "marks": [], "fingerprint": {"events": "a", "frames": "b", "result": "c"},
                 "fidelity": {"measured": [], "documented": [], "assumed": []}, "later": {"x": 1}}
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(read.simulatedNanos()).isEqualTo(3_600_000_000_000L);
        assertThat(read.counters()).containsEntry("a/b/c", 3L);
        assertThat(read.bands()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                  | r.json:2:1: not JSON",
                "[]                                 | r.json: the file: expected an object, got []",
                "{}                                 | r.json: format_version: expected a text, got nothing",
                "{\"format_version\": \"2.0\"}      | r.json: format_version: expected 1.x, got 2.0",
                "{\"format_version\": \"1.0\", \"fingerprint\": {}, \"fidelity\": 3} | r.json: fidelity: expected an object, got 3",
            })
    void refusesWhatIsNotAResult(String content, String message) {
        assertThatThrownBy(() -> read((content + "\n").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ResultFormatException.class)
                .hasMessageStartingWith(message);
    }

    private static String text(RunResult result) {
        return new String(ResultJson.bytes(result), StandardCharsets.UTF_8);
    }

    private static RunResult read(byte[] bytes) throws IOException {
        return ResultJson.read(new ByteArrayInputStream(bytes), "r.json");
    }
}
