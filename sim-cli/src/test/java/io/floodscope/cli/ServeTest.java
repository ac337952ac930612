package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The local page over real HTTP: what it answers, and whom it turns away. */
class ServeTest {

    static final String SCENARIO = """
            apiVersion: floodscope/v1
            name: router-outlives-switch
            run: {until: 2h}
            bridges:
              tor: {kind: switch, mac-aging-time: 300s}
            gateways:
              router:
                profile: huawei-vrp
                virtual-mac: 00:00:5e:00:01:0a
                arp-timeout: 1200s
                refresh: {when: never}
                interfaces: [{vlan: 10, ip: 10.10.0.1/24}]
                attach: [{bridge: tor}]
            hosts:
              service: {bridge: tor, vlan: 10, ip: 10.10.0.100/24, gateway: 10.10.0.1}
              bystander: {bridge: tor, vlan: 10, ip: 10.10.0.50/24}
              client: {behind: router, ip: 198.51.100.7/24}
            traffic:
              requests: {type: udp, from: client, to: service, packets: 1/s, size: 100B}
            observe:
              - {host: bystander}
            assert:
              - {metric: flooded_fraction, on: tor, max: 0%}
            """;

    @TempDir
    static Path folder;

    private static Path file;
    private static ServedPage page;

    @BeforeAll
    static void start() throws Exception {
        file = Files.writeString(folder.resolve("router.flood.yaml"), SCENARIO);
        page = ServedPage.start("serve", file.toString(), "--for", "10m");
    }

    @AfterAll
    static void stop() throws Exception {
        page.close();
    }

    @Test
    void aRunSaysWhatHappenedAndASettingChangesIt() throws Exception {
        JsonNode asWritten = json(page.post("run", "{\"set\":[]}"));
        JsonNode changed = json(page.post("run", "{\"set\":[\"gateways.router.arp-timeout=250s\"]}"));

        assertThat(asWritten.path("verdict").stringValue()).isEqualTo("fail");
        assertThat(asWritten.path("happening").stringValue()).startsWith("Flooding: 1h 30m");
        assertThat(changed.path("verdict").stringValue()).isEqualTo("pass");
        assertThat(changed.path("happening").stringValue()).startsWith("No unicast flooding");
    }

    @Test
    void theCommandAndTheScenarioFileThatItShowsGiveTheSameRun() throws Exception {
        JsonNode changed =
                json(page.post("run", "{\"set\":[\"**.mac-aging-time=600s\",\"gateways.router.arp-timeout=900s\"]}"));
        Path copy = Files.writeString(
                folder.resolve("copy.flood.yaml"), changed.path("yaml").stringValue());

        assertThat(changed.path("command").stringValue())
                .isEqualTo("./floodscope run " + file
                        + " --seed 1 --set '**.mac-aging-time=600s' --set gateways.router.arp-timeout=900s");
        var bySet = new ChosenScenario(file, List.of("**.mac-aging-time=600s", "gateways.router.arp-timeout=900s"))
                .run(1L, RunLimits.NONE)
                .result();
        var byFile = new ChosenScenario(copy, List.of()).run(1L, RunLimits.NONE).result();
        assertThat(byFile.fingerprint()).isEqualTo(bySet.fingerprint());
        assertThat(bySet.floodWindows()).isNotEmpty();
        assertThat(changed.path("happening").stringValue()).startsWith("Flooding: 40m");
    }

    @Test
    void hasASliderForEachAgingTimeAlsoForThoseThatProfilesDecide() throws Exception {
        JsonNode scenario = json(page.get("scenario"));

        assertThat(scenario.path("sliders")
                        .valueStream()
                        .map(s -> s.path("label").stringValue() + " "
                                + s.path("key").stringValue() + " "
                                + s.path("value").stringValue()))
                .contains(
                        "tor mac-aging-time 300s",
                        "router arp-timeout 1200s",
                        "all 3 hosts neigh.base-reachable-time 30s",
                        "all 3 hosts neigh.gc-stale-time 60s",
                        "all 3 hosts neigh.locktime 1s");
        assertThat(scenario.path("sliders").valueStream().map(s -> s.path("key").stringValue()))
                .as("delays of cables and phases of clocks do not age")
                .noneMatch(key -> key.contains("latency") || key.contains("phase"));
        for (JsonNode slider : scenario.path("sliders")) {
            String set = slider.path("paths").path(0).stringValue() + "="
                    + slider.path("value").stringValue();
            assertThat(new ChosenScenario(file, List.of(set)).read().problems().render())
                    .as(set)
                    .isEmpty();
        }
    }

    @Test
    void refusesASettingThatTheScenarioDoesNotTakeAndSaysWhy() throws Exception {
        HttpResponse<String> refused = page.post("run", "{\"set\":[\"bridges.tor.mac-aging-tim=3s\"]}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("problems").stringValue()).contains("matches nothing", "mac-aging-time");
    }

    @Test
    void aNewerRequestEndsTheRunBefore() throws Exception {
        Path endless = Files.writeString(
                folder.resolve("endless.flood.yaml"),
                SCENARIO.replace("until: 2h", "until: 365d").replace("packets: 1/s", "packets: 1000/s"));
        try (ServedPage long1 = ServedPage.start("serve", endless.toString())) {
            CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> {
                try {
                    return long1.post("run", "{\"set\":[]}");
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            Thread.sleep(300);
            HttpResponse<String> second =
                    long1.post("run", "{\"set\":[\"run.until=1h\",\"traffic.requests.packets=1/s\"]}");

            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(409);
        }
    }

    @Test
    void aLongRunSaysHowFarItIsAndCanBeStopped() throws Exception {
        Path endless = Files.writeString(
                folder.resolve("long.flood.yaml"),
                SCENARIO.replace("until: 2h", "until: 365d").replace("packets: 1/s", "packets: 1000/s"));
        try (ServedPage served = ServedPage.start("serve", endless.toString())) {
            assertThat(json(served.get("progress")).path("running").booleanValue())
                    .isFalse();
            CompletableFuture<HttpResponse<String>> run = CompletableFuture.supplyAsync(() -> {
                try {
                    return served.post("run", "{\"set\":[]}");
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            JsonNode state = json(served.get("progress"));
            for (int i = 0; i < 300 && state.path("share").doubleValue() == 0; i++) {
                Thread.sleep(100);
                state = json(served.get("progress"));
            }

            assertThat(state.path("running").booleanValue()).isTrue();
            assertThat(state.path("share").doubleValue()).isBetween(1e-9, 1.0);
            assertThat(state.path("until").stringValue()).isEqualTo("8760h 0m 0s");
            assertThat(served.get("stop").statusCode()).isEqualTo(405);
            assertThat(served.post("stop", "").statusCode()).isEqualTo(200);
            assertThat(run.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(409);
            assertThat(json(served.get("progress")).path("running").booleanValue())
                    .isFalse();
        }
    }

    @Test
    void theReportIsOneFileThatCanBeSaved() throws Exception {
        long id = json(page.post("run", "{\"set\":[]}")).path("id").longValue();
        HttpResponse<String> shown = page.get("report/" + id);
        HttpResponse<String> saved = page.get("report/" + id + "/download");

        assertThat(shown.body()).isEqualTo(saved.body()).contains("router-outlives-switch", "Content-Security-Policy");
        assertThat(shown.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(saved.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"router-outlives-switch.html\"");
        assertThat(page.get("report/999999").statusCode()).isEqualTo(404);
    }

    @Test
    void allowsThePageNothingButItself() throws Exception {
        for (String path : List.of("", "page.js", "page.css", "scenario")) {
            HttpResponse<String> response = page.get(path);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "http:", "https:", "*");
            assertThat(response.headers().map())
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("referrer-policy", List.of("no-referrer"))
                    .containsEntry("cache-control", List.of("no-store"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "good,                                   /T/,        127.0.0.1:P, , , 200",
        "another name for this machine,          /T/,        localhost:P, , , 200",
        "no token,                               /,          127.0.0.1:P, , , 403",
        "a wrong token,                          /xxxxxxxx/, 127.0.0.1:P, , , 403",
        "half a token,                           /H/,        127.0.0.1:P, , , 403",
        "a name that resolves to this machine,   /T/,        evil.test:P, , , 403",
        "another port,                           /T/,        127.0.0.1:1, , , 403",
        "a page of another origin,               /T/,        127.0.0.1:P, http://evil.test, , 403",
        "a page without an origin,               /T/,        127.0.0.1:P, null, , 403",
        "its own origin,                         /T/,        127.0.0.1:P, http://127.0.0.1:P, , 200",
        "sent by another site,                   /T/,        127.0.0.1:P, , cross-site, 403",
        "typed by the user,                      /T/,        127.0.0.1:P, , none, 200",
        "outside the page,                       /T/../etc,  127.0.0.1:P, , , 404"
    })
    void letsInWhoHasTheAddressOnly(String what, String path, String host, String origin, String site, int status)
            throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n"
                + (origin == null ? "" : "Origin: " + origin + "\r\n")
                + (site == null ? "" : "Sec-Fetch-Site: " + site + "\r\n")
                + "Connection: close\r\n\r\n";
        String token = page.token();

        assertThat(raw(request.replace("/T/", "/" + token + "/")
                        .replace("/H/", "/" + token.substring(0, token.length() / 2) + "/")
                        .replace(":P", ":" + page.port())))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void turnsAwayWhatThePageDoesNotSend() throws Exception {
        URI run = URI.create(page.url() + "run");

        assertThat(page.get("run").statusCode()).isEqualTo(405);
        assertThat(page.post("", "{}").statusCode()).isEqualTo(405);
        assertThat(ServedPage.send(HttpRequest.newBuilder(run)
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"set\":[]}")))
                        .statusCode())
                .isEqualTo(415);
        assertThat(page.post("run", "not json").statusCode()).isEqualTo(400);
        assertThat(page.post("run", "{\"set\":[1]}").statusCode()).isEqualTo(400);
        assertThat(page.post("run", "{\"set\":[\"" + "x".repeat(70_000) + "\"]}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(page.get("nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void listensOnTheLoopbackInterfaceOnly() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(a -> a instanceof Inet4Address && !a.getHostAddress().equals("127.0.0.1"))
                .toList();
        for (InetAddress other : others) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(other, page.port()), 2_000);
                assertThat(other).as("an address on which it listens").isNull();
            } catch (ConnectException refused) {
                assertThat(refused).hasMessageContaining("refused");
            }
        }
        assertThat(page.url()).startsWith("http://127.0.0.1:");
    }

    @Test
    void twoPagesHaveDifferentLongTokens() throws Exception {
        try (ServedPage other = ServedPage.start("serve", file.toString())) {
            assertThat(other.token()).hasSizeGreaterThan(30).isNotEqualTo(page.token());
        }
    }

    @Test
    void endsByItselfWhenItsTimeIsOver() throws Exception {
        ServedPage brief = ServedPage.start("serve", file.toString(), "--for", "200ms");

        assertThat(brief.exitCode()).isZero();
        assertThat(brief.url()).isNotEmpty();
    }

    @Test
    void refusesAWrongScenarioAndAPortInUse() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.flood.yaml"), SCENARIO.replace("tor}", "tr}"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CommandRun inUse = CommandRun.of("serve", file, "--port", taken.getLocalPort());

            assertThat(inUse.exitCode()).isEqualTo(2);
            assertThat(inUse.err()).contains("cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
        assertThat(CommandRun.of("serve", wrong).exitCode()).isEqualTo(2);
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", page.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.builder().build().readTree(response.body());
    }
}
