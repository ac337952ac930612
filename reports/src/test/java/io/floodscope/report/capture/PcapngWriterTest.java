package io.floodscope.report.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.floodscope.report.SmallRuns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapngWriterTest {

    private static final Path TSHARK = Path.of("/usr/bin/tshark");

    /** An ARP request from 70:ea:1a:aa:bb:cc whose sender hardware address is the virtual 00:11:22:33:44:55. */
    private static final byte[] ARP = HexFormat.of()
            .parseHex("fa163e00000170ea1aaabbcc0806" + "0001080006040001001122334455" + "0a040001fa163e0000010a04000b");

    @TempDir
    Path folder;

    @Test
    void tsharkReadsInterfacesTimesLengthsDirectionsAndComments() throws IOException, InterruptedException {
        Path file = folder.resolve("ports.pcapng");
        try (PcapngWriter pcap = new PcapngWriter(Files.newOutputStream(file), "Floodscope 0.1.0")) {
            int uplink = pcap.addInterface("br-int/uplink", "towards the leaf", 0);
            int instance = pcap.addInterface("c1-inst7/eth0", "", 0);
            pcap.packet(uplink, 0, ARP, ARP.length, Direction.OUT, "");
            pcap.packet(
                    instance,
                    6_000_000_000_123L,
                    ARP,
                    60_014,
                    Direction.IN,
                    "flooded: entry expired 12.3 s ago, learned at 276.000 s");
        }

        assertThat(tshark(
                        file,
                        "frame.interface_name",
                        "frame.time_epoch",
                        "frame.len",
                        "frame.cap_len",
                        "frame.packet_flags_direction",
                        "frame.comment",
                        "eth.src",
                        "arp.src.hw_mac"))
                .containsExactly(
                        "br-int/uplink|0.000000000|42|42|0x00000002||70:ea:1a:aa:bb:cc|00:11:22:33:44:55",
                        "c1-inst7/eth0|6000.000000123|60014|42|0x00000001|flooded: entry expired 12.3 s ago, learned at 276.000 s|70:ea:1a:aa:bb:cc|00:11:22:33:44:55");
    }

    @Test
    void tsharkCountsAsManyCommentsAsWereWritten() throws IOException, InterruptedException {
        Path file = folder.resolve("many.pcapng");
        try (PcapngWriter pcap = new PcapngWriter(Files.newOutputStream(file), "Floodscope 0.1.0")) {
            int port = pcap.addInterface(SmallRuns.NASTY, SmallRuns.NASTY, 0);
            for (int i = 0; i < 300; i++) {
                pcap.packet(port, i, ARP, ARP.length, Direction.IN, i % 3 == 0 ? "flooded: no entry" : "");
            }
        }

        assertThat(tshark(file, "frame.comment"))
                .hasSize(300)
                .filteredOn(c -> c.equals("flooded: no entry"))
                .hasSize(100);
    }

    @Test
    void equalCallsGiveEqualBytesInBlocksOfWholeWords() throws IOException {
        byte[] once = small();

        assertThat(once).isEqualTo(small());
        assertThat(once.length % 4).isZero();
    }

    @Test
    void refusesAnUnknownInterfaceAndImpossibleLengths() throws IOException {
        try (PcapngWriter pcap = new PcapngWriter(new ByteArrayOutputStream(), "x")) {
            assertThatThrownBy(() -> pcap.packet(0, 0, ARP, 42, Direction.IN, ""))
                    .hasMessageContaining("no interface 0");
            pcap.addInterface("p", "", 0);
            assertThatThrownBy(() -> pcap.packet(0, 0, ARP, 41, Direction.IN, ""))
                    .hasMessageContaining("original length 41");
        }
    }

    private static byte[] small() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapngWriter pcap = new PcapngWriter(out, "Floodscope 0.1.0")) {
            pcap.packet(pcap.addInterface("p", "d", 0), 1, new byte[] {1, 2, 3}, 3, Direction.OUT, "c");
        }
        return out.toByteArray();
    }

    private static List<String> tshark(Path file, String... fields) throws IOException, InterruptedException {
        boolean there = Files.isExecutable(TSHARK);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("CI needs tshark (apt-get install tshark)");
        }
        assumeTrue(there, "tshark is not installed");
        List<String> command = new ArrayList<>(
                List.of(TSHARK.toString(), "-n", "-r", file.toString(), "-T", "fields", "-E", "separator=|"));
        for (String field : fields) {
            command.add("-e");
            command.add(field);
        }
        Path errors = Files.createTempFile("tshark", ".txt");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        Files.delete(errors);
        return text.lines().toList();
    }
}
