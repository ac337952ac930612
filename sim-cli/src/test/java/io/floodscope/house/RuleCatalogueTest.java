package io.floodscope.house;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.floodscope.rules.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every modelled rule has an id of its own, a source and a test that says {@code @Covers}. Rules whose tests do not say so yet
 * are listed in {@code rules-without-covers.txt}; the list may only become shorter.
 */
class RuleCatalogueTest {

    private static final Pattern COVERS = Pattern.compile("@Covers\\(\\s*(\\{[^}]*}|\"[^\"]*\")");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern CONSTANT = Pattern.compile("(?m)^ {4}[A-Z][A-Z0-9_]*\\(");

    private static final List<Rule> rules = new ArrayList<>();
    private static Set<String> covered;
    private static List<SourceFile> tree;

    @BeforeAll
    static void collect() {
        List<JavaClass> families = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages(Packages.PRODUCT)
                        .stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(Rule.class))
                        .toList();
        for (JavaClass family : families) {
            for (Object constant : family.reflect().getEnumConstants()) {
                rules.add((Rule) constant);
            }
        }
        tree = SourceFile.all();
        covered = tree.stream()
                .filter(file -> file.isJava() && file.path().contains("/src/test/"))
                .flatMap(file -> COVERS.matcher(file.text()).results())
                .flatMap(match -> QUOTED.matcher(match.group(1)).results())
                .map(match -> match.group(1))
                .collect(toCollection(TreeSet::new));
    }

    @Test
    void idsAreUniqueAndWellFormed() {
        assertThat(rules).hasSizeGreaterThan(100);
        assertThat(rules)
                .extracting(Rule::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9]+(\\.[a-z0-9-]+)+"));
    }

    @Test
    void everyRuleHasATestThatCoversIt() throws IOException {
        Set<String> without = rules.stream().map(Rule::id).collect(toCollection(TreeSet::new));
        without.removeAll(covered);

        assertThat(known()).containsAll(without);
    }

    @Test
    void testsCoverRulesThatExist() {
        assertThat(rules).extracting(Rule::id).containsAll(covered);
    }

    @Test
    void everyRuleTellsItsSource() {
        List<String> silent = new ArrayList<>();
        for (SourceFile file : tree) {
            if (file.isProductCode() && file.text().contains(" implements Rule {")) {
                CONSTANT.matcher(file.text())
                        .results()
                        .filter(match ->
                                !file.text().substring(0, match.start()).endsWith("*/\n"))
                        .forEach(match ->
                                silent.add(file.path() + ": " + match.group().strip()));
            }
        }

        assertThat(silent).as("rules without a comment that names the source").isEmpty();
    }

    @Test
    void everyRuleHasALineInAPageThatSaysWhatItRestsOn() {
        List<String> pages = tree.stream()
                .filter(file -> file.path().startsWith("sim-models/docs/"))
                .flatMap(file -> file.text().lines())
                .map(line -> line.replace("`", ""))
                .toList();

        assertThat(rules).allSatisfy(rule -> {
            String row = "\\| " + Pattern.quote(rule.id()) + " \\| (?=.*\\w).*";
            assertThat(pages)
                    .filteredOn(line -> line.matches(row))
                    .as(rule.id())
                    .hasSize(1)
                    .first()
                    .asString()
                    .matches(
                            line -> saysWhatItRestsOn(line, rule),
                            rule.evidence().name());
        });
    }

    private static boolean saysWhatItRestsOn(String line, Rule rule) {
        String evidence = rule.evidence().name();
        return line.endsWith("| " + evidence.toLowerCase(Locale.ROOT) + " |")
                || line.startsWith("| " + rule.id() + " | " + evidence.charAt(0) + " |");
    }

    private static Set<String> known() throws IOException {
        try (InputStream in = RuleCatalogueTest.class.getResourceAsStream("rules-without-covers.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank()).collect(toCollection(TreeSet::new));
        }
    }
}
