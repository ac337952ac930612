package io.floodscope.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a tree of its own: a build that takes no time, and a Java machine that prints its arguments. */
class LauncherTest {

    private static final String FAKE_BUILD =
            "echo 'noise of the build'; mkdir -p sim-cli/target; echo jar >sim-cli/target/floodscope.jar; echo x >>builds\n";
    private static final String FAKE_JAVA = """
            for a in "$@"; do
              case $a in
                -XX:ArchiveClassesAtExit=*) echo "archive$FLOODSCOPE_HTML" >"${a#*=}"; echo 'noise of the archive'; exit 0 ;;
              esac
            done
            echo 'the virtual machine starts' >&2
            for a in "$@"; do printf '[%s]\\n' "$a"; done
            exit 7
            """;

    @TempDir
    Path temp;

    private Path root;
    private Path jar;

    @BeforeEach
    void plantATree() throws IOException {
        root = Files.createDirectories(temp.resolve("a tree"));
        jar = root.resolve("sim-cli/target/floodscope.jar");
        ScriptRun.copy("floodscope", root);
        ScriptRun.script(root.resolve("mvnw"), FAKE_BUILD);
        fakeJdk("17.0.15");
    }

    @Test
    void buildsAMissingJarAndKeepsStdoutForTheProgram() throws Exception {
        ScriptRun run = launch(root.resolve("floodscope"), "version");

        assertThat(jar).exists();
        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.out()).doesNotContain("noise").endsWith("[version]\n");
        assertThat(run.err()).contains("building the runnable jar", "noise of the build");
    }

    @Test
    void saysNothingOnceTheJarExists() throws Exception {
        launch(root.resolve("floodscope"), "version");

        ScriptRun again = launch(root.resolve("floodscope"), "version");

        assertThat(again.err()).isEqualTo("the virtual machine starts\n");
        assertThat(again.out().lines()).allMatch(line -> line.startsWith("["));
    }

    @Test
    void buildsOnceEvenIfSourcesAreNewer() throws Exception {
        launch(root.resolve("floodscope"), "version");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        Files.writeString(root.resolve("pom.xml"), "newer");

        launch(root.resolve("floodscope"), "version");

        assertThat(root.resolve("builds")).hasContent("x");
    }

    @Test
    void passesArgumentsUntouched() throws Exception {
        ScriptRun run =
                launch(root.resolve("floodscope"), "run", "a b.yaml", "", "--set", "**.x=1 s", "*", "$HOME", "\\n");

        assertThat(run.out())
                .endsWith("[-jar]\n[" + jar + "]\n[run]\n[a b.yaml]\n[]\n[--set]\n[**.x=1 s]\n[*]\n[$HOME]\n[\\n]\n");
    }

    @Test
    void findsItsTreeThroughLinksFromAnyDirectory() throws Exception {
        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere/bin"));
        Path absolute = Files.createSymbolicLink(elsewhere.resolve("fs"), root.resolve("floodscope"));
        Path relative = Files.createSymbolicLink(temp.resolve("fs"), Path.of("elsewhere/bin/fs"));

        assertThat(launch(absolute, "x").out()).contains("[" + jar + "]");
        assertThat(launch(relative, "x").out()).contains("[" + jar + "]");
    }

    @Test
    void makesAnArchiveForEachJdkAndRenewsItWithTheJar() throws Exception {
        Path archive = root.resolve("sim-cli/target/floodscope-jdk-17.0.15.jsa");
        launch(root.resolve("floodscope"), "x");
        assertThat(archive).hasContent("archive");

        Files.writeString(archive, "of an older jar");
        Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));
        ScriptRun run = launch(root.resolve("floodscope"), "x");

        assertThat(archive).hasContent("archive");
        assertThat(run.out()).contains("[-XX:SharedArchiveFile=" + archive + "]");
        fakeJdk("25.0.3");
        launch(root.resolve("floodscope"), "x");
        assertThat(root.resolve("sim-cli/target/floodscope-jdk-25.0.3.jsa")).exists();
    }

    @Test
    void refusesAnOldJdkInOneLine() throws Exception {
        fakeJdk("11.0.2");

        ScriptRun run = launch(root.resolve("floodscope"), "x");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("Java 11.0.2 is too old").hasLineCount(1);
        assertThat(jar).doesNotExist();
    }

    @Test
    void endsWithAMessageIfTheBuildFails() throws Exception {
        ScriptRun.script(root.resolve("mvnw"), "echo 'compiler: no' >&2; exit 1\n");

        ScriptRun run = launch(root.resolve("floodscope"), "x");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("compiler: no", "the build failed");
    }

    private void fakeJdk(String version) throws IOException {
        ScriptRun.script(temp.resolve("jdk/bin/java"), FAKE_JAVA);
        Files.writeString(
                temp.resolve("jdk/release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\nMODULES=\"a b\"\n");
    }

    private ScriptRun launch(Path launcher, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Map<String, String> environment = Map.of(
                "JAVA_HOME", temp.resolve("jdk").toString(), "PATH", "/usr/bin:/bin", "FLOODSCOPE_HTML", "mine.html");
        return ScriptRun.of(temp, environment, command);
    }
}
