package io.floodscope.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.Flagship;
import io.floodscope.report.Golden;
import io.floodscope.report.ReportedRun;
import io.floodscope.report.SmallRuns;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.RunResult;
import io.floodscope.result.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class CiFormatsTest {

    private static final ReportedRun FAILED = new ReportedRun(Flagship.asAFailure(), "ci/computes.flood.yaml");
    private static final ReportedRun PASSED = new ReportedRun(Flagship.asItWas(), "ci/seed-fig-1-1.flood.yaml");
    private static final ReportedRun NASTY = new ReportedRun(SmallRuns.nasty(), null);

    @Test
    void junitLooksAsTheGoldenFile() throws IOException {
        Golden.assertMatches("junit.xml", junit(FAILED, PASSED));
    }

    @Test
    void junitCountsFailuresAndPlacesThem() throws Exception {
        Document document = parse(junit(FAILED, PASSED));
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        Element testCase = (Element) document.getElementsByTagName("testcase").item(0);

        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(testCase.getAttribute("file")).isEqualTo("ci/computes.flood.yaml");
        assertThat(testCase.getAttribute("line")).isEqualTo("17");
    }

    @Test
    void junitKeepsHostileNamesAsText() throws Exception {
        Document document = parse(junit(NASTY));

        assertThat(document.getElementsByTagName("b").getLength()).isZero();
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).startsWith("=<b onclick=\"x()\">'</script>]]>&amp;\\u0007");
    }

    @Test
    void runWithoutVerdictIsAnErrorInJunit() throws Exception {
        Document document = parse(junit(new ReportedRun(inconclusive(SmallRuns.empty()), null)));

        assertThat(document.getElementsByTagName("error").getLength()).isEqualTo(1);
    }

    @Test
    void githubShowsFailuresBeforeWarningsOnTheirLines() {
        assertThat(GitHubAnnotations.of(List.of(PASSED, FAILED)).lines())
                .hasSize(3)
                .first()
                .asString()
                .isEqualTo("::error file=ci/computes.flood.yaml,line=17,col=5,title=floodscope%3A no flooding::"
                        + "expected flooded_seconds <= 0s on br-int, got 7,722 s (35.8 %25), first at 576.000 s:"
                        + " entry 00:11:22:33:44:55 expired, next refresh at 1125.000 s");
    }

    @Test
    void githubStopsAtTenAndSaysHowManyMore() {
        List<String> lines =
                GitHubAnnotations.of(Collections.nCopies(13, FAILED)).lines().toList();

        assertThat(lines).hasSize(10).allMatch(l -> l.startsWith("::error "));
        assertThat(lines.get(9)).endsWith("(+16 more in the summary)");
    }

    @Test
    void hostileNamesCannotStartAnotherCommand() {
        assertThat(GitHubAnnotations.of(List.of(NASTY)).lines())
                .allMatch(l -> l.startsWith("::error ") || l.startsWith("::warning "));
    }

    @Test
    void markdownLooksAsTheGoldenFiles() {
        Golden.assertMatches("flagship-failed.md", Markdown.of(List.of(FAILED)));
        Golden.assertMatches("two-runs.md", Markdown.of(List.of(PASSED, FAILED)));
    }

    @Test
    void markdownStaysWithinItsLimitAndSaysWhatItLeftOut() {
        String text = Markdown.of(IntStream.range(0, 400).mapToObj(i -> FAILED).toList());

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isBetween(50_000, Markdown.LIMIT);
        assertThat(text).containsPattern("_[0-9,]+ rows left out; everything is in result.json._");
        assertThat(text.indexOf("**FAIL**")).isPositive();
    }

    @Test
    void markdownKeepsHostileNamesAsText() {
        assertThat(Markdown.of(List.of(NASTY)))
                .doesNotContain("<b ")
                .doesNotContain("\u202e")
                .contains("&lt;b onclick");
        assertThat(Markdown.cell("a|b @team `x` <i>")).isEqualTo("a\\|b &#64;team \\`x\\` &lt;i&gt;");
    }

    private static RunResult inconclusive(RunResult r) {
        return new RunResult(
                r.scenario(),
                r.title(),
                r.seed(),
                r.simulatedNanos(),
                r.events(),
                Verdict.INCONCLUSIVE,
                List.<ExpectationResult>of(),
                r.floodWindows(),
                r.outages(),
                r.counters(),
                r.series(),
                r.marks(),
                r.bands(),
                r.warnings(),
                r.configuration(),
                r.fingerprint(),
                r.fidelity());
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String junit(ReportedRun... runs) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JUnitXml.write(List.of(runs), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
