package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** {@code floodscope serve} in a thread of its own, ended as Ctrl-C would end it. */
final class ServedPage implements AutoCloseable {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

    private final Interruption interruption = new Interruption();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final FutureTask<Integer> command;

    private ServedPage(String... args) {
        Callable<Integer> call = () -> Main.commandLine(interruption, Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        command = new FutureTask<>(call);
        new Thread(command, "serve").start();
    }

    /** Starts it and waits until it has printed its address. */
    static ServedPage start(String... args) throws InterruptedException {
        ServedPage page = new ServedPage(args);
        for (int i = 0; i < 600 && !page.out.toString().contains("/\n") && !page.command.isDone(); i++) {
            Thread.sleep(50);
        }
        assertThat(page.out.toString()).as(page.err.toString()).startsWith("http://127.0.0.1:");
        return page;
    }

    /** The address that was printed. */
    String url() {
        return out.toString().strip();
    }

    int port() {
        return URI.create(url()).getPort();
    }

    String token() {
        return URI.create(url()).getPath().replace("/", "");
    }

    /** Exit code, once it has ended. */
    int exitCode() throws Exception {
        return command.get(30, TimeUnit.SECONDS);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url() + path)));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws Exception {
        interruption.request();
        exitCode();
    }
}
