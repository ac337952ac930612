package io.floodscope.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {

    private static final String PLANTED = "io.floodscope.house.planted";
    private static JavaClasses product;
    private static JavaClasses planted;

    @BeforeAll
    static void importClasses() {
        ImportOption noTestJars = location -> !location.contains("-tests.jar");
        product = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(noTestJars)
                .importPackages(Packages.PRODUCT);
        planted = new ClassFileImporter().importPackages(PLANTED);
    }

    @Test
    void theRulesSeeEveryModuleAndNoTests() {
        assertThat(product.contain("io.floodscope.engine.Simulation")).isTrue();
        assertThat(product.contain("io.floodscope.net.frame.Frame")).isTrue();
        assertThat(product.contain("io.floodscope.conform.ConformRunner")).isTrue();
        assertThat(product.stream().map(JavaClass::getPackageName)).anyMatch(name -> name.contains(".report"));
        assertThat(product.contain("io.floodscope.cli.Main")).isTrue();
        assertThat(product.stream().map(JavaClass::getSimpleName)).noneMatch(name -> name.endsWith("Test"));
    }

    @ParameterizedTest
    @EnumSource
    void theProductKeeps(ArchitectureRule rule) {
        rule.below(Packages.PRODUCT).check(product);
    }

    @ParameterizedTest
    @EnumSource
    void firesOnThePlantedViolation(ArchitectureRule rule) {
        List<String> breakers = planted.stream()
                .filter(type -> type.isAnnotatedWith(Breaks.class))
                .filter(type -> Arrays.asList(
                                type.getAnnotationOfType(Breaks.class).value())
                        .contains(rule))
                .map(JavaClass::getSimpleName)
                .toList();

        EvaluationResult result = rule.below(PLANTED).evaluate(planted);

        assertThat(breakers).as("classes that break %s on purpose", rule).isNotEmpty();
        String report = String.join("\n", result.getFailureReport().getDetails());
        assertThat(breakers).allSatisfy(name -> assertThat(report).contains(name));
    }
}
