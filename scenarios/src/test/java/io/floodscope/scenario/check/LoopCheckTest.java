package io.floodscope.scenario.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.load.ScenarioLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopCheckTest {

    @TempDir
    private Path folder;

    private String problemsOf(String links) throws IOException {
        Path file = folder.resolve("loop.flood.yaml");
        Files.writeString(file, """
                apiVersion: floodscope/v1
                name: loop
                run: {until: 1s}
                bridges: {a: {}, b: {}, c: {}}
                links:
                """ + links);
        Problems problems = new Problems();
        LoadedScenario loaded = Objects.requireNonNull(new ScenarioLoader(problems).load(file, List.of()));
        LoopCheck.check(loaded.scenario(), problems);
        return problems.render();
    }

    @Test
    void aTreeOfBridgesHasNoLoop() throws IOException {
        assertThat(problemsOf("  - {between: [a, b]}\n  - {between: [b, c]}\n")).doesNotContain("loop");
    }

    @Test
    void threeBridgesInARingAreRefusedWithTheRingPrinted() throws IOException {
        assertThat(problemsOf("  - {between: [a, b]}\n  - {between: [b, c]}\n  - {between: [c, a]}\n"))
                .containsPattern("loop without a spanning tree: (\\w) - \\w - \\w - \\1;");
    }

    @Test
    void twoCablesBetweenTheSameBridgesAreALoopToo() throws IOException {
        assertThat(problemsOf("  - {name: one, between: [a, b]}\n  - {name: two, between: [b, a]}\n"))
                .containsPattern("loop without a spanning tree: (\\w) - \\w - \\1;");
    }

    private static final String PAIR = """
            gateways:
              leaf:
                profile: cisco-nxos-anycast
                virtual-mac: 00:11:22:33:44:55
                members: [{name: L1, mac: 70:ea:1a:00:00:01}, {name: L2, mac: 70:ea:1a:00:00:02}]
                interfaces: [{vlan: 4, ip: 10.4.0.1/24}, {vlan: 5, ip: 10.5.0.1/24}]
            """;

    @Test
    void aBridgeWithACableToEachMemberIsALoopUnlessTheyAreABond() throws IOException {
        String twice = "  []\n" + PAIR + "    attach: [{bridge: a, member: L1}, {bridge: a, member: L2}]\n";
        String bond = "defaults: {bridges: {bonds: {bond0: {members: [L1, L2]}}}}\n";

        assertThat(problemsOf(twice)).containsPattern("loop without a spanning tree: (\\w+) - \\w+ - \\w+ - \\1;");
        assertThat(problemsOf(twice + bond)).doesNotContain("loop");
    }

    @Test
    void aLinkBesideAGatewayIsALoopInTheVlansThatBothCarry() throws IOException {
        String attached = PAIR + "    attach: [{bridge: a, member: L1}, {bridge: b, member: L2, vlan: 4}]\n";

        assertThat(problemsOf("  - {between: [a, b], vlans: [4]}\n" + attached))
                .contains("loop without a spanning tree")
                .contains("loop.flood.yaml:6:");
        assertThat(problemsOf("  - {between: [a, b], vlans: [5]}\n" + attached)).doesNotContain("loop without");
    }

    @Test
    void aLinkBetweenComputeNodesOfAFabricIsALoopThroughTheFabric() throws IOException {
        String fabric = """
                fabric:
                  spines: [s1, s2]
                  leaf-pairs: [[l1, l2], [l3, l4]]
                  computes: [{name: c1, leaves: [l1, l2]}, {name: c2, leaves: [l3, l4]}]
                  gateway: {profile: cisco-nxos-anycast, virtual-mac: 00:11:22:33:44:55,
                            interfaces: [{vlan: 4, ip: 10.4.0.1/24}]}
                """;

        assertThat(problemsOf("  []\n" + fabric)).doesNotContain("loop");
        assertThat(problemsOf("  - {between: [c1-br-bond, c2-br-bond]}\n" + fabric))
                .contains("loop without a spanning tree: ", "c1-br-bond - ", "s1 - ", "remove this link");
    }
}
