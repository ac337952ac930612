package io.floodscope.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.imports.DumpFile;
import io.floodscope.scenario.schema.SourceFile;
import io.floodscope.scenario.schema.SourceSpan;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The properties that SARIF 2.1.0 requires, and what code-scanning views need besides. */
class SarifTest {

    private static final SourceFile FILE = DumpFile.of("dumps/a b#1.json", "x").source();

    private final JsonNode log = read(List.of(new LintFinding(
            LintRule.OVS_AGING_ABOVE_MAXIMUM,
            "'br'",
            "{}: 14400s > 3600s \"quoted\"\u2028",
            new SourceSpan(FILE, 3, 7, 5),
            List.of(new SourceSpan(FILE, 0, 1, 1)))));

    @Test
    void logNamesVersionAndSchema() {
        assertThat(log.get("version").asString()).isEqualTo("2.1.0");
        assertThat(log.get("$schema").asString()).endsWith("sarif-schema-2.1.0.json");
        assertThat(log.get("runs")).hasSize(1);
    }

    @Test
    void driverDescribesEveryRuleOnce() {
        JsonNode driver = log.at("/runs/0/tool/driver");

        assertThat(driver.get("name").asString()).isEqualTo("floodscope");
        assertThat(driver.get("version").asString()).isEqualTo("1.2.3");
        assertThat(driver.get("rules").valueStream().map(r -> r.get("id").asString()))
                .doesNotHaveDuplicates()
                .hasSize(LintRule.values().length);
        driver.get("rules").forEach(rule -> {
            assertThat(rule.at("/shortDescription/text").asString()).endsWith(".");
            assertThat(rule.at("/defaultConfiguration/level").asString()).isIn("error", "warning", "note");
        });
    }

    @Test
    void resultPointsToItsRuleAndPlace() {
        JsonNode result = log.at("/runs/0/results/0");
        JsonNode rules = log.at("/runs/0/tool/driver/rules");

        assertThat(result.get("ruleId").asString()).isEqualTo("ovs-aging-above-maximum");
        assertThat(rules.get(result.get("ruleIndex").asInt()).get("id")).isEqualTo(result.get("ruleId"));
        assertThat(result.get("level").asString()).isEqualTo("error");
        assertThat(result.at("/message/text").asString()).startsWith("'br': 14400s > 3600s \"quoted\"");
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asString()).isEqualTo("dumps/a%20b%231.json");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(3);
        assertThat(place.at("/region/startColumn").asInt()).isEqualTo(7);
        assertThat(place.at("/region/endColumn").asInt()).isEqualTo(12);
    }

    @Test
    void linesCountFromOneEvenForValuesOfTheCommandLine() {
        assertThat(log.at("/runs/0/results/0/relatedLocations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aRunWithoutFindingsHasAnEmptyListOfResults() {
        assertThat(read(List.of()).at("/runs/0/results").isArray()).isTrue();
        assertThat(read(List.of()).at("/runs/0/results")).isEmpty();
    }

    private static JsonNode read(List<LintFinding> findings) {
        return JsonMapper.shared().readTree(Sarif.of(findings, "1.2.3"));
    }
}
