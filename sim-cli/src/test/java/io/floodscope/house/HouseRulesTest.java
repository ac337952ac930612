package io.floodscope.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    private static final String CODE = "sim-core/src/main/java/io/floodscope/engine/";
    private static final String README_START = "# Floodscope\n\nWhat it is.\n\n## Start\n```sh\n"
            + "./floodscope run scenarios/seed-fig-1-1.flood.yaml --out out\n./verify\n";
    private static List<SourceFile> tree;

    @BeforeAll
    static void readTheTree() {
        tree = SourceFile.all();
    }

    @Test
    void theRulesSeeTheWholeTree() {
        assertThat(tree)
                .extracting(SourceFile::path)
                .contains("README.md", "CHANGELOG.md", "verify", "pom.xml", "sim-cli/pom.xml")
                .anyMatch(path -> path.startsWith("scenarios/src/main/"))
                .noneMatch(path -> path.contains("/target/"));
    }

    @ParameterizedTest
    @EnumSource
    void theTreeKeeps(HouseRule rule) {
        assertThat(rule.findings(tree)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasAPlantedViolation(HouseRule rule) {
        assertThat(planted().map(arguments -> arguments.get()[0])).contains(rule);
    }

    @ParameterizedTest
    @MethodSource("planted")
    void firesOnThePlantedViolation(HouseRule rule, String path, String text) {
        List<SourceFile> files = List.of(new SourceFile(path, text));

        assertThat(rule.findings(files)).hasSize(1).first().asString().contains(path.replace("/Planted.java", ""));
    }

    @Test
    void aTidyTreeHasNoFindings() {
        String type = "package io.floodscope.engine;\n\n/** Counts. */\npublic final class Tidy {}\n";
        String info = "/** About. */\n@NullMarked\npackage io.floodscope.engine;\n";
        List<SourceFile> tidy = List.of(
                new SourceFile(CODE + "Tidy.java", type),
                new SourceFile(CODE + "package-info.java", info),
                new SourceFile("README.md", README_START + "```\n"),
                new SourceFile(
                        "CHANGELOG.md", "# Log\n\n## 1.0.0 (2030-01-31)\n\n### Added\n- It.\n\n### Fixed\n- It.\n"),
                new SourceFile("scenarios/a.flood.yaml", "name: a\n"),
                new SourceFile("scenarios/a.md", "# a\nSee ~/work/x, https://host/home/x and target/root/x.\n"));

        assertThat(Stream.of(HouseRule.values()))
                .allSatisfy(
                        rule -> assertThat(rule.findings(tidy)).as(rule.name()).isEmpty());
    }

    static Stream<Arguments> planted() {
        String longMethod = "class Planted {\n    void tooLong() {\n" + "        run();\n".repeat(60) + "    }\n}\n";
        String machine = "/" + "home/";
        return Stream.of(
                arguments(HouseRule.NO_LONG_FILES, CODE + "Planted.java", "// line\n".repeat(501)),
                arguments(HouseRule.PACKAGES_ARE_DESCRIBED, CODE + "Planted.java", "class Planted {}\n"),
                arguments(HouseRule.PUBLIC_TYPES_ARE_DOCUMENTED, CODE + "Planted.java", "public class Planted {}\n"),
                arguments(
                        HouseRule.PUBLIC_TYPES_ARE_DOCUMENTED,
                        CODE + "Planted.java",
                        "/** Outer. */\npublic interface Planted {\n    record Inner() {}\n}\n"),
                arguments(
                        HouseRule.PUBLIC_TYPES_ARE_DOCUMENTED,
                        CODE + "Planted.java",
                        "/** Cut off. */\npublic class Planted {\n"),
                arguments(HouseRule.NO_LONG_METHODS, CODE + "Planted.java", longMethod),
                arguments(HouseRule.NO_MACHINE_PATHS, "docs/page.md", "See " + machine + "someone/file.\n"),
                arguments(HouseRule.VERSIONS_STAND_IN_THE_PARENT, "reports/pom.xml", "<version>1</version>"),
                arguments(HouseRule.TWO_COMMANDS_SET_UP, "README.md", README_START + "./mvnw install\n```\n"),
                arguments(HouseRule.CHANGELOG_HAS_ITS_FORM, "CHANGELOG.md", "# Log\n"),
                arguments(HouseRule.CHANGELOG_HAS_ITS_FORM, "CHANGELOG.md", "## Next\n\n### Added\n- It.\n"),
                arguments(HouseRule.CHANGELOG_HAS_ITS_FORM, "CHANGELOG.md", "## 1.0.0 (unreleased)\n\n### Added\n"),
                arguments(
                        HouseRule.CHANGELOG_HAS_ITS_FORM,
                        "CHANGELOG.md",
                        "## 1.0.0 (unreleased)\n\n### Fixed\n- It.\n\n### Added\n- It.\n"),
                arguments(HouseRule.SCENARIOS_HAVE_A_PAGE, "scenarios/a.flood.yaml", "name: a\n"));
    }
}
