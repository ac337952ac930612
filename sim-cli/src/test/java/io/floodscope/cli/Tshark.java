package io.floodscope.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Wireshark's reader on the command line; tests that need it are skipped without it, except in CI. */
final class Tshark {

    private static final Path PROGRAM = Path.of("/usr/bin/tshark");

    private Tshark() {}

    /** Skips the test if there is no tshark. */
    static void assumeInstalled() {
        boolean there = Files.isExecutable(PROGRAM);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("CI needs tshark (apt-get install tshark)");
        }
        assumeTrue(there, "tshark is not installed");
    }

    /** The lines that it prints about a capture. */
    static List<String> read(Path capture, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-n", "-r", capture.toString()));
        command.addAll(List.of(options));
        Path errors = Files.createTempFile("tshark", ".txt");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        int code = process.waitFor();
        String complaint = Files.readString(errors);
        Files.delete(errors);
        if (code != 0) {
            throw new IllegalStateException("tshark ended with " + code + ": " + complaint);
        }
        return lines;
    }
}
