package io.floodscope.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Looks for texts that break the loader, in a Java machine of its own: a fuzzer changes the classes of the one that it runs in, and
 * the loader must do with the memory that this one has. Always from the same seed and from the same texts, so that a build does
 * not fail by luck; {@code -Dfloodscope.fuzz.seed=N} and {@code -Dfloodscope.fuzz.seconds=N} look elsewhere, and longer. What it
 * finds stands in {@code target/fuzz}; mended, it belongs into the inputs of {@link LoaderFuzzTest}.
 */
class LoaderFuzzCampaignIT {

    private static final int GRACE_SECONDS = 120;
    private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in");

    @TempDir
    Path temp;

    @Test
    void noTextBreaksTheLoader() throws IOException, InterruptedException {
        int seconds = Integer.getInteger("floodscope.fuzz.seconds", 60);
        Path finds = Files.createDirectories(Path.of("target", "fuzz").toAbsolutePath());
        Path log = temp.resolve("log.txt");

        Process fuzzer = new ProcessBuilder(command(seconds, finds))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = fuzzer.waitFor(seconds + GRACE_SECONDS, TimeUnit.SECONDS);
        fuzzer.destroyForcibly();
        String said = Files.readString(log);

        assertThat(ended).as("ended by itself\n%s", said).isTrue();
        assertThat(fuzzer.exitValue()).as(said).isZero();
        Matcher done = DONE.matcher(said);
        assertThat(done.find()).as(said).isTrue();
        assertThat(Long.parseLong(done.group(1))).as(said).isGreaterThanOrEqualTo(seedCorpusSize());
    }

    private List<String> command(int seconds, Path finds) throws IOException {
        Path corpus = Files.createDirectories(temp.resolve("corpus"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dfloodscope.root=" + System.getProperty("floodscope.root", ".."),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + LoaderFuzz.class.getName(),
                "--instrumentation_includes=io.floodscope.**",
                // A scenario may include any file by its path; that is no finding.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal",
                "--reproducer_path=" + finds,
                // The heap is the limit: beyond it the Java machine says so itself.
                "-rss_limit_mb=0",
                "-seed=" + Integer.getInteger("floodscope.fuzz.seed", 1),
                "-max_total_time=" + seconds,
                "-artifact_prefix=" + finds + "/",
                corpus.toString(),
                seedCorpus().toString()));
        return command;
    }

    private Path seedCorpus() throws IOException {
        Path seeds = Files.createDirectories(temp.resolve("seeds"));
        for (Path file : LoaderFuzzTest.seeds().toList()) {
            Files.copy(file, seeds.resolve(file.getParent().getFileName() + "-" + file.getFileName()));
        }
        return seeds;
    }

    private static long seedCorpusSize() {
        return LoaderFuzzTest.seeds().count();
    }
}
