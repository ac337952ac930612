package io.floodscope.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.floodscope.engine.RunLimits;
import io.floodscope.report.ReportContext;
import io.floodscope.report.html.HtmlReport;
import io.floodscope.result.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Serves the page to this machine only: bound to 127.0.0.1, behind a random token, with a policy that lets nothing leave. */
public final class LocalPage implements AutoCloseable {

    private static final int MAX_BODY = 64 * 1024;
    private static final int THREADS = 4;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final HttpServer server;
    private final ExecutorService threads;
    private final RequestGuard guard;
    private final PageData data;
    private final Workbench workbench;
    private final ReportContext context;

    private LocalPage(HttpServer server, Workbench workbench, PageData data, ReportContext context) {
        this.server = server;
        this.workbench = workbench;
        this.data = data;
        this.context = context;
        this.guard = RequestGuard.random(server.getAddress().getPort());
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "page");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Begins to serve.
     *
     * @param port port on 127.0.0.1, 0 for any free one
     * @param seed seed of all runs, null for the scenario's own
     * @param limits what a run may cost
     * @param closing says that no run should go on
     * @throws IOException if the port cannot be had
     */
    public static LocalPage start(
            int port,
            ScenarioSource source,
            @Nullable Long seed,
            RunLimits limits,
            ReportContext context,
            BooleanSupplier closing)
            throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        Workbench workbench = new Workbench(source, seed, limits, closing);
        LocalPage page = new LocalPage(server, workbench, new PageData(source, context), context);
        server.createContext("/", page::handle);
        server.setExecutor(page.threads);
        server.start();
        return page;
    }

    /** The address to open. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + guard.token() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            String path = guard.admit(exchange.getRequestURI(), exchange.getRequestHeaders());
            try {
                answer = path == null ? Answer.text(403, "not allowed") : answer(exchange, path);
            } catch (RuntimeException e) {
                answer = Answer.text(500, "internal error: " + e);
            }
            send(exchange, answer);
        }
    }

    private Answer answer(HttpExchange exchange, String path) throws IOException {
        String method = exchange.getRequestMethod();
        if (path.equals("/run")) {
            return method.equals("POST") ? run(exchange) : Answer.text(405, "POST only");
        }
        if (path.equals("/stop")) {
            if (!method.equals("POST")) {
                return Answer.text(405, "POST only");
            }
            workbench.stop();
            return Answer.json(200, PageData.progress(workbench.progress()));
        }
        if (!method.equals("GET")) {
            return Answer.text(405, "GET only");
        }
        return switch (path) {
            case "/" -> Answer.file("text/html; charset=utf-8", resource("page.html"));
            case "/page.css" -> Answer.file("text/css; charset=utf-8", resource("page.css"));
            case "/page.js" -> Answer.file("text/javascript; charset=utf-8", resource("page.js"));
            case "/progress" -> Answer.json(200, PageData.progress(workbench.progress()));
            case "/scenario" -> Answer.json(200, data.scenario());
            default -> path.matches("/report/\\d{1,18}(/download)?") ? report(path) : Answer.text(404, "no such page");
        };
    }

    private Answer run(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.startsWith("application/json")) {
            return Answer.text(415, "application/json only");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            return Answer.text(413, "too long");
        }
        List<String> sets = PageData.sets(body);
        if (sets == null) {
            return Answer.text(400, "expected {\"set\": [\"path=value\"]}");
        }
        Workbench.Reply reply = workbench.run(sets);
        RunResult result = reply.result();
        if (result != null) {
            return Answer.json(200, data.outcome(reply.id(), result, sets));
        }
        return reply.problems().isEmpty()
                ? Answer.json(409, PageData.outdated())
                : Answer.json(422, PageData.refused(reply.problems()));
    }

    private Answer report(String path) throws IOException {
        boolean download = path.endsWith("/download");
        String id = path.substring("/report/".length(), download ? path.lastIndexOf('/') : path.length());
        RunResult result = workbench.result(Long.parseLong(id));
        if (result == null) {
            return Answer.text(404, "this result is no longer kept");
        }
        ByteArrayOutputStream html = new ByteArrayOutputStream();
        HtmlReport.write(result, context, html);
        return new Answer(
                200,
                "text/html; charset=utf-8",
                html.toByteArray(),
                HtmlReport.contentPolicy() + "; frame-ancestors 'self'",
                download ? result.scenario().replaceAll("[^A-Za-z0-9._-]", "_") + ".html" : null);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.type());
        headers.set("Content-Security-Policy", answer.policy());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        String name = answer.saveAs();
        if (name != null) {
            headers.set("Content-Disposition", "attachment; filename=\"" + name + "\"");
        }
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = LocalPage.class.getResourceAsStream("/io/floodscope/serve/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return in.readAllBytes();
        }
    }

    /** What goes back; {@code saveAs} is the name under which a browser saves it, null to show it. */
    private record Answer(
            int status,
            String type,
            byte[] body,
            String policy,
            @Nullable String saveAs) {

        static Answer text(int status, String text) {
            return new Answer(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), POLICY, null);
        }

        static Answer json(int status, byte[] json) {
            return new Answer(status, "application/json", json, POLICY, null);
        }

        static Answer file(String type, byte[] content) {
            return new Answer(200, type, content, POLICY, null);
        }
    }
}
