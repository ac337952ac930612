package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A scenario whose texts try to colour the terminal, reverse the reading order, leave their element, or be a formula: they are
 * shown as text by every command and in every file. Names of blocks cannot try: only letters, digits, '-' and '_' are allowed.
 */
class HostileTextTest {

    private static final String HOSTILE =
            "\"=cmd|'/C calc'!A0\\e[31m<script>alert(1)</script>]]>\\u202Egnp\\u0007\\nPASS  \"";

    @TempDir
    static Path folder;

    private static Path scenario;
    private static Path broken;

    @BeforeAll
    static void write() throws IOException {
        String text = ServeTest.SCENARIO
                .replace("name: router-outlives-switch", "name: " + HOSTILE + "\ntitle: " + HOSTILE)
                .replace("{metric: flooded", "{name: " + HOSTILE + ", because: " + HOSTILE + ", metric: flooded")
                .replace("- {host: bystander}", "- {host: bystander, label: " + HOSTILE + "}");
        scenario = Files.writeString(folder.resolve("hostile.flood.yaml"), text);
        broken = Files.writeString(
                folder.resolve("broken.flood.yaml"),
                ServeTest.SCENARIO.replace(
                        "bystander: {bridge: tor", "bystander: {bridge: " + HOSTILE + " # \u202e\u0085\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run F",
                "run F --github",
                "test F",
                "test F --github",
                "explain F --at 700s",
                "lint F",
                "validate F",
                "compare F --set gateways.router.arp-timeout=250s",
                "validate B",
                "run B",
                "test B",
                "lint B"
            })
    void noCommandPrintsAnythingThatATerminalWouldObey(String command) {
        CommandRun run = CommandRun.of((Object[]) command.replace("F", scenario.toString())
                .replace("B", broken.toString())
                .split(" "));

        assertThat(run.out() + run.err())
                .isNotBlank()
                .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");
        assertThat((run.out() + run.err()).lines()).noneMatch(line -> line.matches("PASS\\s+['\"]?\\s*"));
    }

    @Test
    void noFileHoldsMarkupFormulasOrInvisibleCharactersOfTheirs() throws IOException {
        CommandRun run = CommandRun.of(
                "run", scenario,
                "--out", folder.resolve("out"),
                "--csv", folder.resolve("t.csv"),
                "--junit", folder.resolve("t.xml"),
                "--markdown", folder.resolve("t.md"),
                "--svg", folder.resolve("t.svg"));

        assertThat(run.exitCode()).isEqualTo(1);
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> f.getFileName().toString().matches("t.*\\.(csv|xml|md|svg)"))
                    .toList();
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(5);
        for (Path file : files) {
            assertThat(Files.readString(file))
                    .as(file.getFileName().toString())
                    .doesNotContain("<script>", "\u001b", "\u202e", "\u0007")
                    .doesNotContainPattern("(?m)(^|,)\"?=");
        }
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .doesNotContain("<script>alert", "\u001b", "\u202e", "\u0007");
        assertThat(Files.readString(folder.resolve("t.xml"))).doesNotContain("]]>");
    }
}
