package io.floodscope.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code verify} in a tree of its own, with a build that only leaves reports behind. */
class VerifyScriptTest {

    private static final String REPORTS = """
            mkdir -p sim-core/target/surefire-reports sim-cli/target/failsafe-reports
            cat >sim-core/target/surefire-reports/TEST-a.xml <<'X'
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite xmlns:xsi="x" name="a" time="0.1" tests="7" errors="1" skipped="2" failures="1">
              <properties><property name="sun.tests" value="tests=&quot;99&quot;"/></properties>
              <testcase name="tests" errors="5"/>
            </testsuite>
            X
            cat >sim-cli/target/failsafe-reports/TEST-b.xml <<'X'
            <testsuite name="b"
              tests="10" errors="0" skipped="0" failures="0"><testcase name="x"/></testsuite>
            X
            """;
    private static final List<String> NEEDED =
            List.of("sh", "dirname", "id", "rm", "cat", "tr", "sed", "awk", "mkdir", "printf", "ls");

    @TempDir
    Path root;

    private Path bin;

    @BeforeEach
    void plantATree() throws IOException {
        ScriptRun.copy("verify", root);
        bin = Files.createDirectories(root.resolve("bin"));
        for (String program : NEEDED) {
            ScriptRun.script(bin.resolve(program), "PATH=/usr/bin:/bin\nexec " + program + " \"$@\"\n");
        }
        ScriptRun.script(root.resolve("mvnw"), "echo \"maven $*\"\n" + REPORTS);
    }

    @Test
    void endsWithTheTotalsOfAllModules() throws Exception {
        haveTools("chromium", "chromedriver", "tshark");

        ScriptRun run = verify(Map.of());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("maven -B -ntp verify\n13 passed, 2 failed, 2 skipped\n");
    }

    @Test
    void failsIfTheBuildFailsAndSaysSoIfNoTestDid() throws Exception {
        haveTools("chromium", "chromedriver", "tshark");
        ScriptRun.script(root.resolve("mvnw"), "exit 3\n");

        ScriptRun run = verify(Map.of());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("failed outside the tests").endsWith("0 passed, 0 failed, 0 skipped\n");
    }

    @Test
    void namesMissingToolsAndGoesOn() throws Exception {
        haveTools("tshark");

        ScriptRun run = verify(Map.of());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("not available here: chromium chromium-driver");
    }

    @Test
    void installsWhatIsMissingWhereItMayWithoutAsking() throws Exception {
        haveTools("chromedriver", "tshark");
        ScriptRun.script(bin.resolve("id"), "echo 0\n");
        ScriptRun.script(bin.resolve("apt-get"), """
                echo "apt-get $* ($DEBIAN_FRONTEND)"
                case $* in *install*) printf '#!/bin/sh\\n' >bin/chromium; PATH=/usr/bin:/bin chmod +x bin/chromium ;; esac
                """);

        ScriptRun run = verify(Map.of("CI", "true"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("installing with apt-get: chromium").contains("maven");
        assertThat(run.err())
                .isEqualTo("apt-get -qq update (noninteractive)\n"
                        + "apt-get -qq install -y --no-install-recommends chromium (noninteractive)\n");
    }

    @Test
    void aMissingToolFailsInCi() throws Exception {
        haveTools("chromium", "chromedriver");

        ScriptRun run = verify(Map.of("CI", "true"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("tshark", "CI=true").doesNotContain("maven");
    }

    @Test
    void forgetsClassesAndReportsOfEarlierBuilds() throws Exception {
        haveTools("chromium", "chromedriver", "tshark");
        Path stale = Files.createDirectories(root.resolve("reports/target/surefire-reports"));
        Files.writeString(stale.resolve("TEST-gone.xml"), "<testsuite tests=\"1000\" failures=\"1000\"/>");
        Path classes = Files.createDirectories(root.resolve("sim-models/target/classes"));
        Path jar = Files.writeString(
                Files.createDirectories(root.resolve("sim-cli/target")).resolve("floodscope.jar"), "j");

        ScriptRun run = verify(Map.of());

        assertThat(run.out()).endsWith("13 passed, 2 failed, 2 skipped\n");
        assertThat(classes).doesNotExist();
        assertThat(jar).exists();
    }

    @Test
    void continuousIntegrationRunsExactlyThis() throws Exception {
        Files.createDirectories(root.resolve(".ci"));
        Path run = ScriptRun.copy(".ci/run", root);
        ScriptRun.script(root.resolve("verify"), "echo \"verify from $PWD\"\nexit 5\n");
        Path elsewhere = Files.createDirectories(root.resolve("elsewhere"));

        ScriptRun outcome = ScriptRun.of(elsewhere, Map.of("PATH", bin.toString()), List.of(run.toString()));

        assertThat(outcome.exitCode()).isEqualTo(5);
        assertThat(outcome.out()).isEqualTo("verify from " + root.toRealPath() + "\n");
    }

    private void haveTools(String... names) throws IOException {
        for (String name : names) {
            ScriptRun.script(bin.resolve(name), "exit 0\n");
        }
    }

    private ScriptRun verify(Map<String, String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("PATH", bin.toString());
        return ScriptRun.of(root, environment, List.of(root.resolve("verify").toString()));
    }
}
