package io.floodscope.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floodscope.fabric.FabricPlan.Compute;
import io.floodscope.fabric.FabricPlan.LeafPair;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FabricPlanTest {

    /** Fig. 2.1 of the founding post, as explicit lists. */
    private static final FabricPlan SEED = new FabricPlan(
            List.of("S1", "S2"),
            List.of("L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8"),
            List.of(
                    new LeafPair("L1", "L2"),
                    new LeafPair("L3", "L4"),
                    new LeafPair("L5", "L6"),
                    new LeafPair("L7", "L8")),
            List.of(
                    new Compute("C1", List.of("L1", "L2")),
                    new Compute("C2", List.of("L1", "L2")),
                    new Compute("C3", List.of("L3", "L4")),
                    new Compute("C4", List.of("L3", "L4")),
                    new Compute("C5", List.of("L5", "L6")),
                    new Compute("C6", List.of("L5", "L6")),
                    new Compute("C7", List.of("L7", "L8")),
                    new Compute("C8", List.of("L7", "L8"))));

    @Test
    void theShorthandGivesTheSeedsFigure() {
        FabricPlan plan = new FabricShape(2, 4, 2).expand();

        assertThat(plan).isEqualTo(SEED);
        assertThat(plan.spineCables()).hasSize(16);
        assertThat(plan.computeCables()).hasSize(16);
        assertThat(plan.flaws()).isEmpty();
        assertThat(plan.groups()).hasSize(4).first().isEqualTo(List.of("L1", "L2"));
    }

    @Test
    void twoServersAreThreeSwitchesApartAndNoDeviceIsSinglePoint() {
        Topology graph = SEED.topology();

        assertThat(graph.shortestPath("C1", "C8"))
                .hasSize(5)
                .startsWith("C1")
                .endsWith("C8")
                .satisfies(path -> assertThat(path.get(2)).startsWith("S"));
        assertThat(graph.shortestPath("C1", "C2")).hasSize(3);
        assertThat(graph.shortestPath("C1", "nobody")).isEmpty();
        assertThat(graph.cutPoints()).isEmpty();
        assertThat(graph.loops()).isEmpty();
        assertThat(graph.cables()).isEqualTo(16 + 16 + 4);
    }

    @Test
    void aSingleSpineCutsTheFabric() {
        assertThat(new FabricShape(1, 2, 1).expand().topology().cutPoints()).containsExactly("S1");
    }

    @Test
    void anUnbondedSecondCableIsALoopThatIsPrinted() {
        Topology graph = Topology.builder()
                .bridged("br-int", "br-bond")
                .bridged("br-bond", "tor")
                .bridged("tor", "br-int")
                .bridged("tor", "other")
                .build();

        assertThat(graph.loops()).singleElement().satisfies(loop -> {
            assertThat(loop).hasSize(4).contains("br-int", "br-bond", "tor").doesNotContain("other");
            assertThat(loop.get(0)).isEqualTo(loop.get(3));
            assertThat(new ArrayList<>(loop.subList(0, 3))).doesNotHaveDuplicates();
        });
    }

    @Test
    void twoCablesBetweenTwoBridgesAreALoopUnlessTheyAreABond() {
        assertThat(Topology.builder()
                        .bridged("a", "b")
                        .bridged("a", "b")
                        .build()
                        .loops())
                .singleElement()
                .satisfies(loop -> assertThat(loop).hasSize(3));
        assertThat(Topology.builder().bond("a", List.of("b", "b")).build().loops())
                .isEmpty();
    }

    @Test
    void saysEverythingThatIsWrongWithALayout() {
        FabricPlan plan = new FabricPlan(
                List.of(),
                List.of("L1", "L2", "L3"),
                List.of(new LeafPair("L1", "L2"), new LeafPair("L2", "L9")),
                List.of(new Compute("C1", List.of("L1", "L3")), new Compute("L3", List.of("L7"))));

        assertThat(plan.flaws())
                .extracting(FabricPlan.Flaw::message)
                .containsExactlyInAnyOrder(
                        "two devices are named 'L3'",
                        "leaf 'L2' is in two pairs",
                        "pair [L2, L9]: no leaf named 'L9'",
                        "compute 'C1' needs one leaf, or the two leaves of a pair",
                        "compute 'L3': no leaf named 'L7'",
                        "several leaves or pairs need at least one spine");
    }

    @Test
    void refusesShapesThatMakeNoSense() {
        assertThatThrownBy(() -> new FabricShape(2, 0, 1)).hasMessageContaining("leaf pairs: expected 1 to 512");
        assertThatThrownBy(() -> new FabricShape(0, 2, 1)).hasMessageContaining("at least one spine");
    }
}
