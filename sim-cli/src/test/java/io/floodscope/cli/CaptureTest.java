package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code run --pcapng}, read back by tshark and compared with the counters of result.json. */
class CaptureTest {

    /** Every kind of frame, and frames that are dropped for several reasons. */
    private static final String EVERYTHING = """
            apiVersion: floodscope/v1
            name: everything
            run: {until: 120s}
            bridges:
              br-int: {mac-aging-time: 20s, clock-phase: 0s}
              tor: {kind: switch, mac-aging-time: 30s, arp-suppression: true}
              shut: {kind: linux, mac-aging-time: 15s, unknown-unicast: drop}
            links:
              - {between: [br-int, tor]}
              - {between: [shut, tor]}
            gateways:
              router:
                profile: cisco-hsrp
                virtual-mac: 00:00:0c:07:ac:0a
                interfaces: [{vlan: 4, ip: 10.4.0.1/24}]
                attach: [{bridge: tor}]
            hosts:
              vm: {count: 3, bridge: br-int, vlan: 4, ip: [10.4.0.11/24, "fd00::11/64"], gateway: 10.4.0.1}
              slow: {bridge: br-int, vlan: 4, ip: 10.4.0.20/24, cable: {rate: 2Mbit/s, queue: 20kB}}
              lossy: {bridge: br-int, vlan: 4, ip: 10.4.0.21/24, cable: {loss: 20%}}
              silent: {bridge: tor, vlan: 4, ip: 10.4.0.30/24}
              ct: {bridge: shut, vlan: 4, ip: [10.4.0.40/24, "fd00::40/64"]}
              red: {count: 2, bridge: br-int, vlan: 4, ip: 10.4.0.51/24, vrrp: [{id: 7, address: 10.4.0.60}]}
              blue: {count: 2, bridge: br-int, vlan: 4, ip: 10.4.0.53/24, vrrp: [{id: 8, version: 3, address: 10.4.0.61}]}
              six: {count: 2, bridge: br-int, vlan: 4, ip: "fd00::71/64", vrrp: [{id: 9, version: 3, address: "fd00::7f"}]}
              far: {behind: router, ip: 198.51.100.7/24}
            traffic:
              tcp4: {type: tcp, from: vm-1, to: ct, rate: 2Mbit/s, size: 64KiB, stop: 60s}
              tcp6: {type: tcp, from: vm-2, to: "fd00::13", rate: 2Mbit/s, size: 64KiB, stop: 30s}
              routed: {type: tcp, from: vm-3, to: far, rate: 100kbit/s, size: 1000B}
              udp4: {type: udp, from: vm-1, to: silent, packets: 5/s, size: 200B}
              overload: {type: udp, from: vm-2, to: slow, packets: 400/s, size: 1000B, start: 10s, stop: 14s}
              udp6: {type: udp, from: vm-1, to: "fd00::40", packets: 2/s, size: 101B}
              pings: {type: ping, from: vm-1, to: lossy, interval: 500ms}
              pings6: {type: ping, from: vm-2, to: "fd00::40", interval: 1s}
            events:
              - {at: 45s, do: send-frame, host: vm-1, eth-dst: "02:00:00:00:00:99", size: 77B}
              - {at: 46s, do: send-frame, host: ct, eth-dst: "02:00:00:00:00:99", size: 77B}
              - {at: 47s, do: announce, host: vm-3}
            """;

    @TempDir
    Path temp;

    private Path scenario;

    @BeforeEach
    void needTshark() throws IOException {
        Tshark.assumeInstalled();
        scenario = Files.writeString(temp.resolve("everything.flood.yaml"), EVERYTHING);
    }

    /** Frames of one port by direction and class. */
    private static final class Tally {
        private final Map<String, Long> counts = new TreeMap<>();

        void add(String key) {
            counts.merge(key, 1L, Long::sum);
        }

        long of(String prefix) {
            return counts.entrySet().stream()
                    .filter(e -> e.getKey().startsWith(prefix))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    @Test
    void portsAndClassesAreCountedAsInTheResult() throws IOException, InterruptedException {
        Path file = temp.resolve("all.pcapng");
        Path json = temp.resolve("result.json");
        CommandRun run = CommandRun.of(
                "run",
                scenario,
                "-q",
                "--pcapng",
                file,
                "--pcapng-ports",
                "*",
                "--json",
                json,
                "--pcapng-limit",
                "1GB");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode counters = JsonMapper.shared().readTree(Files.readString(json)).path("counters");
        Map<String, Tally> ports = new TreeMap<>();
        for (String line : Tshark.read(
                file,
                "-T",
                "fields",
                "-e",
                "frame.interface_name",
                "-e",
                "frame.packet_flags_direction",
                "-e",
                "frame.comment")) {
            String[] cells = line.split("\t", -1);
            String direction = cells[1].endsWith("1") ? "in " : "out ";
            ports.computeIfAbsent(cells[0], p -> new Tally()).add(direction + cells[2]);
        }

        List<String> wrong = new ArrayList<>();
        Map<String, Tally> bridges = new TreeMap<>();
        ports.forEach((name, tally) -> {
            boolean host = name.endsWith("/eth0");
            expect(wrong, counters, name + "/rx_frames", tally.of("in "));
            expect(wrong, counters, name + "/tx_frames", tally.of("out "));
            if (host) {
                expect(
                        wrong,
                        counters,
                        name + "/rx_unwanted_frames",
                        tally.of("in flooded") + tally.of("in misdirected"));
            } else {
                expect(wrong, counters, name + "/tx_dropped", tally.of("out dropped"));
                expect(wrong, counters, name + "/drop-hairpin", tally.of("in dropped: its destination is behind"));
                expect(wrong, counters, name + "/drop-unknown-unicast", tally.of("in dropped: unknown destination"));
                expect(wrong, counters, name + "/drop-arp-suppressed", tally.of("in dropped: answered by ARP"));
                tally.counts.forEach(
                        (key, n) -> bridges.computeIfAbsent(name.substring(0, name.indexOf('/')), b -> new Tally())
                                .counts
                                .merge(key, n, Long::sum));
            }
        });
        bridges.forEach((name, tally) -> {
            String prefix = name + "/forwarding/";
            expect(wrong, counters, prefix + "unicast-frames", tally.of("in forwarded"));
            expect(wrong, counters, prefix + "flooded-frames", tally.of("in flooded"));
            expect(wrong, counters, prefix + "flooded-copies", tally.of("out flooded"));
            expect(wrong, counters, prefix + "group-frames", tally.of("in group"));
            expect(wrong, counters, prefix + "group-copies", tally.of("out group"));
        });

        assertThat(wrong).isEmpty();
        assertThat(bridges.keySet()).containsExactly("br-int", "shut", "tor");
        assertThat(ports.get("br-int/slow").of("out dropped: egress queue full"))
                .isPositive();
        assertThat(bridges.get("shut").of("in dropped: unknown destination")).isPositive();
        assertThat(bridges.get("br-int").of("in flooded: entry expired")).isPositive();
        assertThat(ports.get("vm-2/eth0").of("in flooded: entry expired")).isPositive();
        assertThat(ports.get("vm-2/eth0").of("in flooded: never learned")).isPositive();
        assertThat(ports.get("lossy/eth0").of("in delivered")).isPositive();
    }

    private static void expect(List<String> wrong, JsonNode counters, String counter, long captured) {
        long counted = counters.path(counter).asLong();
        if (counted != captured) {
            wrong.add(counter + " is " + counted + ", captured " + captured);
        }
    }

    @Test
    void nothingIsMalformedAndEveryChecksumIsGood() throws IOException, InterruptedException {
        Path file = temp.resolve("all.pcapng");
        CommandRun run = CommandRun.of(
                "run",
                scenario,
                "-q",
                "--pcapng",
                file,
                "--pcapng-ports",
                "vm,ct,red,blue,six,tor/*",
                "--pcapng-snaplen",
                "100kB",
                "--pcapng-limit",
                "1GB");
        assertThat(run.exitCode()).as(run.err()).isZero();

        List<String> bad = Tshark.read(
                file,
                "-o",
                "ip.check_checksum:TRUE",
                "-o",
                "tcp.check_checksum:TRUE",
                "-o",
                "udp.check_checksum:TRUE",
                "-Y",
                "_ws.malformed || _ws.expert.severity >= 0x600000 && !tcp.analysis.flags || ip.checksum.status == 0"
                        + " || tcp.checksum.status == 0 || udp.checksum.status == 0 || icmp.checksum.status == 0"
                        + " || icmpv6.checksum.status == 0 || vrrp.checksum.status == 0");
        assertThat(bad.stream().limit(5)).isEmpty();
        TreeSet<String> protocols = new TreeSet<>(Tshark.read(file, "-T", "fields", "-e", "frame.protocols"));
        assertThat(String.join("\n", protocols))
                .contains("eth:ethertype:arp")
                .contains("eth:ethertype:vlan:ethertype:ip:tcp")
                .contains("ip:udp:data", "ip:icmp:data", "ipv6:tcp", "ipv6:udp:data", "ipv6:icmpv6")
                .contains("ip:vrrp", "ipv6:vrrp", "ip:udp:hsrp", "ipv6:ipv6.hopopts:tcp");
    }

    @Test
    void aLimitCutsTheCaptureAndSaysSoInTheFileAndOnStderr() throws IOException, InterruptedException {
        Path file = temp.resolve("small.pcapng");

        CommandRun run = CommandRun.of(
                "run", scenario, "-q", "--pcapng", file, "--pcapng-ports", "vm-1", "--pcapng-limit", "20kB");

        assertThat(run.exitCode()).isZero();
        assertThat(Files.size(file)).isBetween(18_000L, 20_000L);
        long kept = Tshark.read(file).size();
        assertThat(run.err())
                .matches("floodscope: " + file + " ends at \\d\\.\\d{3} s, where it reached 20,000 bytes "
                        + "\\(--pcapng-limit\\): it holds " + kept + " of [\\d,]+ frames\n");
        assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("cut: ends at ");
    }

    @Test
    void capturingChangesNoResult() {
        CommandRun plain = CommandRun.of("run", scenario, "--json", "-");
        CommandRun captured =
                CommandRun.of("run", scenario, "--json", "-", "--pcapng", temp.resolve("x"), "--pcapng-ports", "*");

        assertThat(captured.out()).isEqualTo(plain.out());
    }

    @Test
    void portsAreThoseObservedOrThoseOfASmallNetworkOrThoseNamed() throws IOException, InterruptedException {
        Path file = temp.resolve("ports.pcapng");
        CommandRun.of("run", scenario, "-q", "--pcapng", file, "--pcapng-limit", "10kB", "--set", "run.until=1s");
        assertThat(names(file)).contains("br-int/vm-1", "tor/router").doesNotContain("vm-1/eth0");

        Files.writeString(scenario, EVERYTHING + "observe: [{host: vm-2}]\n");
        CommandRun.of("run", scenario, "-q", "--pcapng", file);
        assertThat(names(file)).containsExactly("vm-2/eth0");

        CommandRun wrong = CommandRun.of(
                "run",
                scenario,
                "--pcapng",
                temp.resolve("no"),
                "--pcapng-ports",
                "vn-1,br-int/vm-9",
                "--pcapng-ports",
                "x");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).isEqualTo("""
                floodscope run: --pcapng-ports: no port, host or bridge is named 'vn-1'; did you mean 'vm-1'?
                floodscope run: --pcapng-ports: no port, host or bridge is named 'br-int/vm-9'; did you mean 'br-int/vm-1'?
                floodscope run: --pcapng-ports: no port, host or bridge is named 'x'; known: vm, slow, lossy, silent, \
                ct, red, blue, six, far, vm-1, vm-2, vm-3 and 9 more
                Nothing was run.
                """);
        assertThat(temp.resolve("no")).doesNotExist();
    }

    private static TreeSet<String> names(Path file) throws IOException, InterruptedException {
        return new TreeSet<>(Tshark.read(file, "-T", "fields", "-e", "frame.interface_name"));
    }
}
