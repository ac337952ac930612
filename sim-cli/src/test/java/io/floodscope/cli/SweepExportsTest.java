package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.parquet.ParquetRead;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a sweep leaves for data tools and slides: Parquet, heat maps, manifest. */
class SweepExportsTest {

    private static final String BASE = """
            apiVersion: floodscope/v1
            name: router-outlives-switch
            run: {until: 3600s}
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
            """;

    private static final String SWEEP = """
            apiVersion: floodscope/v1
            kind: Sweep
            base: base.flood.yaml
            vary:
              - {path: bridges.tor.mac-aging-time, values: [300s, 500s, 700s]}
              - {path: gateways.router.arp-timeout, values: [400s, 600s, 900s]}
              - {path: traffic.requests.size, values: [100B, 1kB]}
              - {path: gateways.router.profile, values: [huawei-vrp, cisco-ios-svi]}
            seeds: 3..4
            record: [flooded_fraction, flooded_seconds, unwanted_bytes, outages]
            """;

    @TempDir
    Path temp;

    private Path out;

    @BeforeEach
    void sweep() throws IOException {
        Files.writeString(temp.resolve("base.flood.yaml"), BASE);
        Path file = Files.writeString(temp.resolve("s.yaml"), SWEEP);
        out = temp.resolve("out");
        CommandRun run = CommandRun.of("sweep", file, "--out", out, "-q");
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void parquetHoldsTheTableWithTypesUnitsAndRunIds() throws IOException {
        List<Map<String, Object>> rows = ParquetRead.rows(out.resolve("runs.parquet"));
        List<String> csv = Files.readAllLines(out.resolve("runs.csv"));

        assertThat(rows).hasSize(72).hasSize(csv.size() - 1);
        assertThat(rows.get(0).keySet())
                .containsExactly(
                        "run_id",
                        "bridges.tor.mac-aging-time",
                        "gateways.router.arp-timeout",
                        "traffic.requests.size",
                        "gateways.router.profile",
                        "seed",
                        "verdict",
                        "events",
                        "flooded_fraction",
                        "flooded_seconds",
                        "unwanted_bytes",
                        "outages");
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> row = rows.get(i);
            String[] cells = csv.get(i + 1).split(",");
            assertThat(row.get("run_id")).isEqualTo((long) i);
            assertThat(row.get("bridges.tor.mac-aging-time")).isEqualTo(Double.valueOf(cells[1].replace("s", "")));
            assertThat(row.get("traffic.requests.size")).isEqualTo(cells[3].equals("1kB") ? 1000.0 : 100.0);
            assertThat(row.get("gateways.router.profile")).isEqualTo(cells[4]);
            assertThat(row.get("seed")).isEqualTo(Long.valueOf(cells[5]));
            assertThat(row.get("verdict")).isEqualTo("none");
            assertThat(row.get("flooded_fraction")).isEqualTo(Double.valueOf(cells[8]));
        }
        assertThat(ParquetRead.metadata(out.resolve("runs.parquet"))
                        .getFileMetaData()
                        .getKeyValueMetaData())
                .containsEntry("bridges.tor.mac-aging-time.unit", "s")
                .containsEntry("traffic.requests.size.unit", "bytes")
                .containsEntry("flooded_seconds.unit", "s")
                .doesNotContainKey("gateways.router.profile.unit");
    }

    @Test
    void theManifestHoldsDigestsOfTheTablesAndTheClosedFormsBorders() throws Exception {
        JsonNode manifest = JsonMapper.shared().readTree(Files.readString(out.resolve("manifest.json")));

        for (String name : List.of("runs.csv", "runs.parquet")) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(out.resolve(name)));
            assertThat(manifest.path("outputs").path(name).asString())
                    .isEqualTo(HexFormat.of().formatHex(digest));
        }
        JsonNode border = manifest.path("borders").get(0);
        assertThat(border.path("x").asString()).isEqualTo("gateways.router.arp-timeout");
        assertThat(border.path("points").toString()).isEqualTo("[[400.0,401.0],[600.0,601.0],[900.0,901.0]]");
    }

    @Test
    void heatMapsAreDrawnBySweepAndReport() throws IOException {
        BufferedImage first = ImageIO.read(out.resolve("heat.png").toFile());
        Path chosen = temp.resolve("chosen.png");
        CommandRun run = CommandRun.of(
                "report",
                out,
                "--png",
                chosen,
                "--x",
                "bridges.tor.mac-aging-time",
                "--y",
                "gateways.router.arp-timeout",
                "--z",
                "flooded_seconds",
                "--where",
                "traffic.requests.size=1kB",
                "--where",
                "gateways.router.profile=huawei-vrp");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .matches("flooded_seconds is 0 in 3 of 9 points, and at most \\d+.* s\nwrote .*chosen.png\n");
        assertThat(first.getWidth()).isGreaterThan(600);
        assertThat(ImageIO.read(chosen.toFile()).getWidth()).isEqualTo(first.getWidth());
    }

    @Test
    void aHeatMapThatCannotBeDrawnIsRefusedWithTheNearestName() throws IOException {
        assertRefused("name a file with --png");
        assertRefused(
                "did you mean 'gateways.router.arp-timeout'?", "--png", "x.png", "--y", "gateways.router.arp-timeuot");
        assertRefused("did you mean 'flooded_seconds'?", "--png", "x.png", "--z", "floded_seconds");
        assertRefused("also varies 'traffic.requests.size'; choose one value with --where", "--png", "x.png");
        assertRefused("cannot be an axis of a heat map", "--png", "x.png", "--x", "gateways.router.profile");
        assertRefused("did you mean '1kB'?", "--png", "x.png", "--where", "traffic.requests.size=1kb");
        Files.delete(out.resolve("runs.csv"));
        assertRefused("is not the folder of a finished sweep: there is no runs.csv", "--png", "x.png");
    }

    private void assertRefused(String why, String... options) {
        Object[] args = new Object[2 + options.length];
        args[0] = "report";
        args[1] = out;
        System.arraycopy(options, 0, args, 2, options.length);
        CommandRun run = CommandRun.of(args);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(why);
        assertThat(Path.of("x.png")).doesNotExist();
    }
}
