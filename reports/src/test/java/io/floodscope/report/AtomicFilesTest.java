package io.floodscope.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    @TempDir
    Path folder;

    @Test
    void createsMissingFoldersAndReplacesAnOlderFile() throws IOException {
        Path target = folder.resolve("a/b/result.json");

        AtomicFiles.write(target, out -> out.write("old".getBytes(UTF_8)));
        AtomicFiles.write(target, out -> out.write("new".getBytes(UTF_8)));

        assertThat(target).hasContent("new");
        assertThat(namesIn(target.getParent())).containsExactly("result.json");
    }

    @Test
    void failureKeepsTheOlderFileAndLeavesNothingElse() throws IOException {
        Path target = folder.resolve("result.json");
        Files.writeString(target, "old");

        assertThatThrownBy(() -> AtomicFiles.write(target, out -> {
                    out.write("half".getBytes(UTF_8));
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(ReportWriteException.class)
                .hasMessage("cannot write " + target + ": No space left on device");

        assertThat(target).hasContent("old");
        assertThat(namesIn(folder)).containsExactly("result.json");
    }

    @Test
    void programmingErrorLeavesNothingEither() throws IOException {
        assertThatThrownBy(() -> AtomicFiles.write(folder.resolve("x"), out -> {
                    throw new IllegalStateException("bug");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(namesIn(folder)).isEmpty();
    }

    @Test
    void namesThePathWhenAParentIsAFileOrTheTargetAFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> AtomicFiles.write(file.resolve("sub/r.json"), out -> {}))
                .hasMessageContaining(file.resolve("sub/r.json").toString());
        assertThatThrownBy(() -> AtomicFiles.write(folder, out -> {}))
                .hasMessage("cannot write " + folder + ": is a directory");
    }

    @Test
    void writesThroughALinkAndIntoADeviceWithoutReplacingThem() throws IOException {
        Path real = folder.resolve("real");
        Files.writeString(real, "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        AtomicFiles.write(link, out -> out.write("new".getBytes(UTF_8)));
        AtomicFiles.write(Path.of("/dev/null"), out -> out.write("gone".getBytes(UTF_8)));

        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void fullDiskIsReportedWithThePath() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full here");

        assertThatThrownBy(() -> AtomicFiles.write(Path.of("/dev/full"), out -> out.write(new byte[100_000])))
                .isInstanceOf(ReportWriteException.class)
                .hasMessageStartingWith("cannot write /dev/full: ");
    }

    private static Stream<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString()).sorted().toList().stream();
        }
    }
}
