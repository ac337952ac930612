package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The jobs in examples/aging-guard: their own commands are run, on a change that is fine and on one that is not. */
class CiExamplesTest {

    private static final Path GUARD = CommandRun.project("examples/aging-guard");

    @TempDir
    private Path folder = Path.of("");

    private Path repository = Path.of("");
    private Console console;

    @BeforeEach
    void checkOut() throws IOException {
        repository = Console.copy(GUARD, folder.resolve("repository"));
        Console.copy(GUARD, folder.resolve("repository/base"));
        console = new Console(repository, folder)
                .with("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
    }

    private static JsonNode yaml(String name) {
        return new YAMLMapper().readTree(GUARD.resolve(name).toFile());
    }

    /** The commands of the job that need nothing but the program. */
    private static List<String> github() {
        List<String> out = new ArrayList<>();
        for (JsonNode step :
                yaml(".github/workflows/aging.yml").path("jobs").path("aging").path("steps")) {
            String run = step.path("run").asString("");
            if (run.startsWith("floodscope ")) {
                out.add(run);
            }
        }
        return out;
    }

    private static List<String> gitlab() {
        List<String> out = new ArrayList<>();
        yaml(".gitlab-ci.yml").path("aging").path("script").forEach(line -> out.add(line.asString("")));
        return out;
    }

    private int exitCode(List<String> commands) throws IOException, InterruptedException {
        Process shell = console.start("set -e\n" + String.join("\n", commands));
        Files.writeString(
                folder.resolve("log.txt"), new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return shell.waitFor();
    }

    private void shorten() throws IOException {
        Path vars = repository.resolve("group_vars/computes.yml");
        Files.writeString(vars, Files.readString(vars).replace("mac_aging: 1800", "mac_aging: 600"));
    }

    @Test
    void aHarmlessChangeIsGreenInBoth() throws Exception {
        assertThat(github()).hasSize(2);
        assertThat(gitlab()).hasSize(2);
        assertThat(exitCode(github())).as(log()).isZero();
        assertThat(exitCode(gitlab())).as(log()).isZero();
    }

    @Test
    void aShortAgingTimeIsRedOnGitHubOnItsLineAndInTheSummary() throws Exception {
        shorten();

        assertThat(exitCode(github())).isEqualTo(1);
        assertThat(log()).contains("::error file=group_vars/computes.yml,line=7,");
        assertThat(folder.resolve("summary.md")).content().contains("**FAIL** | computes | no flooding");
        assertThat(repository.resolve("floodscope.xml")).content().contains("line=\"7\"");
    }

    @Test
    void aShortAgingTimeIsRedOnGitLabWithItsArtifacts() throws Exception {
        shorten();

        assertThat(exitCode(gitlab())).isEqualTo(1);
        JsonNode artifacts = yaml(".gitlab-ci.yml").path("aging").path("artifacts");
        String junit = artifacts.path("reports").path("junit").asString();
        assertThat(repository.resolve(junit)).content().contains("<failure ");
        assertThat(repository.resolve(artifacts.path("paths").path(0).asString()))
                .content()
                .contains("set by group");
    }

    private String log() throws IOException {
        Path log = folder.resolve("log.txt");
        return Files.exists(log) ? Files.readString(log) : "";
    }
}
