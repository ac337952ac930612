package io.floodscope.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.check.ScenarioChecker;
import io.floodscope.scenario.schema.BondSpec;
import io.floodscope.scenario.schema.GatewaySpec;
import io.floodscope.scenario.schema.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FabricExpansionTest {

    private static final String GATEWAY = """
              gateway:
                profile: cisco-nxos-anycast
                virtual-mac: 00:11:22:33:44:55
                real-mac: 70:ea:1a:aa:bb:01
                interfaces: [{vlan: 4, ip: 10.4.0.1/16}, {vlan: 9, ip: 10.9.0.1/16}]
              instances:
                app: {count: 3, vlan: 4, ip: 10.4.1.1/16, mac: "fa:16:3e:04:00:01"}
                db: {vlan: 9, ip: 10.9.1.1/16}
            """;
    private static final String SHORTHAND = "  spines: 2\n  leaf-pairs: 4\n  computes-per-pair: 2\n";
    private static final String LISTS = """
              spines: [S1, S2]
              leaves: [L1, L2, L3, L4, L5, L6, L7, L8]
              leaf-pairs: [[L1, L2], [L3, L4], [L5, L6], [L7, L8]]
              computes:
                - {name: C1, leaves: [L1, L2]}
                - {name: C2, leaves: [L1, L2]}
                - {name: C3, leaves: [L3, L4]}
                - {name: C4, leaves: [L3, L4]}
                - {name: C5, leaves: [L5, L6]}
                - {name: C6, leaves: [L5, L6]}
                - {name: C7, leaves: [L7, L8]}
                - {name: C8, leaves: [L7, L8]}
            """;

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    private Path file(String fabric, String rest) throws IOException {
        Path file = folder.resolve("fabric.flood.yaml");
        Files.writeString(
                file, "apiVersion: floodscope/v1\nname: f\nrun: {until: 1s}\n" + rest + "fabric:\n" + fabric + GATEWAY);
        return file;
    }

    private Scenario load(String fabric, String rest, String... sets) throws IOException {
        LoadedScenario loaded = new ScenarioLoader(problems).load(file(fabric, rest), List.of(sets));
        assertThat(problems.render()).isEmpty();
        Scenario scenario = Objects.requireNonNull(loaded).scenario();
        ScenarioChecker.check(scenario, new Names(scenario), problems);
        assertThat(problems.render()).isEmpty();
        return scenario;
    }

    private String problemsOf(String fabric, String rest) throws IOException {
        LoadedScenario loaded = new ScenarioLoader(problems).load(file(fabric, rest), List.of());
        if (loaded != null) {
            ScenarioChecker.check(loaded.scenario(), new Names(loaded.scenario()), problems);
        }
        return problems.render();
    }

    @Test
    void threeNumbersMakeTheSeedsFigureWithPredictableNames() throws IOException {
        Scenario scenario = load(SHORTHAND, "");

        assertThat(scenario.gateways().keySet()).containsExactly("L1-L2", "L3-L4", "L5-L6", "L7-L8");
        assertThat(scenario.bridges()).hasSize(16).containsKeys("C1-br-int", "C1-br-bond", "C8-br-bond");
        assertThat(scenario.links().get(0).between()).containsExactly("C1-br-int", "C1-br-bond");
        assertThat(new Names(scenario).hosts().keySet())
                .hasSize(32)
                .contains("C1-app-1", "C1-app-3", "C1-db", "C8-app-3", "C8-db");
        GatewaySpec second = Objects.requireNonNull(scenario.gateways().get("L3-L4"));
        assertThat(second.members())
                .extracting(m -> m.name() + " " + m.mac())
                .containsExactly("L3 70:ea:1a:aa:bb:03", "L4 70:ea:1a:aa:bb:04");
        assertThat(second.attach())
                .extracting(a -> a.bridge() + " " + a.member())
                .containsExactly("C3-br-bond L3", "C3-br-bond L4", "C4-br-bond L3", "C4-br-bond L4");
        BondSpec bond =
                Objects.requireNonNull(Objects.requireNonNull(scenario.bridges().get("C3-br-bond"))
                        .bonds()
                        .get("bond0"));
        assertThat(bond.members()).containsExactly("L3", "L4");
        assertThat(bond.mode()).isEqualTo(BondSpec.Mode.ACTIVE_BACKUP);
    }

    /** What was made, without the places where it is written. */
    private static List<String> made(Scenario scenario) {
        return Stream.of(scenario.gateways(), scenario.bridges(), scenario.hosts(), scenario.links())
                .map(blocks -> blocks.toString().replaceAll("\\([^)]*\\)", ""))
                .toList();
    }

    @Test
    void listsMakeTheSameAsNumbers() throws IOException {
        assertThat(made(load(LISTS, ""))).isEqualTo(made(load(SHORTHAND, "")));
    }

    @Test
    void addressesGoOnFromOneComputeNodeToTheNextAndGatewaysFollowFromTheSubnet() throws IOException {
        Scenario scenario = load(SHORTHAND, "");

        var third = Objects.requireNonNull(scenario.hosts().get("C3-app"));
        assertThat(third.ip()).hasToString("[10.4.1.7/16]");
        assertThat(third.mac()).hasToString("fa:16:3e:04:00:07");
        assertThat(third.gateway()).hasToString("[10.4.0.1]");
        assertThat(Objects.requireNonNull(scenario.hosts().get("C8-db")).ip()).hasToString("[10.9.1.8/16]");
    }

    @Test
    void leavesMayStandAloneAndComputeNodesMayHaveOneCable() throws IOException {
        Scenario scenario = load(
                "  spines: [spine-a]\n  leaf-pairs: [[tor1, tor2]]\n  leaves: [tor1, tor2, edge]\n"
                        + "  computes: [{name: node1, leaves: edge}, {name: node2, leaves: [tor1, tor2]}]\n",
                "");

        assertThat(scenario.gateways().keySet()).containsExactly("tor1-tor2", "edge");
        assertThat(Objects.requireNonNull(scenario.gateways().get("edge")).attach())
                .singleElement()
                .satisfies(a -> assertThat(a.bridge()).isEqualTo("node1-br-bond"));
        assertThat(Objects.requireNonNull(scenario.bridges().get("node1-br-bond"))
                        .bonds())
                .isEmpty();
    }

    @Test
    void whatIsMadeTakesDefaultsAndIsOverriddenKeyByKey() throws IOException {
        Scenario scenario = load(
                SHORTHAND + "  bridges: {br0: {use: old}}\n  bond-mode: balance-slb\n",
                "templates: {old: {version: ovs-2.3}}\ndefaults: {bridges: {mac-aging-time: 600s}}\n"
                        + "bridges: {C2-br0: {mac-aging-time: 1800s}}\n"
                        + "hosts: {C1-mgmt: {bridge: C1-br0, local: true}, C1-app: {cable: {rate: 1Gbit/s}}}\n");

        var first = Objects.requireNonNull(scenario.bridges().get("C1-br0"));
        assertThat(first.version()).isEqualTo("ovs-2.3");
        assertThat(first.macAgingTime()).isEqualTo(Duration.ofSeconds(600));
        assertThat(Objects.requireNonNull(first.bonds().get("bond0")).mode()).isEqualTo(BondSpec.Mode.BALANCE_SLB);
        assertThat(Objects.requireNonNull(scenario.bridges().get("C2-br0")).macAgingTime())
                .isEqualTo(Duration.ofSeconds(1800));
        assertThat(Objects.requireNonNull(scenario.hosts().get("C1-app")).cable())
                .isNotNull();
        assertThat(Objects.requireNonNull(scenario.hosts().get("C2-app")).cable())
                .isNull();
        assertThat(scenario.links()).isEmpty();
    }

    @Test
    void pathsReachTheNumbersAndWhatIsMadeFromThem() throws IOException {
        Scenario scenario = load(
                SHORTHAND.replace("pairs: 4", "pairs: ${pairs}"),
                "vars: {pairs: 1, aging: 900s}\n",
                "vars.pairs=2",
                "fabric.spines=3",
                "fabric.instances.app.count=5",
                "**.mac-aging-time=${aging}",
                "bridges.C4-br-int.mac-aging-time=60s",
                "gateways.L3-L4.arp-timeout=1200s");

        assertThat(Objects.requireNonNull(scenario.fabric()).spines()).containsExactly("S1", "S2", "S3");
        assertThat(scenario.gateways()).hasSize(2);
        assertThat(new Names(scenario).hosts("C4-app")).hasSize(5);
        assertThat(Objects.requireNonNull(scenario.bridges().get("C1-br-int")).macAgingTime())
                .isEqualTo(Duration.ofSeconds(900));
        assertThat(Objects.requireNonNull(scenario.bridges().get("C4-br-int")).macAgingTime())
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(Objects.requireNonNull(scenario.gateways().get("L1-L2")).arpTimeout())
                .isNull();
        assertThat(Objects.requireNonNull(scenario.gateways().get("L3-L4")).arpTimeout())
                .isEqualTo(Duration.ofSeconds(1200));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    too many spines     | spines: 65, leaf-pairs: 1         | :5:11: error: 65 is out of range for 'fabric.spines'; expected 0 to 64, or a list of names
                    no spine            | leaf-pairs: 2                     | several leaves or pairs need at least one spine
                    no leaves           | spines: 2                         | a fabric needs leaves: 'leaf-pairs: 4', or lists of names
                    half a pair         | spines: 1, leaf-pairs: [[L1]]     | :6:16: error: a pair has two leaves: [L1, L2]
                    an unknown leaf     | leaves: [leaf1, leaf2], leaf-pairs: [[leaf1, leaf3]], spines: 1 | :6:24: error: pair [leaf1, leaf3]: no leaf named 'leaf3' # did you mean 'leaf1'?
                    a leaf in two pairs | spines: 1, leaf-pairs: [[L1, L2], [L2, L3]] | :6:27: error: leaf 'L2' is in two pairs
                    two cables, no pair | spines: 1, leaves: 2, computes: [{name: c, leaves: [L1, L2]}] | compute 'c' needs one leaf, or the two leaves of a pair
                    a name twice        | spines: [L1], leaf-pairs: 1       | two devices are named 'L1'
                    two ways            | leaf-pairs: 1, computes-per-pair: 1, computes: [{name: c, leaves: [L1, L2]}] | either 'computes-per-pair' or 'computes'
                    too many            | spines: 1, leaf-pairs: 512, computes-per-pair: 512 | at most 4096 compute nodes
                    not in a fabric     | leaf-pairs: 1, computes-per-pair: 1, bridges: {br0: {node: x}} | 'node' cannot be written here: each compute node is one
                    another kind        | leaf-pairs: 1, bridges: {br0: {kind: linux}} | the bridges of a compute node are Open vSwitch bridges
                    an unknown key      | leaf-pairs: 1, spine: 2           | unknown key 'spine' in fabric
                    """)
    void everyMistakeIsNamedWithItsPlace(String what, String keys, String expected) throws IOException {
        String lines =
                keys.replaceAll("(?<!c), (?=(spines?|leaves|leaf-pairs|computes|computes-per-pair|bridges):)", "\n  ");

        String said = problemsOf("  " + lines + "\n", "");

        assertThat(said).as(what).contains(expected.split(" # "));
        assertThat(said).containsPattern("fabric\\.flood\\.yaml:\\d+:\\d+: error: ");
    }

    @Test
    void instancesThatDoNotFitIntoTheirSubnetAreRefused() throws IOException {
        Path tight = file(SHORTHAND, "");
        Files.writeString(tight, Files.readString(tight).replace("ip: 10.4.1.1/16", "ip: 10.4.0.250/24"));

        assertThat(new ScenarioLoader(problems).load(tight, List.of())).isNull();
        assertThat(problems.render())
                .contains(
                        "the instances of 'C3' do not fit into the subnet of 10.4.0.250/24: the last would be 10.4.1.2");
    }

    @Test
    void aMistakeInTheFabricIsReportedOnceAndHidesWhatWouldFollowFromIt() throws IOException {
        String said = problemsOf(
                SHORTHAND + "  bond-mode: rr\n", "traffic: {t: {type: ping, from: C1-app-1, to: C5-app-1}}\n");

        assertThat(said.split("error: ")).hasSize(2);
        assertThat(said).contains("'fabric.bond-mode'");
    }
}
