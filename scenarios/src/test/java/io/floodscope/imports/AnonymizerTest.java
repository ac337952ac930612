package io.floodscope.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AnonymizerTest {

    private static final String TEXT = "10.4.0.1 10.4.0.2 10.4.1.7 192.168.0.0/16 192.168.3.4 fe80::f816:3eff:fe00:1 "
            + "2001:db8::5 2001:db8::6 fa:16:3e:00:00:01 FA-16-3E-00-00-01 enxfa163e000001 0000fa163e000001 "
            + "ff:ff:ff:ff:ff:ff 01:00:5e:00:00:01 0.0.0.0 127.0.0.1 224.0.0.1 ::1";

    @Test
    void theSameAddressIsReplacedByTheSameOneInEveryNotation() {
        String[] out = new Anonymizer(List.of(TEXT)).apply(TEXT).split(" ");

        assertThat(out[8]).isEqualTo("02:a0:00:00:00:01");
        assertThat(out[9]).isEqualTo(out[8]);
        assertThat(out[10]).isEqualTo("enx02a000000001");
        assertThat(out[11]).isEqualTo("000002a000000001");
    }

    @Test
    void noAddressOfTheOriginalIsLeft() {
        String out = new Anonymizer(List.of(TEXT)).apply(TEXT);

        for (String address :
                List.of("10.4.0.1", "10.4.0.2", "10.4.1.7", "192.168", "fe80::f8", "2001:db8", "fa:16", "fa163e")) {
            assertThat(out.toLowerCase(java.util.Locale.ROOT)).doesNotContain(address);
        }
    }

    @Test
    void addressesWithAMeaningStay() {
        assertThat(new Anonymizer(List.of(TEXT)).apply(TEXT))
                .endsWith("ff:ff:ff:ff:ff:ff 01:00:5e:00:00:01 0.0.0.0 127.0.0.1 224.0.0.1 ::1");
    }

    @Test
    void subnetsStayTogether() {
        String[] out = new Anonymizer(List.of(TEXT)).apply(TEXT).split(" ");

        assertThat(new Prefix(IpAddress.parse(out[0]), 24).contains(IpAddress.parse(out[1])))
                .isTrue();
        assertThat(new Prefix(IpAddress.parse(out[0]), 24).contains(IpAddress.parse(out[2])))
                .isFalse();
        assertThat(new Prefix(IpAddress.parse(out[0]), 23).contains(IpAddress.parse(out[2])))
                .isTrue();
        assertThat(Prefix.parse(out[3]).contains(IpAddress.parse(out[4]))).isTrue();
        assertThat(new Prefix(IpAddress.parse(out[6]), 64).contains(IpAddress.parse(out[7])))
                .isTrue();
    }

    @Test
    void anonymousImportLeaksNoAddressAnywhereInTheScenarioOrTheFindings() {
        Given given = new Given()
                .file(DumpKind.NEIGH, "neigh.json")
                .file(DumpKind.FDB, "fdb-3.txt")
                .file(DumpKind.BRIDGE_FDB, "bridge-fdb.json")
                .file(DumpKind.LINK, "link.json")
                .file(DumpKind.OVS_BRIDGE, "ovs-bridge.json");
        Pattern originals =
                Pattern.compile("fa:16:3e|70:ea:1a|00:11:22:33|d2:ae:7c|10\\.4\\.0\\.|a2d83a6b8a4b|:b1:f5:");

        ImportRun run = given.anonymous();
        String all = run.scenario("x", null).yaml() + run.findings();

        assertThat(originals.matcher(given.run().scenario("x", null).yaml()).find())
                .isTrue();
        assertThat(originals.matcher(all).find()).as(all).isFalse();
        assertThat(all).isEqualTo(given.anonymous().scenario("x", null).yaml() + run.findings());
    }

    @Test
    void macsOfOneVendorKeepACommonPrefixSoThatTheImportGuessesTheSame() {
        Given given = ImportedScenarioTest.incident(5);

        assertThat(given.anonymous().scenario("x", null).summary())
                .isEqualTo(given.run().scenario("x", null).summary());
    }
}
