package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged program as a process of its own: {@code serve} ends when it is told to, with the exit code of the signal. */
class ServeSignalIT {

    @ParameterizedTest(name = "SIG{0}")
    @CsvSource({"INT, 130", "TERM, 143"})
    void endsCleanlyWhenTold(String signal, int code) throws Exception {
        Path scenario = CommandRun.project("scenarios/timer-inversion.flood.yaml");
        // A build that runs in the background ignores SIGINT and would hand that down.
        Process serve = new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("floodscope.jar"),
                        "serve",
                        scenario.toString(),
                        "--for",
                        "5m")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = serve.inputReader()) {
            String url = out.readLine();
            assertThat(ServedPage.send(HttpRequest.newBuilder(URI.create(url))).statusCode())
                    .isEqualTo(200);

            new ProcessBuilder("kill", "-" + signal, Long.toString(serve.pid()))
                    .start()
                    .waitFor();

            assertThat(serve.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(serve.exitValue()).isEqualTo(code);
        } finally {
            serve.destroyForcibly();
        }
    }
}
