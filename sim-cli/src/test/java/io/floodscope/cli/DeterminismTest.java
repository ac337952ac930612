package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One scenario and seed give the same bytes: again, in another Java machine, under another locale and time zone. */
class DeterminismTest {

    private static final Path SCENARIO = CommandRun.project("scenarios/seed-periodic-job.flood.yaml");
    private static final List<String> FILES = List.of("result.json", "result.csv", "report.html");

    @TempDir
    Path temp;

    @Test
    void twiceInOneJavaMachine() throws IOException {
        assertThat(here("a")).isEqualTo(here("b"));
    }

    @Test
    void inAnotherJavaMachineUnderAnotherLocaleAndTimeZone() throws Exception {
        Map<String, String> foreign = elsewhere(
                Path.of(System.getProperty("java.home")),
                "c",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Chatham",
                "-Dfile.encoding=ISO-8859-1");

        assertThat(foreign).isEqualTo(here("a"));
    }

    @Test
    void onANewerJdk() throws Exception {
        Path newer = newerJdk();
        Assumptions.assumeTrue(newer != null, "no JDK 25 beside the one in use");

        assertThat(elsewhere(newer, "d")).isEqualTo(here("a"));
    }

    @Test
    void anotherSeedIsAnotherRun() throws IOException {
        CommandRun.of("run", SCENARIO, "--json", temp.resolve("one.json"), "-q");
        CommandRun.of("run", SCENARIO, "--seed", 2, "--json", temp.resolve("two.json"), "-q");

        assertThat(Files.readString(temp.resolve("two.json")))
                .contains("\"seed\": 2")
                .isNotEqualTo(Files.readString(temp.resolve("one.json")));
    }

    private Map<String, String> here(String folder) throws IOException {
        Path out = temp.resolve(folder);
        CommandRun run = CommandRun.of("run", SCENARIO, "--out", out, "--csv", out.resolve("result.csv"));
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return texts(out);
    }

    private Map<String, String> elsewhere(Path javaHome, String folder, String... options) throws Exception {
        Path out = temp.resolve(folder);
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("io.floodscope.cli.Main", "run", SCENARIO.toString(), "--out", out.toString()));
        command.addAll(List.of("--csv", out.resolve("result.csv").toString(), "-q"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve(folder + ".log").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(temp.resolve(folder + ".log")))
                .isZero();
        return texts(out);
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (String name : FILES) {
            all.put(name, Files.readString(folder.resolve(name)));
        }
        return all;
    }

    /** A JDK 25 installed beside the one in use, or null. */
    private static Path newerJdk() throws IOException {
        Path parent = Path.of(System.getProperty("java.home")).toRealPath().getParent();
        try (Stream<Path> homes = Files.list(parent)) {
            return homes.filter(home -> isVersion25(home.resolve("release")))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static boolean isVersion25(Path release) {
        try {
            return Files.exists(release) && Files.readString(release).contains("JAVA_VERSION=\"25");
        } catch (IOException e) {
            return false;
        }
    }
}
