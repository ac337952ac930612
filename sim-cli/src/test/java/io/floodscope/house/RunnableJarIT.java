package io.floodscope.house;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar that users run, as the build has just made it. */
class RunnableJarIT {

    private static JarFile jar;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(System.getProperty("floodscope.jar"));
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    @Test
    void carriesTheLicencesOfWhatItHolds() throws IOException {
        assertThat(text("META-INF/THIRD-PARTY.md")).contains("JFreeChart", "Replacing JFreeChart");
        assertThat(text("META-INF/licenses/LGPL-2.1.txt")).contains("GNU LESSER GENERAL PUBLIC LICENSE");
        assertThat(text("META-INF/licenses/Apache-2.0.txt")).contains("Apache License");
        assertThat(text("META-INF/NOTICE")).contains("Jackson");
    }

    @Test
    void everyClassBelongsToAListedLibrary() throws IOException {
        List<String> listed = Pattern.compile("`([a-z0-9.]+)`")
                .matcher(text("META-INF/THIRD-PARTY.md")
                        .lines()
                        .filter(line -> line.startsWith("| "))
                        .collect(joining()))
                .results()
                .map(match -> match.group(1).replace('.', '/') + "/")
                .toList();

        assertThat(jar.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.endsWith(".class"))
                        .map(name -> name.replaceFirst("^META-INF/versions/\\d+/", ""))
                        .filter(name -> !name.startsWith("io/floodscope/"))
                        .filter(name -> listed.stream().noneMatch(name::startsWith)))
                .as("classes of libraries that THIRD-PARTY.md does not name")
                .isEmpty();
    }

    @Test
    void leavesJFreeChartWholeAndUnderItsOwnName() {
        assertThat(jar.getEntry("org/jfree/chart/JFreeChart.class")).isNotNull();
        assertThat(jar.getEntry("org/jfree/chart/renderer/xy/XYStepRenderer.class"))
                .isNotNull();
    }

    @Test
    void holdsNothingThatOnlyTestsNeed() {
        List<String> names = jar.stream().map(ZipEntry::getName).toList();

        assertThat(names).noneMatch(name -> name.startsWith("org/openjdk/jmh/"));
        assertThat(names).noneMatch(name -> name.startsWith("org/junit/") || name.startsWith("org/assertj/"));
        assertThat(names).noneMatch(name -> name.startsWith("io/floodscope/house/"));
    }

    @Test
    void isTheSameForEveryBuildOfACommit() throws IOException {
        // Libraries keep the times of their own jars, which are the same everywhere.
        List<LocalDateTime> ownTimes = jar.stream()
                .filter(entry -> entry.getName().startsWith("io/floodscope/"))
                .map(ZipEntry::getTimeLocal)
                .distinct()
                .toList();

        assertThat(ownTimes).containsExactly(LocalDateTime.parse("2025-01-01T00:00"));
        assertThat(text("META-INF/MANIFEST.MF")).doesNotContainPattern("Built-By|Build-Jdk:|Build-Time");
        assertThat(text("io/floodscope/version.properties")).isEqualTo("version=" + version() + "\n");
    }

    @Test
    void startsFromAnyDirectoryWithNothingButAJdk(@TempDir Path elsewhere) throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"), "PATH", "/usr/bin:/bin");
        String launcher = SourceFile.root().resolve("floodscope").toString();

        ScriptRun run = ScriptRun.of(elsewhere, environment, List.of(launcher, "--help"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: floodscope");
        assertThat(run.err()).isEmpty();
    }

    private static String version() throws IOException {
        return jar.getManifest().getMainAttributes().getValue("Implementation-Version");
    }

    private static String text(String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
