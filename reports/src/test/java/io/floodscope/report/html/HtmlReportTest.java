package io.floodscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.Flagship;
import io.floodscope.report.ReportContext;
import io.floodscope.report.SmallRuns;
import io.floodscope.result.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlReportTest {

    static Stream<RunResult> results() {
        return Stream.of(
                Flagship.asItWas(), Flagship.asAFailure(), SmallRuns.oneOfEach(), SmallRuns.empty(), SmallRuns.nasty());
    }

    @ParameterizedTest
    @MethodSource("results")
    void isSmallAndRefersToNothingOutside(RunResult result) throws IOException {
        String page = page(result);

        assertThat(page.length()).isLessThan(3_000_000);
        assertThat(Pattern.compile("(src|href|action)\\s*=\\s*[\"'](?!#|data:)")
                        .matcher(withoutScripts(page))
                        .find())
                .isFalse();
        assertThat(page).contains("default-src 'none'".replace("'", "&#39;"));
        assertThat(Pattern.compile("<[a-z][^>]*\\s(on\\w+|style)=")
                        .matcher(withoutScripts(page).replaceAll("=\"[^\"]*\"", "=\"\""))
                        .find())
                .as("scripts or styles in attributes")
                .isFalse();
    }

    @Test
    void opensWithAVerdictSentenceAndShowsEverythingWithoutScript() throws IOException {
        String page = withoutScripts(page(Flagship.asAFailure()));

        assertThat(page.indexOf("<h1>")).isLessThan(page.indexOf("<table>"));
        assertThat(page)
                .contains("Flooding: 2h 17m 51s in 19 bursts")
                .contains("1 of 2 expectations failed: no flooding")
                .contains("<path class=\"line-unwanted\" d=\"M")
                .contains("19 windows ending every 1,125 s")
                .contains("gateway refresh interval 1125s &gt; mac-aging-time 300s on br-int")
                .contains("profile cisco-nxos-anycast")
                .contains("FabricRule.ONE_REFRESHER_PER_HOST")
                .contains("./floodscope run seed-fig-1-1.flood.yaml --seed 1");
    }

    @Test
    void passAndFailReadDifferently() throws IOException {
        assertThat(page(Flagship.asItWas())).contains("All 3 expectations hold.");
        assertThat(page(SmallRuns.empty())).contains("No unicast flooding and no outage in 1h 0m 0s.");
    }

    @Test
    void hostileNamesAreText() throws IOException {
        String page = page(SmallRuns.nasty());
        String visible = withoutScripts(page);

        assertThat(visible).doesNotContain("<b onclick").contains("&lt;b onclick=");
        assertThat(visible)
                .contains("\\u202e")
                .doesNotContain("\u202e")
                .doesNotContain("\u001b")
                .doesNotContain("\u0007");
        assertThat(chartData(page)).doesNotContain("<").contains("\\u003c/s");
    }

    @ParameterizedTest
    @MethodSource("results")
    void isTheSameInAnotherLocaleAndTimeZone(RunResult result) throws IOException {
        String here = page(result);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(page(result)).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static String withoutScripts(String page) {
        return page.replaceAll("(?s)<script[^>]*>.*?</script>", "").replaceAll("(?s)<style>.*?</style>", "");
    }

    private static String chartData(String page) {
        int start = page.indexOf("id=\"chart-data\">") + "id=\"chart-data\">".length();
        return page.substring(start, page.indexOf("</script>", start));
    }

    private static String page(RunResult result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlReport.write(result, ReportContext.of("0.1.0"), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
